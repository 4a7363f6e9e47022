"""PO files that come back from translators → the catalogues of the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import catalogue
from dragoman.catalogue.returning import Event, Outcome, Returned, merge_returned
from dragoman.model import Catalogue, Finding, MaterialError, Position, Severity, UsageError
from dragoman.pipeline.belonging import belonging
from dragoman.pipeline.git import earlier_versions
from dragoman.workspace import Workspace, write_file

_MOST = 20
"""Findings of one kind that are printed one by one."""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """What one file brought."""

    text: str
    locale: str
    path: str
    """The catalogue it went into, relative to the workspace."""
    changed: bool
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    summary: str


def return_file(
    workspace: Workspace,
    name: Path,
    *,
    text: str | None = None,
    locale: str | None = None,
    confirmed: bool = False,
    dry_run: bool = False,
) -> ReturnedFile:
    """Take one PO file that came back into locales/<locale>/<text>.po, by meaning (see ``catalogue.returning``).

    Where git has earlier versions of the catalogue they tell which side changed a unit. Raises UsageError when it
    cannot be told which catalogue the file belongs to, and PoSyntaxError for a file that gettext refuses; nothing is
    written then.
    """
    try:
        data = name.read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror})", "Check the name and the permissions.") from error
    came = catalogue.parse(data, str(name))
    text, locale = belonging(workspace, name, came, text=text, locale=locale)
    path = workspace.catalogue_path(text, locale)
    if path.exists() and name.resolve() == path.resolve():
        raise UsageError(
            f"{name} is the workspace's own catalogue",
            "Name the file that came back; to tidy this one, use `dragoman format`.",
        )
    before = workspace.read_if_there(path)
    if before is None:
        raise MaterialError(
            f"{workspace.relative(path)}: does not exist",
            f"Run `dragoman update {text}` first, with {locale} among the targets in dragoman.yaml.",
        )
    ours = catalogue.parse(before, workspace.relative(path))
    result = merge_returned(ours, came, tuple(_history(path)), all_confirmed=confirmed)
    changed = result.catalogue != ours
    if changed and not dry_run:
        write_file(path, catalogue.verified(result.catalogue), read=before)
    return ReturnedFile(
        text, locale, workspace.relative(path), changed, result.events, tuple(_findings(result, str(name))),
        _summary(result.events),
    )  # fmt: skip


def _history(path: Path) -> Iterator[Catalogue]:
    for data in earlier_versions(path):
        try:
            yield catalogue.parse(data)
        except catalogue.PoSyntaxError:
            continue


_TOLD = {
    Outcome.CONFLICT: (
        Severity.WARNING,
        "was translated here and there, each differently: both are kept, fuzzy, the one that came in a comment",
        "Choose one, take away the comment and the fuzzy mark.",
    ),
    Outcome.EMPTIED: (Severity.WARNING, "came back without a translation: ours stays", ""),
    Outcome.SHOWN: (Severity.WARNING, "came back with an unfinished version: ours stays, it is in a comment", ""),
    Outcome.OLDER: (Severity.NOTE, "came back as it was before: ours stays", ""),
    Outcome.UNMARKED: (
        Severity.NOTE,
        "came back without its fuzzy mark, from an editor that may drop marks: it stays fuzzy",
        "If the translator confirmed what has no mark, run the command again with --confirmed.",
    ),
    Outcome.RETIRED: (Severity.NOTE, "is no longer in the text: its translation was taken as obsolete", ""),
    Outcome.UNKNOWN: (Severity.NOTE, "is not in the text: its translation is kept as obsolete", ""),
    Outcome.BEGUN: (Severity.NOTE, "is fuzzy now", ""),
}
"""Outcomes that are told unit by unit: severity, what is said behind the unit's words, hint."""

_COUNTED = {
    Outcome.BLANKED: "fuzzy translations that were left out",
    Outcome.ABSENT: "units that were left out",
    Outcome.COMMENTS: "units whose comments were dropped",
}
"""Outcomes of which only the number is told."""

_SUMMARY = {
    Outcome.TRANSLATED: "taken",
    Outcome.CONFIRMED: "confirmed",
    Outcome.BEGUN: "begun",
    Outcome.CONFLICT: "translated on both sides",
    Outcome.RETIRED: "taken as obsolete",
    Outcome.UNKNOWN: "kept as obsolete",
    Outcome.COMMENTED: "comments taken",
    Outcome.SHOWN: "in a comment",
    Outcome.OLDER: "older, refused",
    Outcome.EMPTIED: "empty, refused",
    Outcome.UNMARKED: "fuzzy marks restored",
}


def _findings(result: Returned, name: str) -> Iterator[Finding]:
    for outcome, (severity, words, hint) in _TOLD.items():
        events = [event for event in result.events if event.outcome is outcome]
        for number, event in enumerate(events[:_MOST]):
            more = f" (and {len(events) - _MOST} more: --format json)" if number + 1 == _MOST < len(events) else ""
            yield Finding(
                f"return-{outcome.value}",
                severity,
                f"“{_cut(event.key[1])}” {words}{more}.",
                hint,
                Position(name, event.line or None),
            )
    counts = Counter(event.outcome for event in result.events)
    restored = [f"{counts[outcome]} {words}" for outcome, words in _COUNTED.items() if counts[outcome]]
    if restored:
        yield Finding("return-restored", Severity.NOTE, f"Restored: {', '.join(restored)}.", "", Position(name))


def _summary(events: Iterable[Event]) -> str:
    counts = Counter(event.outcome for event in events)
    told = [f"{counts[outcome]} {words}" for outcome, words in _SUMMARY.items() if counts[outcome]]
    return ", ".join(told) or "nothing new"


def _cut(source: str) -> str:
    line = " ".join(source.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

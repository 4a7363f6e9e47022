"""Coverage of texts in locales, and documents that tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dragoman.model import By, Catalogue, Coverage, Finding, History, MaterialError, Severity, overall
from dragoman.pipeline.loading import load, load_catalogue, targets
from dragoman.pipeline.unreadable import unreadable
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Measured:
    """Coverage of one text."""

    rows: tuple[Coverage, ...]
    """One a locale: those of the settings, and those that have a catalogue."""
    findings: tuple[Finding, ...]
    """What makes a figure doubtful: markers of joined sentences that join to nothing."""


def status(
    workspace: Workspace, text_id: str, locales: Sequence[str] = (), checked: Iterable[Finding] | None = None
) -> Measured:
    """Measure one text in each of its locales, or in those of them that are among ``locales``.

    ``checked`` is what the checks found in the workspace: with it, translated units that an error or a warning is about
    are counted too. None where no check was run.
    """
    from dragoman import catalogue

    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    flagged = None if checked is None else _flagged(checked, text_id)
    rows: list[Coverage] = []
    findings: list[Finding] = []
    for locale in dict.fromkeys((*targets(workspace, segmented.text), *workspace.catalogue_locales(text_id))):
        if locales and locale not in locales:
            continue
        try:
            units = load_catalogue(workspace, text_id, locale) or Catalogue()
        except MaterialError as error:
            # The other locales are measured all the same.
            findings.append(unreadable(error, workspace.relative(workspace.catalogue_path(text_id, locale))))
            continue
        place = workspace.relative(workspace.catalogue_path(text_id, locale))
        rows.append(
            catalogue.coverage(
                text_id, locale, messages, units, segmented.text.locale,
                flagged=None if flagged is None else flagged.get(locale, frozenset()), path=place,
            )
        )  # fmt: skip
        findings.extend(catalogue.joined_findings(segmented, units, place))
    return Measured(tuple(rows), tuple(findings))


def _flagged(findings: Iterable[Finding], text_id: str) -> dict[str, set[str]]:
    """Ids of the units of a text that an error or a warning is about, by locale."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        subject = finding.subject
        if subject is not None and subject.text == text_id and finding.severity is not Severity.NOTE:
            found.setdefault(subject.locale, set()).add(subject.unit)
    return found


def found_by_checks(workspace: Workspace, texts: Sequence[str], workers: int = 1) -> tuple[Finding, ...]:
    """What the checks find in texts and their catalogues, in every locale; no texts means all.

    A text that cannot be read is left out: to measure it says why.
    """
    from dragoman.pipeline.checking import conclude, jobs, look_at_all, references
    from dragoman.pipeline.looks import Looks

    looks = Looks(workspace)
    todo, _ = jobs(workspace, texts, looks=looks)
    reference, _ = references(workspace)
    found = conclude(look_at_all(todo, reference, workers, looks), workspace.settings.checks).findings
    looks.save()
    return found


def status_document(
    form: str, rows: Sequence[Coverage], *, by: By | None = None, checked: Sequence[Finding] | None = None,
    history: History | None = None, title: str = "", now: datetime | None = None,
    paint: Callable[[str, Any], str] | None = None,
) -> str:  # fmt: skip
    """Coverage as ``table``, ``json``, ``html`` or ``svg`` (a badge of all rows together), ended by a line feed.

    ``checked`` is what the checks found, None where none was run; ``title`` what the page is called, ``now`` the time
    that it tells; ``paint`` puts colours on the lines of the table.
    """
    if form == "table":
        from dragoman.reports.coverage_table import coverage_table

        return coverage_table(rows, by, history, style=paint or (lambda line, kind: line)) + "\n"
    if form == "json":
        from dragoman.reports.coverage_json import coverage_json

        return coverage_json(rows, by, history)
    if form == "svg":
        from dragoman.reports.badge import badge

        locales = {row.locale for row in rows}
        return badge(overall(rows), locales.pop() if len(locales) == 1 else "")
    from dragoman.pipeline.reporting import rules
    from dragoman.reports.coverage_page import coverage_page

    known = () if checked is None else rules()
    return coverage_page(rows, findings=checked, rules=known, history=history, title=title, when=now)

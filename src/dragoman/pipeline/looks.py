"""What the checks made of papers that have not changed since, so that only the others are parsed and looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.checks.collection import checks
from dragoman.checks.pair import Claim, Record
from dragoman.checks.reference import Reference
from dragoman.languages import tags
from dragoman.model import INTERNAL, DragomanError, Finding, Position, Severity, Side, Spot, Subject
from dragoman.pipeline.loading import load, targets_of
from dragoman.pipeline.seen import Key, Seen
from dragoman.workspace import GLOSSARY_FILE, NAMES_FILE, Workspace
from dragoman.workspace.listing import catalogues_by_text

if TYPE_CHECKING:
    from dragoman.pipeline.checking import Job, Looked


class Looks:
    """The results of jobs by all that they follow from. Repairs are not among them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._seen = Seen(workspace, "check")
        self._there = catalogues_by_text(workspace)
        self._shared: dict[tuple[object, ...], tuple[tuple[str, ...], tuple[object, ...]] | None] = {}
        for name in (GLOSSARY_FILE, NAMES_FILE):
            # They are read before the first key is made: what is saved between must show as a change.
            self._seen.digest(name)

    def locales(self, text_id: str) -> tuple[str, ...]:
        """The locales of a text: those of the settings, and those that have a catalogue. Raises as ``load`` does."""
        key = self._seen.key((f"texts/{text_id}.md",), self._workspace.settings.source)
        written = self._seen.of(f"texts/{text_id}", key)
        if not isinstance(written, str):
            written = load(self._workspace, text_id).text.locale
            self._seen.note(f"texts/{text_id}", key, written)
        return (*targets_of(self._workspace, text_id, written), *self._there.get(text_id, ()))

    def key(self, job: Job, reference: Reference) -> Key | None:
        """All that the result of a job follows from; None where it is not remembered."""
        if not job.text or job.workspace.root != self._workspace.root:
            return None
        own = job.workspace.settings.for_text(job.text).granularity
        common = (job.locale, job.selection, job.fuzzy)
        place = (job.locale, id(job.selection), job.fuzzy)
        if place not in self._shared:
            self._shared[place] = self._dictionary(job.locale, reference, *common[1:])
        shared = self._shared[place]
        if shared is None:
            return None
        files = [f"texts/{job.text}.md", *shared[0]]
        if job.locale:
            files.append(f"locales/{job.locale}/{job.text}.po")
        return self._seen.key(files, job.workspace.settings.source, own, *shared[1])

    def of(self, job: Job, key: Key | None) -> Looked | None:
        """What became of the job when it was done last; None where it is to be done."""
        value = self._seen.of(_name(job), key)
        if value is None:
            return None
        try:
            return _looked(job, value)
        except (TypeError, ValueError, IndexError):
            return None

    def note(self, looked: Looked, key: Key | None) -> None:
        """Remember what became of a job, unless it is an error, or a fault of the program."""
        if looked.error is None and not any(finding.code == INTERNAL for finding in looked.findings):
            self._seen.note(_name(looked.job), key, _value(looked))

    def save(self) -> None:
        """Write what was noted."""
        self._seen.save(frozenset(self._workspace.text_ids()))

    @staticmethod
    def _dictionary(
        locale: str, reference: Reference, *chosen: object
    ) -> tuple[tuple[str, ...], tuple[object, ...]] | None:
        """The files of terms and of the dictionary that papers in a locale are looked at with, and what is chosen."""
        try:
            found = reference.dictionaries.get(tags.plainest(locale)) if locale else None
        except DragomanError:
            return None
        if found is None:
            return (GLOSSARY_FILE, NAMES_FILE), (*map(repr, chosen), "")
        path = getattr(found, "path", None)
        if path is None:
            return None
        path = path.absolute()  # DICPATH may name a folder from where the program was started.
        files = (GLOSSARY_FILE, NAMES_FILE, str(path), str(path.with_suffix(".aff")))
        return files, (*map(repr, chosen), str(path))


def _name(job: Job) -> str:
    return f"{job.locale or 'source'}/{job.text}"


def _value(looked: Looked) -> list[Any]:
    """A result as a JSON value; what all records of a paper have in common stands there once."""
    heads = {(one.source_locale, one.text, one.locale, one.path): None for one in looked.records}
    places = {check.code: place for place, check in enumerate(checks())}
    numbered = {head: place for place, head in enumerate(heads)}
    records = [
        [
            numbered[one.source_locale, one.text, one.locale, one.path], one.source, one.target, one.role, one.unit,
            one.context, one.line, *([sorted(one.suppressed)] if one.suppressed else []),
        ]
        for one in looked.records
    ]  # fmt: skip
    return [
        [_finding_value(one) for one in looked.findings], [list(head) for head in heads], records,
        [
            [_subject_value(one.subject), _position_value(one.position), one.code, one.reason, one.ran, one.used]
            for one in looked.claims
        ],
        looked.suppressed, looked.fixable, " ".join(str(places[code]) for code in looked.ran),
    ]  # fmt: skip


def _looked(job: Job, value: Sequence[Any]) -> Looked:
    from dragoman.pipeline.checking import Looked

    findings, heads, records, claims, suppressed, fixable, ran = value
    every = checks()
    return Looked(
        job, tuple(map(_finding, findings)), (), tuple(_records(heads, records)),
        tuple(Claim(Subject(*subject), Position(*position), *rest) for subject, position, *rest in claims),
        int(suppressed), int(fixable), tuple(every[int(place)].code for place in ran.split()),
    )  # fmt: skip


def _records(heads: Sequence[Sequence[str]], records: Sequence[Sequence[Any]]) -> Iterator[Record]:
    for head, source, target, role, unit, context, line, *more in records:
        source_locale, text, locale, path = heads[head]
        suppressed = frozenset(more[0]) if more else frozenset[str]()
        yield Record(source, target, source_locale, text, locale, role, unit, context, path, line, suppressed)


def _finding_value(one: Finding) -> list[Any]:
    spot = None if one.spot is None else [one.spot.side, one.spot.start, one.spot.end]
    subject = None if one.subject is None else _subject_value(one.subject)
    return [
        one.code, one.severity, one.message, one.hint, _position_value(one.position), subject, spot, one.found,
        one.expected, one.family,
    ]  # fmt: skip


def _finding(value: Sequence[Any]) -> Finding:
    code, severity, message, hint, position, subject, spot, found, expected, family = value
    return Finding(
        code, Severity(severity), message, hint, Position(*position), None if subject is None else Subject(*subject),
        None if spot is None else Spot(Side(spot[0]), *spot[1:]), found, expected, family,
    )  # fmt: skip


def _position_value(one: Position) -> list[Any]:
    return [one.path, one.line, one.column, one.page]


def _subject_value(one: Subject) -> list[Any]:
    return [one.text, one.locale, one.role, one.unit, one.context, one.source, one.target, one.source_locale]

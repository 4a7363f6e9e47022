"""Running checks: pairs and papers in, findings out; a bug in a check is told and the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.checks.check import Check, Fix, Hit
from dragoman.checks.pair import Pair, Paper, Record
from dragoman.checks.selection import NO_SELECTION, Selection, speaks_of
from dragoman.checks.suppressions import suppressions
from dragoman.markup import offsets
from dragoman.model import Finding, Position, Severity, Side, Spot, State, Subject

INTERNAL = "internal-error"


@dataclass(frozen=True, slots=True)
class Repair:
    """A safe repair of one unit's translation, by offsets of its Markdown."""

    pair: Pair
    code: str
    fix: Fix


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of one paper."""

    findings: tuple[Finding, ...]
    repairs: tuple[Repair, ...] = ()
    records: tuple[Record, ...] = ()
    """For the checks that look at all papers together."""
    suppressed: int = 0
    """How many findings translators' comments have taken away."""
    used: frozenset[tuple[str, str]] = frozenset()
    """(unit, code) of the suppressions that took one away."""


def check_paper(
    paper: Paper, checks: Sequence[Check], selection: Selection = NO_SELECTION, *, side: Side = Side.TARGET,
    fuzzy: bool = False,
) -> Checked:  # fmt: skip
    """Run the checks of pairs and papers that look at ``side``.

    A unit that recurs is looked at once. With ``fuzzy``, checks of pairs also see fuzzy units. Findings are in the
    order of the paper, and for one unit in that of the checks.
    """
    running = [
        check for check in checks
        if check.side is side and speaks_of(check, paper.locale) and selection.runs(check, paper.id, paper.locale)
    ]  # fmt: skip
    units = list({(pair.units or pair.source, pair.target): pair for pair in reversed(paper.pairs)}.values())[::-1]
    order = {id(pair): number for number, pair in enumerate(paper.pairs)}
    findings: list[tuple[int, int, Finding]] = []
    repairs: list[Repair] = []
    suppressed: set[tuple[str, str]] = set()
    gone = 0
    for number, check in enumerate(running):
        severity = selection.severity(check, paper.id, paper.locale)
        for pair, hit in _hits(check, paper, units, fuzzy):
            if isinstance(hit, Finding):
                findings.append((len(order), number, hit))
                continue
            if pair is not None and any(one.code == check.code and one.reason for one in suppressions(pair.comments)):
                suppressed.update((unit, check.code) for unit in pair.units)
                gone += 1
                continue
            place = -1 if pair is None else order.get(id(pair), -1)
            findings.append((place, number, finding_of(check, severity, hit, pair, paper)))
            if pair is not None:
                repairs += [Repair(pair, check.code, fix) for fix in _raw(hit, pair)]
    findings.sort(key=lambda each: each[:2])
    records = tuple(_records(units)) if side is Side.TARGET else ()
    return Checked(tuple(each[2] for each in findings), tuple(repairs), records, gone, frozenset(suppressed))


def check_workspace(
    records: Sequence[Record], checks: Sequence[Check], selection: Selection = NO_SELECTION,
    comments: Mapping[tuple[str, str, str], tuple[str, ...]] | None = None,
) -> tuple[Finding, ...]:  # fmt: skip
    """Run the checks that look at all papers together."""
    findings: list[Finding] = []
    for check in checks:
        if check.workspace is None:
            continue
        chosen = tuple(record for record in records if _concerns(check, record.subject, selection))
        try:
            for record, hit in check.workspace(chosen):
                subject = record.subject
                told = (comments or {}).get((subject.text, subject.locale, subject.unit), ())
                if any(one.code == check.code and one.reason for one in suppressions(told)):
                    continue
                severity = selection.severity(check, subject.text, subject.locale)
                findings.append(_finding(check, severity, hit, subject, record.position))
        except Exception as error:
            findings.append(_internal(check, error, None, Position()))
    return tuple(findings)


def _concerns(check: Check, subject: Subject, selection: Selection) -> bool:
    return speaks_of(check, subject.locale) and selection.runs(check, subject.text, subject.locale)


def _hits(
    check: Check, paper: Paper, units: Iterable[Pair], fuzzy: bool
) -> Iterator[tuple[Pair | None, Hit | Finding]]:
    if check.paper is not None:
        try:
            for hit in check.paper(paper):
                yield hit.pair, hit
        except Exception as error:
            yield None, _internal(check, error, None, paper.position)
    if check.pair is None:
        return
    for pair in units:
        if check.side is Side.TARGET and pair.state not in check.states and not (fuzzy and pair.state is State.FUZZY):
            continue
        try:
            for hit in check.pair(pair):
                yield pair, hit
        except Exception as error:
            yield pair, _internal(check, error, pair.subject, pair.position)


def finding_of(check: Check, severity: Severity, hit: Hit, pair: Pair | None, paper: Paper) -> Finding:
    """The finding that a hit makes."""
    if pair is None:
        return _finding(check, severity, hit, None, paper.position)
    position = pair.source_position if check.side is Side.SOURCE else pair.position
    return _finding(check, severity, hit, pair.subject, position)


def _finding(check: Check, severity: Severity, hit: Hit, subject: Subject | None, position: Position) -> Finding:
    spot = None
    if subject is not None and hit.start is not None:
        end = hit.start if hit.end is None else hit.end
        spot = Spot(hit.side, hit.start, end) if hit.raw else _mapped(hit.side, hit.start, end, subject)
    return Finding(
        check.code, severity, hit.message, hit.hint or check.hint, position, subject=subject, spot=spot,
        found=hit.found, expected=hit.expected, family=check.family.value,
    )  # fmt: skip


def _mapped(side: Side, start: int, end: int, subject: Subject) -> Spot:
    """A stretch of plain words as one of the Markdown."""
    places = offsets(subject.source if side is Side.SOURCE else subject.target)
    last = len(places) - 1
    first = places[min(start, last)]
    return Spot(side, first, places[min(end, last) - 1] + 1 if end > start else first)


def _raw(hit: Hit, pair: Pair) -> Iterator[Fix]:
    """The repairs of a hit by offsets of the Markdown; one that would reach over markup is not safe and left out."""
    if hit.raw:
        yield from hit.fixes
        return
    words = pair.target_plain
    places = offsets(pair.target)
    for fix in hit.fixes:
        start = places[fix.start]
        end = places[fix.end - 1] + 1 if fix.end > fix.start else start
        if pair.target[start:end] == words[fix.start : fix.end]:
            yield replace(fix, start=start, end=end)


def _records(units: Iterable[Pair]) -> Iterator[Record]:
    for pair in units:
        if pair.state is State.TRANSLATED and pair.target:
            yield Record(pair.source, pair.target, pair.source_locale, pair.subject, pair.position)


def _internal(check: Check, error: Exception, subject: Subject | None, position: Position) -> Finding:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Finding(
        INTERNAL, Severity.ERROR,
        f"the check {check.code} failed here: {type(error).__name__}: {error} ({frame.name}, line {frame.lineno})",
        "This is a fault of the program and not of your text: please report it. The other checks went on.",
        position, subject=subject, family=check.family.value,
    )  # fmt: skip

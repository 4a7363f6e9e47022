"""Running checks: pairs and papers in, findings out; a bug in a check is told and the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.checks.check import Check, Fix, Hit
from dragoman.checks.pair import Claim, Pair, Paper, Record
from dragoman.checks.selection import NO_SELECTION, chosen
from dragoman.checks.suppressions import Suppression, suppressions
from dragoman.markup import offsets, plain
from dragoman.model import Finding, Position, Selection, Severity, Side, Spot, State, Subject

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
    claims: tuple[Claim, ...] = ()
    """The translators' comments that take findings away."""
    suppressed: int = 0
    """How many findings they took away."""
    ran: tuple[str, ...] = ()
    """Codes of the checks that ran."""


def check_paper(
    paper: Paper, checks: Sequence[Check], selection: Selection = NO_SELECTION, *, side: Side = Side.TARGET,
    fuzzy: bool = False,
) -> Checked:  # fmt: skip
    """Run the checks of pairs and papers that look at ``side``.

    A unit that recurs is looked at once. With ``fuzzy``, checks of pairs also see fuzzy units. Findings are in the
    order of the paper, and for one unit in that of the checks.
    """
    running = chosen((check for check in checks if check.side is side), selection, paper.id, paper.locale)
    # A unit that recurs is one entry: the first place where it stands is the one that is told.
    units = list({(pair.units or pair.source, pair.target): pair for pair in reversed(paper.pairs)}.values())[::-1]
    order = {id(pair): number for number, pair in enumerate(paper.pairs)}
    seen = _Seen(units, side, fuzzy)
    claimed = {id(pair): suppressions(pair.comments) for pair in units if pair.comments}
    excused = {
        (number, one.code) for number, found in claimed.items() for one in found if one.reason
    }  # fmt: skip
    findings: list[tuple[int, int, Finding]] = []
    repairs: list[Repair] = []
    used: list[tuple[int, str]] = []
    for number, (check, weight) in enumerate(running):
        for pair, hit in _hits(check, paper, seen):
            place = -1 if pair is None else order.get(id(pair), -1)
            if isinstance(hit, Finding):
                findings.append((place, number, hit))
            elif pair is not None and (id(pair), check.code) in excused:
                used.append((id(pair), check.code))
            else:
                findings.append((place, number, _finding_of(check, weight, hit, pair, paper)))
                if pair is not None:
                    repairs += [Repair(pair, check.code, fix) for fix in _raw(hit, pair)]
    findings.sort(key=lambda each: each[:2])
    return Checked(
        tuple(each[2] for each in findings),
        tuple(repairs),
        tuple(_records(units, claimed)) if side is Side.TARGET else (),
        tuple(_claims(units, claimed, {check.code for check, _ in running}, set(used))),
        len(used),
        tuple(check.code for check, _ in running),
    )


def check_workspace(
    records: Sequence[Record], checks: Sequence[Check], selection: Selection = NO_SELECTION
) -> tuple[tuple[Finding, ...], frozenset[tuple[str, str, str, str]]]:
    """Run the checks that look at all papers together.

    Returns their findings and what translators' comments took away, as (text, locale, unit, code).
    """
    findings: list[Finding] = []
    used: set[tuple[str, str, str, str]] = set()
    papers = {(one.text, one.locale) for one in records}
    for check in checks:
        if check.workspace is None:
            continue
        weights = {paper: weight for paper in papers for _, weight in chosen((check,), selection, *paper)}
        seen = tuple(one for one in records if (one.text, one.locale) in weights)
        try:
            for record, hit in check.workspace(seen):
                subject = record.subject
                if check.code in record.suppressed:
                    used.add((subject.text, subject.locale, subject.unit, check.code))
                    continue
                weight = weights[record.text, record.locale]
                findings.append(_finding(check, weight, hit, subject, record.position))
        except Exception as error:
            findings.append(_internal(check, error, None, Position()))
    return tuple(findings), frozenset(used)


def check_claims(
    claims: Iterable[Claim], checks: Sequence[Check], selection: Selection = NO_SELECTION
) -> tuple[Finding, ...]:
    """Run the checks that look at translators' comments, once it is known which of them took a finding away."""
    findings = []
    for claim in claims:
        subject = claim.subject
        looking = (check for check in checks if check.claim is not None)
        for check, weight in chosen(looking, selection, subject.text, subject.locale):
            look = check.claim
            hits = look(claim) if look is not None else ()
            findings += [_finding(check, weight, hit, subject, claim.position) for hit in hits]
    return tuple(findings)


class _Seen(dict[frozenset[State], list[Pair]]):
    """The units that checks of given states see, chosen once for all of them."""

    def __init__(self, units: Sequence[Pair], side: Side, fuzzy: bool) -> None:
        super().__init__()
        self._units, self._side = units, side
        self._more = frozenset({State.FUZZY}) if fuzzy else frozenset()

    def __missing__(self, states: frozenset[State]) -> list[Pair]:
        wanted = states | self._more
        found = [pair for pair in self._units if self._side is Side.SOURCE or pair.state in wanted]
        self[states] = found
        return found


def _hits(check: Check, paper: Paper, seen: _Seen) -> Iterator[tuple[Pair | None, Hit | Finding]]:
    if check.paper is not None:
        try:
            for hit in check.paper(paper):
                yield hit.pair, hit
        except Exception as error:
            yield None, _internal(check, error, None, paper.position)
    if check.pair is None:
        return
    look = check.pair
    for pair in seen[check.states]:
        try:
            for hit in look(pair):
                yield pair, hit
        except Exception as error:
            yield pair, _internal(check, error, pair.subject, pair.position)


def _finding_of(check: Check, weight: Severity, hit: Hit, pair: Pair | None, paper: Paper) -> Finding:
    if pair is None:
        return _finding(check, weight, hit, None, paper.position)
    position = pair.source_position if check.side is Side.SOURCE else pair.position
    return _finding(check, weight, hit, pair.subject, position)


def _finding(check: Check, weight: Severity, hit: Hit, subject: Subject | None, position: Position) -> Finding:
    spot = None
    if subject is not None and hit.start is not None:
        end = hit.start if hit.end is None else hit.end
        spot = Spot(hit.side, hit.start, end) if hit.raw else _mapped(hit.side, hit.start, end, subject)
    return Finding(
        check.code, weight, hit.message, hit.hint or check.hint, position, subject=subject, spot=spot,
        found=hit.found, expected=hit.expected, family=check.family.value,
    )  # fmt: skip


def _mapped(side: Side, start: int, end: int, subject: Subject) -> Spot:
    """A stretch of plain words as one of the Markdown."""
    places = offsets(subject.source if side is Side.SOURCE else subject.target)
    last = len(places) - 1
    first = places[min(start, last)]
    return Spot(side, first, places[min(end, last) - 1] + 1 if end > start and last else first)


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
        if pair.target[start:end] != words[fix.start : fix.end]:
            continue
        # A repair must not make markup of what was none: a space taken from behind a backslash, a quotation mark.
        made = plain(pair.target[:start] + fix.replacement + pair.target[end:])
        if made == words[: fix.start] + fix.replacement + words[fix.end :]:
            yield replace(fix, start=start, end=end)


def _records(units: Iterable[Pair], claimed: dict[int, tuple[Suppression, ...]]) -> Iterator[Record]:
    for pair in units:
        if pair.state is State.TRANSLATED and pair.target:
            excused = frozenset(one.code for one in claimed.get(id(pair), ()) if one.reason)
            yield Record(
                pair.source, pair.target, pair.source_locale, pair.text, pair.locale, pair.role.value,
                pair.units[0] if pair.units else "", pair.context, pair.position.path, pair.position.line, excused,
            )  # fmt: skip


def _claims(
    units: Iterable[Pair], claimed: dict[int, tuple[Suppression, ...]], ran: set[str], used: set[tuple[int, str]]
) -> Iterator[Claim]:
    for pair in units:
        for one in claimed.get(id(pair), ()):
            took = (id(pair), one.code) in used
            yield Claim(pair.subject, pair.position, one.code, one.reason, one.code in ran, took)


def _internal(check: Check, error: Exception, subject: Subject | None, position: Position) -> Finding:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Finding(
        INTERNAL, Severity.ERROR,
        f"the check {check.code} failed here: {type(error).__name__}: {error} ({frame.name}, line {frame.lineno})",
        "This is a fault of the program and not of your text: please report it. The other checks went on.",
        position, subject=subject, family=check.family.value,
    )  # fmt: skip

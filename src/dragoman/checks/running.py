"""Running checks: pairs and papers in, findings out; a bug in a check is told and the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.checks.check import Check, Fix, Hit
from dragoman.checks.pair import Claim, Pair, Paper, Record
from dragoman.checks.prose import untouchable
from dragoman.checks.selection import NO_SELECTION, chosen
from dragoman.checks.suppressions import Suppression, suppressions
from dragoman.markup import offsets, plain
from dragoman.model import INTERNAL, Finding, Position, Selection, Severity, Side, Spot, State, Subject


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
    running = chosen((check for check in checks if check.side is side), selection, paper.id, paper.tag or paper.locale)
    # A unit that recurs is one entry: the first place where it stands is the one that is told.
    units = list({(pair.units or pair.source, pair.target): pair for pair in reversed(paper.pairs)}.values())[::-1]
    order = {id(pair): number for number, pair in enumerate(paper.pairs)}
    seen = _Seen(units, side, fuzzy)
    claimed = _claimed(units)
    found: list[_Found] = []
    used: set[tuple[tuple[str, ...], str]] = set()
    gone = 0
    for number, (check, weight) in enumerate(running):
        for one in _found(check, weight, paper, seen):
            pair = one.pair
            if pair is not None and one.finding.code == check.code:
                excused = claimed.get(pair.units, {}).get(check.code)
                if excused is not None and excused.reason:
                    used.add((pair.units, check.code))
                    gone += 1
                    one = replace(one, excused=True)
            found.append(replace(one, place=-1 if pair is None else order.get(id(pair), -1), number=number))
    told = sorted(_uncovered(found, running), key=lambda one: (one.place, one.number))
    return Checked(
        tuple(one.finding for one in told),
        tuple(repair for one in told for repair in one.repairs),
        tuple(_records(units, claimed)) if side is Side.TARGET else (),
        tuple(_claims(units, claimed, running, seen, used)),
        gone,
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
            try:
                hits = tuple(look(claim)) if look is not None else ()
                findings += [_finding(check, weight, hit, subject, claim.position) for hit in hits]
            except Exception as error:
                findings.append(_internal(check, error, subject, claim.position))
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding on its way into the report."""

    finding: Finding
    pair: Pair | None
    repairs: tuple[Repair, ...] = ()
    place: int = -1
    number: int = 0
    excused: bool = False


class _Seen(dict[frozenset[State], list[Pair]]):
    """The units that checks of given states see, chosen once for all of them."""

    def __init__(self, units: Sequence[Pair], side: Side, fuzzy: bool) -> None:
        super().__init__()
        self._units, self._side = units, side
        self._more = frozenset({State.FUZZY}) if fuzzy else frozenset()

    def __missing__(self, states: frozenset[State]) -> list[Pair]:
        found = [pair for pair in self._units if self.sees(states, pair)]
        self[states] = found
        return found

    def sees(self, states: frozenset[State], pair: Pair) -> bool:
        """Whether a check of these states looks at the unit."""
        return self._side is Side.SOURCE or pair.state in states or pair.state in self._more


def _found(check: Check, weight: Severity, paper: Paper, seen: _Seen) -> Iterator[_Found]:
    """What one check finds in a paper. A bug in it, also in what it says of places, is one more finding."""
    if check.paper is not None:
        try:
            for hit in check.paper(paper):
                yield _made(check, weight, hit, hit.pair, paper)
        except Exception as error:
            yield _Found(_internal(check, error, None, paper.position), None)
    look = check.pair
    if look is None:
        return
    for pair in seen[check.states]:
        try:
            for hit in look(pair):
                yield _made(check, weight, hit, pair, paper)
        except Exception as error:
            yield _Found(_internal(check, error, pair.subject, pair.position), pair)


def _made(check: Check, weight: Severity, hit: Hit, pair: Pair | None, paper: Paper) -> _Found:
    if pair is None:
        return _Found(_finding(check, weight, hit, None, paper.position), None)
    position = pair.source_position if check.side is Side.SOURCE else pair.position
    repairs = tuple(Repair(pair, check.code, fix) for fix in _raw(hit, pair))
    return _Found(_finding(check, weight, hit, pair.subject, position), pair, repairs)


def _uncovered(found: Sequence[_Found], running: Sequence[tuple[Check, Severity]]) -> Iterator[_Found]:
    """What is told: neither excused by a comment nor said better by another check of the same unit."""
    covers = {check.code: check.covers for check, _ in running if check.covers}
    covered = {
        (one.pair.units, code)
        for one in found if one.pair is not None and not one.excused
        for code in covers.get(one.finding.code, ())
    }  # fmt: skip
    for one in found:
        if not one.excused and (one.pair is None or (one.pair.units, one.finding.code) not in covered):
            yield one


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
    """The repairs of a hit by offsets of the Markdown; one that would reach over markup is not safe and left out.

    Neither is one that would reach into a code span or a placeholder.
    """
    if hit.raw or not hit.fixes:
        yield from hit.fixes
        return
    words = pair.target_plain
    places = offsets(pair.target)
    kept = untouchable(words, pair.target)
    for fix in hit.fixes:
        if any(first < fix.end and fix.start < last for first, last in kept):
            continue
        start = places[fix.start]
        end = places[fix.end - 1] + 1 if fix.end > fix.start else start
        if pair.target[start:end] != words[fix.start : fix.end]:
            continue
        # A repair must not make markup of what was none: a space taken from behind a backslash, a quotation mark.
        made = plain(pair.target[:start] + fix.replacement + pair.target[end:])
        if made == words[: fix.start] + fix.replacement + words[fix.end :]:
            yield replace(fix, start=start, end=end)


_Claimed = dict[tuple[str, ...], dict[str, Suppression]]
"""Ids of a unit's entries → code → what a comment of it says."""


def _claimed(units: Iterable[Pair]) -> _Claimed:
    found: _Claimed = {}
    for pair in units:
        if pair.comments:
            for one in suppressions(pair.comments):
                found.setdefault(pair.units, {}).setdefault(one.code, one)
    return found


def _records(units: Iterable[Pair], claimed: _Claimed) -> Iterator[Record]:
    for pair in units:
        if pair.state is State.TRANSLATED and pair.target:
            excused = frozenset(one.code for one in claimed.get(pair.units, {}).values() if one.reason)
            yield Record(
                pair.source, pair.target, pair.source_locale, pair.text, pair.tag or pair.locale, pair.role.value,
                pair.units[0] if pair.units else "", pair.context, pair.position.path, pair.position.line, excused,
            )  # fmt: skip


def _claims(
    units: Iterable[Pair], claimed: _Claimed, running: Sequence[tuple[Check, Severity]], seen: _Seen,
    used: set[tuple[tuple[str, ...], str]],
) -> Iterator[Claim]:  # fmt: skip
    """What the comments say, once a unit; a check that looks at no unit of this state has not run on it."""
    if not claimed:
        return
    by_code = {check.code: check for check, _ in running}
    of_unit: dict[tuple[str, ...], list[Pair]] = {}
    for pair in units:
        of_unit.setdefault(pair.units, []).append(pair)
    for key, codes in claimed.items():
        pairs = of_unit[key]
        for code, one in codes.items():
            check = by_code.get(code)
            # Of a translated unit everything is known; of a fuzzy one, what most checks would say of it is not.
            ran = check is not None and (
                check.pair is None
                or any(pair.state is State.TRANSLATED or seen.sees(check.states, pair) for pair in pairs)
            )
            yield Claim(pairs[0].subject, pairs[0].position, code, one.reason, ran, (key, code) in used)


def _internal(check: Check, error: Exception, subject: Subject | None, position: Position) -> Finding:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Finding(
        INTERNAL, Severity.ERROR,
        f"the check {check.code} failed here: {type(error).__name__}: {error} ({frame.name}, line {frame.lineno})",
        "This is a fault of the program and not of your text: please report it. The other checks went on.",
        position, subject=subject, family=check.family.value,
    )  # fmt: skip

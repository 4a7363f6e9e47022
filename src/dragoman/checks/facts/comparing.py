"""The facts of a source and of its translation compared as values: what is missing, added or another value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from dragoman.checks.facts.atoms import Atom, atoms
from dragoman.checks.facts.structured import NEAREST, same_values, settle
from dragoman.checks.facts.tolerance import hinted, may_vanish
from dragoman.checks.recognising import Fact, FactKind
from dragoman.checks.recognising.figures import foreign_readings
from dragoman.checks.recognising.lexicon import lexicon
from dragoman.checks.recognising.seeing import data

if TYPE_CHECKING:
    from dragoman.checks.pair import Pair

_SIGNED = frozenset({FactKind.PERCENT, FactKind.MONEY})
_SHARED = 24
"""How many letters there may be between numbers that share a sign."""
_UNIT_KINDS = (FactKind.PERCENT, FactKind.MONEY, FactKind.MEASURE)
_OUR_CENTURIES = frozenset({"18", "19", "20"})
"""Of which "the seventies" may be without saying so."""
_LEAST_LIKENESS = -1.5


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one side without its like on the other."""

    source: Fact | None
    """Of the source; None for what the translation has beyond it."""
    target: Fact | None
    """Of the translation; with ``source`` the two that seem to stand for each other, None for what is missing."""
    kind: FactKind
    """The kind whose check reports it."""
    foreign: bool = False
    """Whether the translation's figure has the source's value only as another language reads it: 12,000 in Russian."""
    unit: bool = False
    """Whether the numbers agree, and what they count does not."""

    @property
    def spelled(self) -> bool:
        """Whether no figure is concerned."""
        return all(fact.spelled for fact in (self.source, self.target) if fact is not None)

    @property
    def paired(self) -> bool:
        """Whether one of the two stands for the other."""
        return self.source is not None and self.target is not None


def differences(pair: Pair) -> tuple[Difference, ...]:
    """All differences, in the order of the source, then of the translation.

    Facts are compared as a multiset of values. A number of one kind may stand for that of another where nothing
    contradicts: an ordinal for a Roman numeral, two numbers for a range, the year and the day of a date apart from each
    other. Figures never vanish; a spelled number may, where it is small or where a word of the other side hints at it.
    """
    if not pair.target or not (pair.source_facts or pair.target_facts):
        return ()
    settled = settle(pair)
    found = [_difference(one, two) for one, two in settled.unlike]
    left, right = _unlike(settled.source, settled.target)
    if not left and not right:
        return tuple(found)
    missing = [atom for fact in left for atom in atoms(fact)]
    extra = [atom for fact in right for atom in atoms(fact)]
    found += _matched(missing, extra, pair)
    _match_decades(missing, extra)
    _match_decades(extra, missing)
    missing, extra = _left(missing), _left(extra)
    _mark_repeated(missing, pair.target_facts)
    _mark_repeated(extra, pair.source_facts)
    missing, extra = _tolerated(pair, missing, extra)
    return tuple(sorted(dict.fromkeys((*found, *_paired(missing, extra))), key=_place))


def _unlike(source: Sequence[Fact], target: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts without one of the same kind and value on the other side."""
    alike = same_values(source, target)
    places = set(alike.values())
    left = [fact for place, fact in enumerate(source) if place not in alike]
    return left, [fact for place, fact in enumerate(target) if place not in places]


def _matched(missing: Sequence[Atom], extra: Sequence[Atom], pair: Pair) -> Iterable[Difference]:
    """Match numbers: with the same unit first, then where one has none; what counts another thing is a difference."""
    by_number: dict[str, list[tuple[int, Atom]]] = {}
    for place, each in enumerate(extra):
        for number in dict.fromkeys(each.numbers):
            by_number.setdefault(number, []).append((place, each))
    if by_number.keys().isdisjoint(number for atom in missing for number in atom.numbers):
        return
    for agree in (_same_unit, _one_unit, _any_unit):
        for atom in missing:
            if atom.matched:
                continue
            same = [
                (place, each) for number in atom.numbers for place, each in by_number.get(number, ())
                if not each.matched and agree(atom, each)
            ]  # fmt: skip
            other = min(same, key=itemgetter(0))[1] if same else None
            if other is None:
                continue
            atom.matched = other.matched = True
            if agree is _any_unit or (agree is _one_unit and _lost_unit(atom.fact, other.fact, pair)):
                kind = atom.fact.kind if atom.fact.kind in _UNIT_KINDS else other.fact.kind
                yield Difference(atom.fact, other.fact, kind, unit=True)


def _lost_unit(source: Fact, target: Fact, pair: Pair) -> bool:
    """Whether one side has lost the percent sign or the currency; "5 to 10 per cent" has one for two numbers."""
    if source.kind in _SIGNED and target.kind is FactKind.NUMBER:
        bare, others, text, tag = target, pair.target_facts, pair.target_plain, pair.locale
    elif target.kind in _SIGNED and source.kind is FactKind.NUMBER:
        bare, others, text, tag = source, pair.source_facts, pair.source_plain, pair.source_locale
    else:
        return False
    kind = source.kind if source.kind in _SIGNED else target.kind
    if bare.spelled or (kind is FactKind.MONEY and not data(tag)):
        return False
    for other in others:
        if other.kind is kind or (other.kind is FactKind.RANGE and any(atom.units for atom in atoms(other))):
            between = text[bare.end : other.start] if bare.start < other.start else text[other.end : bare.start]
            if len(between) <= _SHARED and not any(mark in between for mark in ".;:!?。；："):
                return False
    return True


def _same_unit(atom: Atom, other: Atom) -> bool:
    return atom.units == other.units or not atom.units.isdisjoint(other.units)


def _one_unit(atom: Atom, other: Atom) -> bool:
    return not atom.units or not other.units


def _any_unit(atom: Atom, other: Atom) -> bool:
    return True


def _match_decades(years: Sequence[Atom], parts: Sequence[Atom]) -> None:
    """Match "the 1990s" with "the nineties of the 20th century", and "the 1800s" with "the 19th century"."""
    for atom in years:
        number = atom.numbers[0]
        if atom.matched or not number.isdigit() or len(number) != 4 or not number.endswith("0"):
            continue
        decade = str(int(number) % 100)
        century = str(int(number) // 100 + 1)
        centuries = [part for part in parts if not part.matched and century in part.numbers]
        decades = [part for part in parts if not part.matched and decade in part.numbers]
        if decade == "0" and centuries:
            atom.matched = centuries[0].matched = True
        elif decades and decade != "0" and (centuries or number[:2] in _OUR_CENTURIES):
            atom.matched = decades[0].matched = True
            for part in centuries[:1]:
                part.matched = True


def _mark_repeated(found: Sequence[Atom], others: Sequence[Fact]) -> None:
    """Mark the numbers that the other side has, though not as often: what is said twice may be said once."""
    if found:
        known = {number for fact in others for atom in atoms(fact) for number in atom.numbers}
        for atom in found:
            atom.repeated = not known.isdisjoint(atom.numbers)


def _left(found: Sequence[Atom]) -> list[Atom]:
    return [atom for atom in found if not atom.matched]


def _tolerated(pair: Pair, missing: list[Atom], extra: list[Atom]) -> tuple[list[Atom], list[Atom]]:
    """What is left when all is taken away that a good translation may do."""
    extra_figures = [
        atom for atom in extra if not atom.fact.spelled and not may_vanish(atom)
        and (missing or atom.fact.kind is not FactKind.ROMAN)  # A ruler's number is often added.
        and not hinted(atom, pair.source_plain, pair.source_locale)
    ]  # fmt: skip
    missing_figures = [
        atom for atom in missing if not atom.fact.spelled and not may_vanish(atom)
        and (extra_figures or not hinted(atom, pair.target_plain, pair.locale))
    ]  # fmt: skip
    missing_words = [
        atom for atom in missing if lexicon(pair.locale).words and atom.fact.spelled and not may_vanish(atom)
        and atom.fact.text not in pair.target_plain and not hinted(atom, pair.target_plain, pair.locale)
    ]  # fmt: skip
    extra_words = [
        atom for atom in extra if lexicon(pair.source_locale).words and atom.fact.spelled and not may_vanish(atom)
        and not hinted(atom, pair.source_plain, pair.source_locale)
    ]  # fmt: skip
    if not missing_words and not missing_figures:
        extra_words = []
    return missing_figures + missing_words, extra_figures + extra_words


def _paired(missing: Sequence[Atom], extra: Sequence[Atom]) -> Iterable[Difference]:
    """What is missing with what is there instead, the likeliest first; of many, with what stands about its place."""
    chances = sorted(
        (-_likeness(atom, extra[place]), number, place)
        for number, atom in enumerate(missing)
        for place in _about(number * len(extra) // len(missing), len(extra))
    )
    used: set[int] = set()
    taken: set[int] = set()
    for unlikeness, number, place in chances:
        if number not in used and place not in taken and -unlikeness > _LEAST_LIKENESS:
            used.add(number)
            taken.add(place)
            atom, other = missing[number], extra[place]
            yield _difference(atom.fact, other.fact, foreign=_is_foreign(atom, other))
    for number, atom in enumerate(missing):
        if number not in used and not atom.repeated:
            yield _difference(atom.fact, None)
    for place, atom in enumerate(extra):
        if place not in taken and not atom.repeated:
            yield _difference(None, atom.fact)


def _about(place: int, size: int) -> range:
    return range(max(0, place - NEAREST), min(size, place + NEAREST + 1))


def _likeness(atom: Atom, other: Atom) -> float:
    """How likely one was meant to be the other."""
    one, two = atom.numbers[0], other.numbers[0]
    same_digits = sorted(one) == sorted(two) or one.strip("0") == two.strip("0")
    shared = sum(left == right for left, right in zip(one, two, strict=False)) / max(len(one), len(two))
    return (
        1.0 + 4.0 * _is_foreign(atom, other) + 2.0 * (atom.fact.kind is other.fact.kind) + same_digits + shared
        - 1.0 * (atom.fact.spelled != other.fact.spelled) - 2.0 * atom.repeated - 2.0 * other.repeated
    )  # fmt: skip


def _is_foreign(atom: Atom, other: Atom) -> bool:
    if other.fact.spelled:
        return False
    return not _foreign(other.fact.text).isdisjoint(atom.numbers)


@lru_cache(maxsize=512)  # One fact is compared with many.
def _foreign(text: str) -> frozenset[str]:
    """What the figures of a fact mean in any language."""
    digits = "".join(letter for letter in text if letter.isdigit() or letter in ".,")
    return frozenset(foreign_readings(digits.strip(".,"))) if digits.strip(".,") else frozenset()


def _difference(source: Fact | None, target: Fact | None, *, foreign: bool = False) -> Difference:
    kind = source.kind if source is not None else target.kind if target is not None else FactKind.NUMBER
    if source is not None and target is not None and kind is FactKind.NUMBER:
        kind = target.kind if target.kind in {FactKind.ORDINAL, FactKind.ROMAN, *_UNIT_KINDS} else kind
    return Difference(source, target, kind, foreign)


def _place(difference: Difference) -> tuple[bool, int]:
    shown = difference.source or difference.target
    return difference.source is None, shown.start if shown else 0

"""The words of translations that go with a candidate."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.languages.inflection import is_spaced
from dragoman.terminology.concordance import Concordance, Spots, Word
from dragoman.terminology.term_words import term_words

_MORE = 4
"""How many words more than the source's a partner may have."""
_SIGNS = 3
"""How many signs may stand for a word in a language without spaces."""
_LIKENESS = 0.6
_SURE = 3.84
"""Log-likelihood from which on an association is no accident: chi-square, one degree of freedom, 5 %."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A translated unit."""

    source: str
    """Plain words, without markup."""
    target: str
    taken: Spots = ()
    """Stretches of the translation that are known to stand for known terms: no candidate's words lie within them."""


@dataclass(frozen=True, slots=True)
class Partner:
    """What seems to stand for a candidate in a language."""

    text: str
    """In the form that is nearest to its dictionary form, of those that occur."""
    together: int
    """In how many units both occur."""
    likeness: float
    """Dice's coefficient of the units that have the one and those that have the other, from 0 to 1."""


@dataclass(slots=True)
class _Phrase:
    size: int = 0
    """How many of its words are more than links."""
    units: set[int] = field(default_factory=set)
    forms: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def text(self) -> str:
        """The shortest form: what is inflected least."""
        return min(self.forms, key=lambda form: (len(form), -self.forms[form], form))


class Partners:
    """Translated units of one pair of languages, to be asked for what goes with a candidate."""

    def __init__(self, units: Sequence[Rendered], source_locale: str, locale: str) -> None:
        self._units = units
        self._source_locale, self._locale = source_locale, locale
        self._sources = Concordance([unit.source for unit in units], source_locale)
        self._targets = Concordance([unit.target for unit in units], locale, [unit.taken for unit in units])

    def of(self, candidate: str, *, is_name: bool = False) -> Partner | None:
        """The partner of a candidate of the source language; None where too little speaks for any.

        Of the phrases of the translations that have the candidate's units, the one with the highest coefficient of Dice
        (L. Dice, 1945), where the log-likelihood ratio (T. Dunning, Accurate methods for the statistics of surprise and
        coincidence, 1993) says that it is no accident; of equal ones the one whose number of words is nearest.
        A unit that is the candidate and nothing else has its partner for a translation. A name has a capital in its
        partner too, where the script has any. Forms of one word count as one, by inflection.
        """
        wanted = self._sources.expression(candidate)
        units = self._sources.units(wanted)
        whole = self._whole(units, wanted)
        if whole:
            return Partner(whole, len(units), 1.0)
        if len(units) < 2:
            return None
        size = self._size(wanted)
        # With fewer units in common the coefficient cannot reach what is asked for.
        fewest = max(2, math.ceil(_LIKENESS * len(units) / (2 - _LIKENESS)))
        best: tuple[tuple[float, int, bool, int], Partner] | None = None
        chosen: set[str] = set()
        likely: list[tuple[tuple[float, int], tuple[str, ...]]] = []
        for keys, phrase in self._phrases(units, len(wanted)).items():
            together = len(phrase.units)
            if together < fewest or (together == 2 and not self._is_likely(phrase.size, size)):
                continue
            text = phrase.text
            if is_name and text.lower() == text != text.upper():
                continue
            all_with = self._targets.units(keys)
            likeness = 2 * together / (len(units) + len(all_with))
            if likeness < _LIKENESS or _surprise(together, len(units), len(all_with), len(self._units)) < _SURE:
                continue
            near = -abs(phrase.size - size) if is_spaced(self._locale) else 0
            rank = (round(likeness, 3), near, not (is_name and text[0].islower()), len(keys))
            likely.append((rank[:2], keys))
            if best is None or rank > best[0]:
                best = rank, Partner(text, together, round(likeness, 2))
                chosen = set(keys)
        if best is None:
            return None
        # Two units that have more in common than the candidate do not tell which of their words stand for it.
        if best[1].together == 2 and any(each == best[0][:2] and chosen.isdisjoint(keys) for each, keys in likely):
            return None
        return best[1]

    def _whole(self, units: set[int], wanted: tuple[str, ...]) -> str:
        """The translation of a unit that is the candidate and nothing else; "" where there is none."""
        for number in sorted(units):
            target = self._units[number].target
            if self._sources.is_all(number, wanted) and (target != target.upper() or target == target.lower()):
                return " ".join(target.split()).strip(" .,;:")
        return ""

    def _size(self, keys: tuple[str, ...]) -> int:
        listed = term_words(self._source_locale)
        return sum(key not in listed.stop and key not in listed.name_links for key in keys)

    def _is_likely(self, size: int, wanted: int) -> bool:
        """Whether so many words may stand for so many, when two units alone speak for it."""
        return not is_spaced(self._locale) or (abs(size - wanted) <= 1 and (size > 1 or wanted == 1))

    def _phrases(self, units: set[int], size: int) -> dict[tuple[str, ...], _Phrase]:
        """Every run of words of the units' translations that may be a term."""
        found: dict[tuple[str, ...], _Phrase] = defaultdict(_Phrase)
        longest = (size if is_spaced(self._locale) else size * _SIGNS) + _MORE
        for number in sorted(units):
            target, there = self._units[number].target, self._targets.words(number)
            for first, word in enumerate(there):
                if word.inner:
                    continue
                for last in range(first, min(first + longest, len(there))):
                    if there[last].none or (last > first and there[last].parted):
                        break
                    if not there[last].inner and _is_whole(there, first, last):
                        phrase = found[tuple(one.stem for one in there[first : last + 1])]
                        phrase.size = sum(not one.inner for one in there[first : last + 1])
                        phrase.units.add(number)
                        phrase.forms[" ".join(target[word.start : there[last].end].split())] += 1
        return found


def _is_whole(there: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a run cuts through no stretch that is known, and is more than such stretches."""
    for edge, beyond in ((first, first - 1), (last, last + 1)):
        if 0 <= beyond < len(there) and there[edge].group == there[beyond].group != -1:
            return False
    return any(word.group == -1 and not word.inner for word in there[first : last + 1])


def _surprise(together: int, one: int, other: int, units: int) -> float:
    """Dunning's log-likelihood ratio (-2 log λ) of a table of two by two."""
    table = (together, one - together, other - together, units - one - other + together)
    rows, columns = (one, units - one), (other, units - other)

    def sum_of(*counts: int) -> float:
        return sum(count * math.log(count) for count in counts if count > 0)

    return 2 * (sum_of(*table) - sum_of(*rows) - sum_of(*columns) + sum_of(units))

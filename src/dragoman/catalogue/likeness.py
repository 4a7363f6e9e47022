"""How like two sources are, by the words they share, and which of many are like a given one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from dragoman.catalogue.typography import bare

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_STEM = 6
"""Letters of a word that count: inflection changes what comes after them."""
_EVERYWHERE = 60
"""A word in more sources than this does not make them candidates for each other, unless there is no rarer one."""
_TRIED = 12
"""How many candidates are compared."""


class Shape:
    """A source as a bag of stems, each with its weight: short words say little, figures and long words much."""

    __slots__ = ("bag", "length", "source", "weight", "words")

    def __init__(self, source: str) -> None:
        self.source = source
        self.words = tuple(_WORD.findall(bare(source).casefold()))
        self.bag = Counter(word[:_STEM] for word in self.words)
        self.weight = sum(_weight(stem) * count for stem, count in self.bag.items())
        self.length = len(source)


@lru_cache(maxsize=16_384)
def shape(source: str) -> Shape:
    """The shape of a source; of the same source the same one."""
    return Shape(source)


def shared(one: Counter[str], other: Counter[str]) -> float:
    """Weight of what two bags have in common."""
    total = 0.0
    for stem in one.keys() & other.keys():
        mine, theirs = one[stem], other[stem]
        total += _weight(stem) * (mine if mine < theirs else theirs)
    return total


def likeness(one: Shape, other: Shape) -> float:
    """0–1: the Sørensen–Dice coefficient of the weighted bags; for short sources also of their letter trigrams.

    Sources: Dice 1945, Sørensen 1948. The order of words does not count; what does is told by ``changes.kinds``.
    """
    if not one.weight or not other.weight:
        return float(one.source == other.source)
    dice = 2 * shared(one.bag, other.bag) / (one.weight + other.weight)
    if min(len(one.words), len(other.words)) <= 6 and dice < 1:
        mine, theirs = _trigrams(one.source), _trigrams(other.source)
        common = sum((mine & theirs).values())
        dice = max(dice, 1.8 * common / (mine.total() + theirs.total()))
    return dice


def contained(part: Shape, whole: Counter[str]) -> float:
    """0–1: how much of ``part`` stands in a bag of stems."""
    return shared(part.bag, whole) / part.weight if part.weight else 0.0


class Likes:
    """Shapes, by number, to be searched for the ones like another: an inverted index of their stems."""

    def __init__(self, shapes: Mapping[int, Shape]) -> None:
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, each in shapes.items():
            for stem in each.bag:
                self._postings[stem].append(number)

    def candidates(self, wanted: Shape) -> list[int]:
        """Numbers of the shapes that share the most telling stems with ``wanted``, best first."""
        postings = sorted(
            ((stem, self._postings[stem]) for stem in wanted.bag if stem in self._postings),
            key=lambda item: len(item[1]),
        )
        votes: dict[int, float] = defaultdict(float)
        for stem, indices in postings:
            if len(indices) > _EVERYWHERE and len(votes) >= _TRIED:
                break
            weight = _weight(stem)
            for index in indices:
                votes[index] += weight
        return sorted(votes, key=lambda index: (-votes[index], index))[:_TRIED]


@lru_cache(maxsize=4096)
def _trigrams(source: str) -> Counter[str]:
    padded = f" {bare(source).casefold()} "
    return Counter(padded[index : index + 3] for index in range(len(padded) - 2))


@lru_cache(maxsize=100_000)
def _weight(stem: str) -> float:
    # In sixteenths, so that sums are exact in whatever order a set gives the stems: the same texts, the same bytes.
    if stem[0].isdigit():
        return 0.8125
    if "\u3040" <= stem[0] <= "\u9fff":
        return 0.5
    return 1.0 if len(stem) > 3 else 0.3125

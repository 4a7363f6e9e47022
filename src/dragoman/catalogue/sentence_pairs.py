"""Which sentences of a paragraph and of its translation belong together, by their lengths and the names in them.

Source: W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19 (1993): the length of a translation is normally distributed about that of its source. Added to it:
figures and names that stand on both sides. What is returned is how likely each pair is among all ways to align the
paragraph (forward-backward), not only the best way.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_VARIANCE = 6.8
"""Variance of the length of a translation a character of its source: Gale and Church's s²."""
_PRIOR = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
_RARE = 0.003
"""Prior of one sentence rendered by three or more, and of the reverse."""
_TELLING = 3.0
"""Cost of a figure or a name on one side of a pair alone, though the paragraph has it on both."""
_MOST = 10_000
"""Sentences of the source times those of the translation beyond which nothing is tried."""
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_TOKEN = re.compile(r"\d+|[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that belong together: ``source[start:end]`` and ``target[first:last]``."""

    start: int
    end: int
    first: int
    last: int
    likelihood: float
    """0–1: how likely it is that just these belong together."""


def pairs(source: Sequence[str], target: Sequence[str]) -> tuple[Pair, ...]:
    """The likeliest way to pair the sentences of a paragraph with those of its translation, in order.

    Every sentence is in one pair; a pair is one to one, one to several, several to one, or two to two. Where both
    sides have as many sentences they are paired one by one, with a likelihood of 1 unless a figure or name says
    otherwise. Returns nothing when a side is empty or both are very long.
    """
    n, m = len(source), len(target)
    if not n or not m or n * m > _MOST:
        return ()
    tells = _telling(source, target)
    if n == m and not _crossed(*tells):
        return tuple(Pair(index, index + 1, index, index + 1, 1.0) for index in range(n))
    return _Table(source, target, *tells).best()


class _Table:
    def __init__(
        self, source: Sequence[str], target: Sequence[str], ours: list[Counter[str]], theirs: list[Counter[str]]
    ) -> None:
        self.n, self.m, self.ours, self.theirs = len(source), len(target), ours, theirs
        self.lengths, self.their_lengths = [len(one) for one in source], [len(one) for one in target]
        self.ratio = sum(self.their_lengths) / max(1, sum(self.lengths))
        most = abs(self.n - self.m) + 2
        self.shapes = [(1, 1), (2, 2), *((1, k) for k in range(2, most + 1)), *((k, 1) for k in range(2, most + 1))]
        self.ending: dict[tuple[int, int], list[tuple[int, int, float]]] = defaultdict(list)
        for i in range(self.n):
            for j in range(self.m):
                for a, b in self.shapes:
                    if i + a <= self.n and j + b <= self.m:
                        self.ending[i + a, j + b].append((i, j, -self.cost(i, i + a, j, j + b)))

    def cost(self, start: int, end: int, first: int, last: int) -> float:
        """Negative logarithm of how likely the sentences belong together."""
        ours, theirs = sum(self.lengths[start:end]), sum(self.their_lengths[first:last])
        mean = (ours + theirs / self.ratio) / 2
        delta = (theirs / self.ratio - ours) / math.sqrt(max(mean, 1.0) * _VARIANCE)
        # The probability of a deviation of at least this size, from both tails of the normal distribution.
        length = -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-12))
        one = sum(self.ours[start:end], Counter())
        other = sum(self.theirs[first:last], Counter())
        told = _TELLING * ((one - other).total() + (other - one).total())
        return length + told - math.log(_PRIOR.get((end - start, last - first), _RARE))

    def best(self) -> tuple[Pair, ...]:
        ahead = self.sums()
        behind: dict[tuple[int, int], float] = {(self.n, self.m): 0.0}
        ways: dict[tuple[int, int], list[float]] = defaultdict(list)
        for end in sorted(self.ending, reverse=True):
            if end not in behind:
                if not ways[end]:
                    continue
                behind[end] = _log_sum(ways[end])
            for i, j, weight in self.ending[end]:
                ways[i, j].append(behind[end] + weight)
        top: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
        for end in sorted(self.ending):
            found = [(top[i, j][0] + weight, (i, j)) for i, j, weight in self.ending[end] if (i, j) in top]
            if found:
                top[end] = max(found)
        path: list[Pair] = []
        here = (self.n, self.m)
        while here != (0, 0):
            there = top[here][1]
            weight = next(weight for i, j, weight in self.ending[here] if (i, j) == there)
            likelihood = math.exp(ahead[there] + weight + behind[here] - ahead[self.n, self.m])
            path.append(Pair(there[0], here[0], there[1], here[1], min(1.0, likelihood)))
            here = there
        return tuple(reversed(path))

    def sums(self) -> dict[tuple[int, int], float]:
        """The logarithm of the weight of all ways to a point."""
        ahead: dict[tuple[int, int], float] = {(0, 0): 0.0}
        for end in sorted(self.ending):
            found = [ahead[i, j] + weight for i, j, weight in self.ending[end] if (i, j) in ahead]
            if found:
                ahead[end] = _log_sum(found)
        return ahead


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum(math.exp(value - most) for value in values))


def _telling(source: Sequence[str], target: Sequence[str]) -> tuple[list[Counter[str]], list[Counter[str]]]:
    """The figures and names of each sentence, those alone that the paragraph has as often on both sides."""
    ours, theirs = [_tokens(one) for one in source], [_tokens(one) for one in target]
    all_ours, all_theirs = sum(ours, Counter()), sum(theirs, Counter())
    both = {token for token, count in all_ours.items() if all_theirs[token] == count}
    return (
        [Counter({token: count for token, count in one.items() if token in both}) for one in ours],
        [Counter({token: count for token, count in one.items() if token in both}) for one in theirs],
    )


def _tokens(sentence: str) -> Counter[str]:
    # A name may get an ending in another language, so its first letters count.
    found = _TOKEN.findall(_GROUPED.sub("", sentence))
    return Counter(token[:5] for token in found if token[0].isdigit() or token[0].isupper())


def _crossed(ours: Sequence[Counter[str]], theirs: Sequence[Counter[str]]) -> bool:
    """Whether a telling figure or name stands in sentences of different places."""
    return any(one != other for one, other in zip(ours, theirs, strict=True))

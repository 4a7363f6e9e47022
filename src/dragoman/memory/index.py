"""The most similar of many strings, found without comparing with all of them."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_WORD = re.compile(r"\w+")
_SHORT = 48
"""Strings of at most this many characters are also found by their trigrams: one misspelt word is half of them."""
_CANDIDATES = 64
"""How many candidates are compared letter by letter."""
_COMMON = 400
"""A word that stands in more strings than this tells little; it is asked only when no rarer one is there."""


@dataclass(frozen=True, slots=True)
class Match:
    """One string of the index that is like the query."""

    position: int
    """Its position in the sequence that the index was made of."""
    score: float
    """Normalised Indel similarity in per cent, 0–100."""


class Index:
    """An inverted index of words, and of trigrams for short strings, before an exact comparison.

    Candidates are the strings that share the most of the query's features, rare ones weighing more (inverse document
    frequency: Spärck Jones, 1972); the best of them by normalised Indel similarity (RapidFuzz's ``fuzz.ratio``) is the
    match.
    """

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings = [string.casefold() for string in strings]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for position, string in enumerate(self._strings):
            for feature in set(_features(string, trigrams=len(string) <= _SHORT)):
                self._postings[feature].append(position)

    def best(self, query: str, cutoff: float = 0.0, accept: Callable[[int], bool] | None = None) -> Match | None:
        """The most similar string with at least ``cutoff`` per cent; of equals the first.

        ``accept`` tells by position which strings may be offered at all.
        """
        wanted = query.casefold()
        candidates = self._candidates(wanted, accept)
        if not candidates:
            return None
        found = process.extractOne(
            wanted, [self._strings[position] for position in candidates], scorer=fuzz.ratio, score_cutoff=cutoff
        )
        return None if found is None else Match(candidates[found[2]], found[1])

    def _candidates(self, query: str, accept: Callable[[int], bool] | None) -> list[int]:
        lists = sorted(
            (self._postings[feature] for feature in set(_features(query, trigrams=len(query) <= 2 * _SHORT))
             if feature in self._postings),
            key=len,
        )  # fmt: skip
        votes: dict[int, float] = defaultdict(float)
        for positions in lists:
            if len(positions) > _COMMON and votes:
                break
            weight = 1.0 / (1.0 + len(positions) ** 0.5)
            for position in positions:
                votes[position] += weight
        allowed = votes if accept is None else {one: vote for one, vote in votes.items() if accept(one)}
        # The candidates stand in their own order, so that of equal matches the first wins.
        return sorted(heapq.nlargest(_CANDIDATES, allowed, key=allowed.__getitem__))


def _features(string: str, *, trigrams: bool) -> Iterator[str]:
    yield from _WORD.findall(string)
    if trigrams:
        padded = f" {string} "
        # The leading sign keeps a trigram apart from a word of three letters.
        yield from (f"\0{padded[start : start + 3]}" for start in range(len(padded) - 2))

"""The most similar of many strings, found without comparing with all of them."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Letters of scripts that are written without spaces between words."""
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])\w)+")
_RUN = re.compile(rf"[{_UNSPACED}]")
_SHORT = 48
"""Strings of at most this many characters are also found by their trigrams: one misspelt word is half of them."""
_FEWEST, _MOST = 24, 2000
"""How many candidates are compared letter by letter, at least and at most."""
_EFFORT = 800_000
"""Of how many candidates between the two: so many pairs of letters, the lengths being about that of the query.

Of a long query many words are rare ones, and few candidates will do; a short one may have only common words, but is
quickly compared with many."""
_VISITS = 1500
"""How many places in the lists of strings are looked at, for words and for trigrams: the rarest come first and tell
most."""


@dataclass(frozen=True, slots=True)
class Match:
    """One string of the index that is like the query."""

    position: int
    """Its position in the sequence that the index was made of."""
    score: float
    """Normalised Indel similarity in per cent, 0–100."""


class Index:
    """An inverted index of words, and of trigrams for short strings, before an exact comparison.

    Candidates are the strings that share the most of the query's words, rare ones weighing more (inverse document
    frequency: Spärck Jones, 1972), and whose length does not rule them out; the best of them by normalised Indel
    similarity (RapidFuzz's ``fuzz.ratio``) are the matches. Strings are compared as they are given: fold them before.
    """

    def __init__(self, strings: Sequence[str]) -> None:
        self._strings = strings
        self._words: dict[str, list[int]] = defaultdict(list)
        self._trigrams: dict[str, list[int]] = defaultdict(list)
        for position, string in enumerate(strings):
            for word in dict.fromkeys(_words(string)):
                self._words[word].append(position)
            if len(string) <= _SHORT:
                for trigram in dict.fromkeys(_trigrams(string)):
                    self._trigrams[trigram].append(position)

    def best(self, query: str, cutoff: float = 0.0) -> Match | None:
        """The most similar string with at least ``cutoff`` per cent; of equals the first."""
        return next(iter(self.ranked(query, cutoff, limit=1)), None)

    def ranked(
        self, query: str, cutoff: float = 0.0, *, without: Container[int] = (), limit: int | None = None
    ) -> list[Match]:
        """The most similar strings with at least ``cutoff`` per cent, best first, of equals in their order.

        ``without`` holds positions that are no match for this query, whatever stands there.
        """
        candidates = self._candidates(query, cutoff, without)
        found = process.extract(
            query, [self._strings[one] for one in candidates], scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit
        )
        return [Match(candidates[place], score) for _, score, place in found]

    def _candidates(self, query: str, cutoff: float, without: Container[int]) -> list[int]:
        # Strings whose lengths differ too much cannot reach the cutoff: with n and m letters, 2n/(n+m) is the most.
        share = cutoff / (200.0 - cutoff)
        least, most = len(query) * share, len(query) / share if share else float("inf")
        wanted = max(_FEWEST, min(_MOST, _EFFORT // max(1, len(query)) ** 2))
        found: set[int] = set()
        for postings, features in self._asked(query):
            allowed = (
                (vote, -position) for position, vote in _votes(postings, features).items()
                if least <= len(self._strings[position]) <= most and position not in without
            )  # fmt: skip
            found.update(-position for _, position in heapq.nlargest(wanted, allowed))
        # The candidates stand in their own order, so that of equal matches the first wins.
        return sorted(found)

    def _asked(self, query: str) -> Iterator[tuple[Mapping[str, list[int]], Iterator[str]]]:
        """The lists to ask and what for. Words and trigrams do not vote together: only short strings have trigrams."""
        yield self._words, _words(query)
        if len(query) <= 2 * _SHORT:
            yield self._trigrams, _trigrams(query)


def _votes(postings: Mapping[str, list[int]], features: Iterator[str]) -> dict[int, float]:
    """How much of the features each string has, rare ones weighing more."""
    lists = sorted((postings[each] for each in dict.fromkeys(features) if each in postings), key=len)
    votes: dict[int, float] = defaultdict(float)
    visits = 0
    for positions in lists:
        visits += len(positions)
        if votes and visits > _VISITS:
            break
        weight = 1.0 / (1.0 + len(positions) ** 0.5)
        for position in positions:
            votes[position] += weight
    return votes


def _words(string: str) -> Iterator[str]:
    for word in _WORD.findall(string):
        if len(word) > 2 and _RUN.match(word):
            # Without spaces between words, two letters in a row do for a word.
            yield from (word[start : start + 2] for start in range(len(word) - 1))
        else:
            yield word


def _trigrams(string: str) -> Iterator[str]:
    padded = f" {string} "
    return (padded[start : start + 3] for start in range(len(padded) - 2))

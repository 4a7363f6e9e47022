"""Finding many expressions of one language in a text, in one pass over its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.languages.inflection import fold_word, is_form, is_spaced, openings, pattern, words
from dragoman.terminology.phrases import Phrase, ends, find, is_shouted, place

_T = TypeVar("_T")
_SMALL = 3
"""Words up to so many letters stand in every sentence."""
_MANY = 200_000
"""How many different words are remembered; a workspace of thousands of papers has fewer."""


@dataclass(frozen=True, slots=True)
class Found(Generic[_T]):
    """An expression in a text."""

    phrase: Phrase
    what: _T
    """What was given with the expression."""
    start: int
    """Offset in the text, in code points."""
    end: int


@dataclass(frozen=True, slots=True)
class _Entry(Generic[_T]):
    phrase: Phrase
    what: _T
    anchor: int
    """Index of the word that the expression is looked up by: the one that the fewest others have."""
    capital: bool
    """Whether that word must begin with a capital."""


class Finder(Generic[_T]):
    """Expressions with something that belongs to each.

    Each word of a text is judged once, however often it recurs: a word that no expression has costs a look into a
    table from then on. An expression is looked up by its rarest word, and compared where that stands.
    """

    def __init__(self, phrases: Iterable[tuple[Phrase, _T]], tag: str) -> None:
        given = [(phrase, what) for phrase, what in phrases if phrase.keys]
        self._tag = tag
        self._pattern = pattern(tag)
        self._spaced = is_spaced(tag)
        self._unspaced = given if not self._spaced else []
        self._entries: dict[str, list[_Entry[_T]]] = {}
        self._seen: dict[str, tuple[_Entry[_T], ...]] = _Seen(self._judged)
        common = Counter(key for phrase, _ in given for key in set(phrase.keys))
        for phrase, what in given if self._spaced else ():
            keys = phrase.keys
            anchor = max(range(len(keys)), key=lambda at: (len(keys[at]) > _SMALL, -common[keys[at]], len(keys[at])))
            capital = phrase.capitals and phrase.text[words(phrase.text, tag)[anchor].start].isupper()
            entry = _Entry(phrase, what, anchor, capital)
            for opening in openings(keys[anchor], tag):
                self._entries.setdefault(opening, []).append(entry)

    def __bool__(self) -> bool:
        return bool(self._entries or self._unspaced)

    def find(self, text: str) -> list[Found[_T]]:
        """All expressions in a text, overlapping ones included, by where they begin and the longest first."""
        if not self._spaced:
            found = [Found(phrase, what, *spot) for phrase, what in self._unspaced for spot in find(phrase, text)]
        elif not self._entries or not any(map(self._seen.__getitem__, self._pattern.findall(text))):
            return []
        else:
            found = list(self._here(text))
        return sorted(found, key=lambda one: (one.start, -one.end))

    def _here(self, text: str) -> Iterable[Found[_T]]:
        there = words(text, self._tag)
        for index, word in enumerate(there):
            for entry in self._seen[text[word.start : word.end]]:
                first = index - entry.anchor
                end = ends(entry.phrase, text, there, first)
                if end is not None:
                    yield Found(entry.phrase, entry.what, there[first].start, end)

    def _judged(self, word: str) -> tuple[_Entry[_T], ...]:
        if len(self._seen) > _MANY:
            self._seen.clear()
        key = fold_word(word, self._tag)
        shouted, capital = is_shouted(word), word[:1].isupper()
        found: dict[int, _Entry[_T]] = {}
        for opening in {key[:3], key[:2], key[:1]}:
            for entry in self._entries.get(opening, ()):
                wanted = entry.phrase.keys
                if (entry.phrase.acronym and not shouted) or (entry.capital and not capital):
                    continue
                where = place(entry.anchor, len(wanted))
                if is_form(key, wanted[entry.anchor], self._tag, where, entry.phrase.verb):
                    found[id(entry)] = entry
        return tuple(found.values())


class _Seen(dict[str, tuple[_Entry[_T], ...]], Generic[_T]):
    """Word → the entries that it may be the anchor of, judged when first asked for."""

    def __init__(self, judge: Callable[[str], tuple[_Entry[_T], ...]]) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, word: str) -> tuple[_Entry[_T], ...]:
        found = self[word] = self._judge(word)
        return found


def longest(found: Iterable[Found[_T]]) -> list[Found[_T]]:
    """Those that no longer one overlaps, in order; several of the same stretch all stay."""
    kept: list[Found[_T]] = []
    for one in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(
            one.end <= other.start or other.end <= one.start or (one.start, one.end) == (other.start, other.end)
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.start, one.end))

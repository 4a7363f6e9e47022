"""Where a word may be parted at the end of a line, in languages whose orthography parts words by syllables.

A language has rules when its data file has a table ``hyphenation``; Azerbaijani in both alphabets and Turkish have one.
The other languages are hyphenated by the pattern dictionaries of whoever sets the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.languages.casing import fold
from dragoman.languages.letters import own_letters
from dragoman.languages.profile import table

SOFT_HYPHEN = "\u00ad"
LEAST, BEFORE, AFTER = 6, 3, 3
"""What ``soften`` leaves whole although the orthography would not: words of fewer letters than ``LEAST``, and places
with fewer letters before or after them. They are those that the style sheet of the pages gives the other languages:
shorter pieces make hardly a line fuller, and a third more hyphens at the ends of lines."""

_APOSTROPHES = "'’ʼ"
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_ORTHOGRAPHIC = 2
"""Letters that must stand before and after every place: a vowel alone is neither left behind nor carried over."""
_WORD = re.compile(rf"[^\W\d_]+(?:[{_APOSTROPHES}][^\W\d_]+)*")
_STRETCH = re.compile(rf"\S{{{LEAST},}}")
_NEVER = re.compile(r"[\d@/\\_&#=<>\u00ad\u0300-\u036f]|\.\w")
"""What makes a stretch without spaces more than words: numbers, symbols of documents, addresses, "M.Füzuli"."""
_HYPHENS = frozenset("-\u2010\u2011")
_ABBREVIATED = re.compile(r"(?:\.[\u00a0\u202f]|(?<!\w)[^\W\d_]{1,2}\. )\Z")
"""What stands before a surname and must not be parted from it: an initial, or what a no-break space joins to it."""


def has_rules(tag: str) -> bool:
    """Whether the language, by its canonical tag, has rules of its own here."""
    return _rules(tag) is not None


@lru_cache(maxsize=65_536)
def hyphenate(word: str, tag: str) -> tuple[int, ...]:
    """Offsets in ``word`` before which the orthography lets a line end with a hyphen, ascending.

    Every syllable has one vowel; of the consonants between two vowels the last opens the next syllable. One letter is
    neither left behind nor carried over. Words written together are parted each by itself where the language's file
    lists them so. An apostrophe is no such place, nor is a place beside one. Words in capitals, with a capital inside,
    with a hyphen (they are parted at it), a digit or a letter that the language does not have stay whole, and so does
    every word of a language without rules.

    Sources: the Azerbaijani orthography's rules on carrying words over to the next line; Türk Dil Kurumu, Yazım
    Kılavuzu, "Hece Yapısı ve Satır Sonunda Kelimelerin Bölünmesi".
    """
    rules = _rules(tag)
    if rules is None or any(letter.isupper() for letter in word[1:]):
        return ()
    letters = fold(word, tag)
    if not rules.letters.issuperset(letters):
        return ()
    places: list[int] = []
    for start, end in pairwise((0, *rules.joints(letters), len(letters))):
        if start:
            places.append(start)
        places += [
            place for place in _syllables(letters, start, end, rules.vowels)
            if start + _ORTHOGRAPHIC <= place <= end - _ORTHOGRAPHIC
        ]
    return tuple(places)


def soften(text: str, tag: str) -> str:
    """Plain running text with U+00AD at its ``places``; without them it is the text given."""
    ends = (0, *places(text, tag), len(text))
    return SOFT_HYPHEN.join(text[start:end] for start, end in pairwise(ends)) if len(ends) > 2 else text


def places(text: str, tag: str) -> tuple[int, ...]:
    """Offsets in running text where a soft hyphen may stand, ascending.

    Those of ``hyphenate``, less the ones too near a word's edge (``LEAST``, ``BEFORE``, ``AFTER``). Compounds with a
    hyphen, addresses, symbols, numbers with their suffix, surnames after an initial and words that have soft hyphens
    already stay as they are.
    """
    if _rules(tag) is None:
        return ()
    return tuple(
        start + place
        for start, word in _words(text)
        for place in hyphenate(word, tag)
        if BEFORE <= place <= len(word) - AFTER
    )


@dataclass(frozen=True, slots=True)
class _Rules:
    vowels: frozenset[str]
    letters: frozenset[str]
    """Small letters and apostrophes."""
    compounds: tuple[tuple[str, tuple[int, ...], bool], ...]
    """Letters of a word written together, where its parts begin, and whether anything may stand before them."""

    def joints(self, letters: str) -> tuple[int, ...]:
        """Where the second and later parts of a word written together begin; endings may follow the last."""
        for compound, joints, anywhere in self.compounds:
            at = letters.find(compound) if anywhere else 0 if letters.startswith(compound) else -1
            if at >= 0:
                return tuple(at + joint for joint in joints)
        return ()


@cache
def _rules(tag: str) -> _Rules | None:
    data = table(tag, "hyphenation")
    if not data:
        return None
    vowels = frozenset(data["vowels"])
    return _Rules(
        vowels,
        vowels | {fold(letter, tag) for letter in own_letters(tag)} | set(_APOSTROPHES),
        tuple(_compound(fold(entry, tag)) for entry in data.get("compounds", "").split()),
    )


def _compound(entry: str) -> tuple[str, tuple[int, ...], bool]:
    parts = entry.removeprefix("…").split("|")
    joints = tuple(len("".join(parts[:count])) for count in range(1, len(parts)))
    return "".join(parts), joints, entry.startswith("…")


def _syllables(letters: str, start: int, end: int, vowels: frozenset[str]) -> Iterator[int]:
    """Where the second and later syllables of ``letters[start:end]`` begin; an apostrophe is no such place."""
    last = -1
    for index in range(start, end):
        if letters[index] in vowels:
            if last >= 0 and not _APOSTROPHE.search(letters, last, index):
                yield index if index == last + 1 else index - 1
            last = index


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words of running text that may be parted, each with its offset."""
    for stretch in _STRETCH.finditer(text):
        if _NEVER.search(stretch[0]):
            continue
        for match in _WORD.finditer(text, *stretch.span()):
            start, end = match.span()
            around = text[max(0, start - 1):start], text[end:end + 1]
            if end - start < LEAST or not _HYPHENS.isdisjoint(around):
                continue
            if match[0][0].isupper() and _ABBREVIATED.search(text[max(0, start - 6):start]):
                continue
            yield start, match[0]

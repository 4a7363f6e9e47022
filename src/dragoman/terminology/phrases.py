"""Expressions of one or more words, and finding one in a text however its words are inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.languages.casing import fold
from dragoman.languages.inflection import Place, Word, is_form, is_part, is_spaced, is_tail, separates, words

_LONG = 9
_SPELLED = 4
_TAIL = re.compile(r"[-\u2010\u2011'’ʼ`]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression as a dictionary has it, in one language."""

    text: str
    tag: str
    """The language's."""
    keys: tuple[str, ...]
    """Its words as they are compared; in a language without spaces the whole of it."""
    gaps: tuple[str, ...]
    """What stands between them."""
    verb: bool = False
    acronym: bool = False
    """Whether it is capitals throughout, and so no word in small letters."""
    capitals: bool = False
    """Whether words with a capital here have one in a text too."""
    compounds: bool = False
    """Whether a single word may stand within a compound, where the language writes these in one word."""


@lru_cache(maxsize=16384)
def phrase(
    text: str, tag: str, *, verb: bool = False, capitals: bool = False, compounds: bool = False
) -> Phrase:
    """``text`` as an expression of the language; without words when it is nothing but punctuation."""
    acronym = is_acronym(text)
    if not is_spaced(tag):
        key = fold("".join(text.split()), tag)
        return Phrase(text, tag, (key,) if key else (), (), verb, acronym, capitals)
    found = words(text, tag)
    gaps = tuple(text[one.end : other.start] for one, other in pairwise(found))
    compounds = compounds and len(found) == 1 and not acronym
    return Phrase(text, tag, tuple(word.key for word in found), gaps, verb, acronym, capitals, compounds)


def find(wanted: Phrase, text: str) -> Iterator[tuple[int, int]]:
    """Where the expression stands in a text of its language: offsets, in order, not overlapping."""
    if not wanted.keys:
        return
    if not is_spaced(wanted.tag):
        yield from _unspaced(wanted, text)
        return
    there = words(text, wanted.tag)
    end = 0
    for index in range(len(there) - len(wanted.keys) + 1):
        if there[index].start >= end:
            stop = ends(wanted, text, there, index)
            if stop is not None:
                end = stop
                yield there[index].start, stop


def ends(wanted: Phrase, text: str, there: Sequence[Word], index: int) -> int | None:
    """Where the expression ends that begins at the word ``index`` of a text; None when it does not begin there.

    A suffix behind a hyphen or an apostrophe belongs to it: "BMT-nin", "Ankara'nın".
    """
    count = len(wanted.keys)
    if index < 0 or index + count > len(there):
        return None
    for offset, key in enumerate(wanted.keys):
        word = there[index + offset].key
        if not is_form(word, key, wanted.tag, place(offset, count), wanted.verb) and not (
            wanted.compounds and is_part(word, key, wanted.tag)
        ):
            return None
    for offset, gap in enumerate(wanted.gaps):
        between = text[there[index + offset].end : there[index + offset + 1].start]
        if not separates(between) and _bare(between) != _bare(gap):
            return None
    start, end = there[index].start, there[index + count - 1].end
    if (wanted.acronym or wanted.capitals) and not _has_capitals(wanted, text, there, index):
        return None
    last = index + count
    if last < len(there) and _TAIL.fullmatch(text[end : there[last].start]) and is_tail(there[last].key, wanted.tag):
        end = there[last].end
    return end if start < end else None


def place(offset: int, count: int) -> Place:
    """Where a word stands in an expression of ``count`` words."""
    if count == 1:
        return Place.ALONE
    return Place.LAST if offset == count - 1 else Place.INNER


def is_acronym(text: str) -> bool:
    """Whether an expression is one word of several capitals: "BMT", "Aİ", "ECtHR"."""
    if text.isupper() and not any(map(str.isspace, text)):
        return sum(letter.isalpha() for letter in text) > 1
    return text.isalpha() and len(text) < _LONG and 2 * sum(letter.isupper() for letter in text) > len(text)


def is_shouted(word: str) -> bool:
    """Whether a word may be an acronym: it begins with a capital and has another one ("ECtHR")."""
    return word[:1].isupper() and sum(letter.isupper() for letter in word) > 1


def _has_capitals(wanted: Phrase, text: str, there: Sequence[Word], index: int) -> bool:
    if wanted.acronym:
        word = text[there[index].start : there[index].end]
        # In a translation a long one may be spelled as a word: Otan, Unesco.
        return is_shouted(word) or (not wanted.capitals and len(word) >= _SPELLED and word[:1].isupper())
    own = words(wanted.text, wanted.tag)
    return all(
        text[there[index + offset].start].isupper() or not wanted.text[word.start].isupper()
        for offset, word in enumerate(own)
    )


def _unspaced(wanted: Phrase, text: str) -> Iterator[tuple[int, int]]:
    folded = fold(text, wanted.tag)
    key = wanted.keys[0]
    start = folded.find(key)
    while start >= 0:
        yield start, start + len(key)
        start = folded.find(key, start + len(key))


def _bare(gap: str) -> str:
    return "".join(gap.split())

"""A text in words, as they are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.languages.casing import fold
from dragoman.languages.inflection.grammar import grammar

# Marks that stand on or between letters of one word: accents, Arabic vowel signs and tatweel, joiners, soft hyphens.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c\u200d\u00ad"
_MARK = re.compile(f"[{_MARKS}]")
_PARTS = re.compile(rf"[\w{_MARKS}]+")
_WHOLE = re.compile(rf"[\w{_MARKS}]+(?:['’ʼ`][\w{_MARKS}]+)*")
_GAP = re.compile(r"[\s\-\u2010\u2011'’ʼ`\"“”„«»‹›‘]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    """Offset in the text, in code points."""
    end: int
    key: str
    """The word as it is compared: see ``fold_word``."""


@lru_cache(maxsize=256)
def words(text: str, tag: str) -> tuple[Word, ...]:
    """The words of a text in order. A hyphen parts words, an apostrophe does where the language's file says so."""
    return tuple(
        Word(found.start(), found.end(), fold_word(found[0], tag)) for found in pattern(tag).finditer(fold(text, tag))
    )


def pattern(tag: str) -> re.Pattern[str]:
    """What a word of the language is."""
    return _PARTS if grammar(tag).get("apostrophe") == "parts" else _WHOLE


def fold_word(word: str, tag: str) -> str:
    """A word as words of a language are compared: in small letters, without marks, letters that are alike as one.

    Which letters are alike (ё and е, ي and ی) the language's file says, and for another alphabet what stands for each.
    """
    if not word.isascii():
        if _MARK.search(word):
            word = _MARK.sub("", unicodedata.normalize("NFC", word))
        word = word.replace("’", "'").replace("ʼ", "'")
    word = fold(word, tag).replace("`", "'")
    alike = _alike(tag)
    return word.translate(alike) if alike else word


def is_spaced(tag: str) -> bool:
    """Whether the language puts spaces between its words."""
    return not grammar(tag).get("unspaced", False)


def separates(gap: str) -> bool:
    """Whether words of one expression may stand this far apart: blanks, hyphens, line feeds, quotation marks."""
    return _GAP.fullmatch(gap) is not None


@cache
def _alike(tag: str) -> dict[int, str]:
    table: dict[str, str] = grammar(tag).get("alike", {})
    return {ord(letter): other for letter, other in table.items()}

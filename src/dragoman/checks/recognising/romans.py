"""Roman numerals as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.recognising.fact import Fact, FactKind

_LIKELY = re.compile(r"[IVXІХ]|M[MDCLXVI]{3}")
_NUMERAL = re.compile(
    r"(?<![\w.'’/&-])(?:[IVXLІХ]{1,9}|M{1,3}[MDCLXVI]{2,12})(?=\b|[-'’]|(?:e|er|re|ème|ᵉ|ᵉʳ)\b)(?!\.\w|&|/)"
)
_EXACT = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CYRILLIC = str.maketrans("ІХ", "IX")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_BEFORE_ONE = re.compile(r"(?:(?P<word>[^\W\d_]{2,})\.?|\d)[ \u00a0\u202f]$")
_NO_NAMES = frozenset(
    {"A", "An", "The", "This", "See", "Les", "Une", "Des", "La", "Der", "Die", "Das", "Ein", "El", "Los"}
)
_AFTER_ONE = re.compile(
    r"[ \u00a0\u202f](?:век|əsr|әср|yüzyıl|століт|century|siglo|siècle|საუკუნ)"
    r"|[-–](?:ci|cı|cu|cü|ҹи|ҹы|ҹу|ҹү|й|го|е|я)\b"
)


def find(text: str, tag: str) -> Iterator[Fact]:
    """The Roman numerals of plain words, in order; the value is the number in figures: "XXI" is ``21``.

    Those up to 89, which chapters, annexes, rulers and centuries need, and years; "CD", "DC" and "MM" are
    abbreviations. A single letter is one after a word with a capital ("Annex I", "Karl V") or before a century; the
    English "I" never where a small letter follows. Cyrillic letters that look the same are read too.
    """
    if not _LIKELY.search(text):
        return
    for match in _NUMERAL.finditer(text):
        letters = match[0].translate(_CYRILLIC)
        if letters == "L" or not _EXACT.fullmatch(letters):
            continue
        if len(letters) == 1 and not _single(text, match.start(), match.end(), tag):
            continue
        if letters == "XI" and text.startswith(" Jinping", match.end()):
            continue
        yield Fact(FactKind.ROMAN, str(value(letters)), match.start(), match.end(), match[0])


@cache
def value(letters: str) -> int:
    """The number that a well-formed Roman numeral is."""
    numbers = [_VALUES[letter] for letter in letters]
    return sum(-left if left < right else left for left, right in zip(numbers, [*numbers[1:], 0], strict=True))


def _single(text: str, start: int, end: int, tag: str) -> bool:
    """Whether one letter is a numeral: it follows a name or a noun with a capital, or a century follows it."""
    if _AFTER_ONE.match(text, end):
        return True
    before = _BEFORE_ONE.search(text, max(0, start - 30), start)
    if before is None:
        return False
    word = before["word"]
    if word is not None and (not word[0].isupper() or word in _NO_NAMES):
        return False
    follows = text[end : end + 2]
    if follows[:1] in {"'", "’"} and tag.startswith("en"):
        return False
    return not (text[start] == "I" and tag.startswith("en") and follows[:1] == " " and follows[1:2].islower())

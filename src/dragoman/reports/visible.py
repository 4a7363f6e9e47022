"""Characters as they are shown: what cannot be seen is made visible, and each is as wide as a terminal draws it."""

from __future__ import annotations

from functools import cache
from unicodedata import bidirectional, category, east_asian_width

NO_BREAK_SPACE = "⍽"
"""Stands for U+00A0; ISO/IEC 9995-7 has this sign for it."""

LINE_END = "↵"
"""Stands for a hard line break."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(map(chr, range(0x180B, 0x1810)))
"""Letters and marks of other categories that show nothing."""

_JOINERS = frozenset("\u200c\u200d")
"""They belong to the spelling of Persian, of languages of India and of some signs."""


@cache
def shown(character: str, strict: bool = False, joiners: bool = False) -> str:
    """What is shown for one character: itself, ``⍽``, ``↵`` or its code point as ``<U+202E>``.

    Control characters, marks of direction and all others that take no place and mean something are always shown by
    their code point, so that no text can steer a terminal. Spaces other than the common one are shown only when
    ``strict``, and the joiners that Persian spells with when ``joiners``: where they may be what is the matter.
    """
    if character == "\n":
        return LINE_END
    kind = category(character)
    if kind == "Zs":
        if character == " " or not strict:
            return character
        return NO_BREAK_SPACE if character == "\u00a0" else code_point(character)
    if kind in {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"} or character in _BLANK:
        return character if character in _JOINERS and not joiners else code_point(character)
    return character


def code_point(character: str) -> str:
    """``<U+00A0>``."""
    return f"<U+{ord(character):04X}>"


def visible(text: str, *, strict: bool = False) -> str:
    """A text on one line with nothing invisible in it but joiners; see ``shown``."""
    return "".join(shown(character, strict) for character in text)


@cache
def width(character: str) -> int:
    """Columns of a terminal that a visible character takes: 0 for what stands over another, 2 for wide ones.

    Source: Unicode Standard Annex 11 (East Asian Width); general categories Mn, Me and Cf, and the vowels and finals
    of Hangul syllables written in parts, take no column of their own.
    """
    if character < "\u0300":
        return 1
    if category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def columns(text: str) -> int:
    """Columns that a visible text takes."""
    return sum(map(width, text))


def right_to_left(text: str) -> bool:
    """Whether any letter runs from right to left, so that the order on the screen is not that of the text."""
    return not text.isascii() and any(bidirectional(character) in {"R", "AL", "AN"} for character in text)

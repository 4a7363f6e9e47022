"""How names sound, roughly, whatever the spelling of a language in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import cache

_LETTERS = str.maketrans({
    "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ş": "sh",
    "ç": "ch", "ğ": "g", "š": "sh", "č": "ch", "ž": "z", "ñ": "n",
})  # fmt: skip
_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("kh", "k"),
    ("qu", "k"), ("ou", "u"), ("oe", "o"), ("ue", "u"), ("ae", "a"), ("dj", "i"), ("ei", "i"), ("ie", "i"), ("ey", "i"),
    ("ee", "i"), ("oo", "u"), ("aa", "a"), ("tz", "s"), ("ts", "s"), ("ij", "i"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("z", "s"), ("c", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip


@cache
def bare(word: str) -> str:
    """A word in small letters without accents: "Müller" is "muller"."""
    small = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in small if not unicodedata.combining(sign)).translate(_LETTERS)


@cache
def sound(word: str) -> str:
    """A key that the regular spellings of one name in several languages share: "Vladivostok" and "Wladiwostok".

    It is coarse on purpose: two names of one key may be one, two of different keys are spelled irregularly or are two.
    """
    key = bare(unicodedata.normalize("NFC", word).lower().translate(_LETTERS))
    for spelled, heard in _SOUNDS:
        key = key.replace(spelled, heard)
    return key


@cache
def place_words(tag: str) -> frozenset[str]:
    """The words of the names of countries and languages in a language, ``bare``: they have another name in each.

    Source: CLDR.
    """
    from dragoman.languages import cldr

    names = (*cldr.locale(tag).territories.values(), *cldr.locale(tag).languages.values())
    return frozenset(bare(word.strip("()[]’',.")) for name in names for word in str(name).replace("-", " ").split())

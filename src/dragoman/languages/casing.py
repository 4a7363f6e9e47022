"""Upper, lower and title case as a language has them."""

from __future__ import annotations

import re
import unicodedata

from dragoman.languages.profile import table

_DOTTED_LOWER = "i\u0307"  # What Unicode's default mapping makes of İ: two code points for one letter.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['’ʼ]\w+)*")


def upper(text: str, tag: str) -> str:
    """``text`` in capitals: "i" gives "İ" in Azerbaijani and Turkish; Greek loses its accents.

    Source: Unicode, SpecialCasing.txt; CLDR transforms ``tr-Upper``, ``az-Upper``, ``el-Upper``.
    """
    casing = table(tag, "casing")
    if casing.get("dotted_i"):
        text = text.replace(_DOTTED_LOWER, "i").replace("i", "İ")
    if casing.get("accents_lost"):
        text = _without_accents(text)
    return text.upper()


def lower(text: str, tag: str) -> str:
    """``text`` in small letters: "İ" is one code point, "i", in every language; "I" gives "ı" in Azerbaijani."""
    if table(tag, "casing").get("dotted_i"):
        text = text.replace("I\u0307", "i").replace("I", "ı")
    return text.replace("İ", "i").lower()


def title(text: str, tag: str) -> str:
    """``text`` with a capital at the head of every word and small letters in the rest."""
    return _WORD.sub(lambda match: capitalise(lower(match[0], tag), tag), text)


def capitalise(text: str, tag: str) -> str:
    """``text`` with its first letter a capital; all else stays. Georgian has no such capitals and stays as it is."""
    for index, letter in enumerate(text):
        if letter.isalpha():
            head = "İ" if letter == "i" and table(tag, "casing").get("dotted_i") else letter.title()
            return text[:index] + head + text[index + 1:]
    return text


def fold(text: str, tag: str) -> str:
    """``text`` in small letters for comparison, letter by letter, so that offsets stay: as long as ``text``."""
    if table(tag, "casing").get("dotted_i"):
        text = text.replace("I", "ı")
    # İ is the one letter whose small form is two code points; Σ the one whose small form depends on its neighbours.
    return text.replace("İ", "i").replace("Σ", "σ").lower()


def _without_accents(text: str) -> str:
    """Greek without its tonos; the diaeresis stays, it tells two vowels from a diphthong."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub("(?<=[α-ωΑ-Ω\u0308])[\u0300\u0301\u0342\u0313\u0314\u0345]+", "", parts))

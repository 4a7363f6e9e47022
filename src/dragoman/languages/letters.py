"""Letters: which script one is of, which a language has, and the words that they make."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dragoman.languages.profile import profile

_HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[^\W\d_{_HAN}]+(?:[\u0300-\u036f]+[^\W\d_{_HAN}]*)*|[{_HAN}]+")
"""A run of letters with their combining marks; a hyphen, an apostrophe, a digit or the change to ideographs ends it."""

ADDRESS = re.compile(
    r"(?:https?|ftp|mailto):\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])[a-zA-Z][\w-]*(?:\.[\w-]+)*\.(?:[a-z]{2,4}|info|museum)(?:/\S*)?(?![\w-])"
    r"|(?<!\w)(?:[A-Za-z]:|~|\.{1,2})?[\\/](?:[\w.-]+[\\/])+[\w.-]*"
)
"""Addresses of pages and letters, names of hosts and files: letters of their own, whatever the language."""

_TATWEEL = "\u0640"  # A letter by its category alone: it draws others out.
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "GEORGIAN": "Geor",
    "ARMENIAN": "Armn", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang", "THAI": "Thai",
    "LAO": "Laoo", "KHMER": "Khmr", "MYANMAR": "Mymr", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru",
    "GUJARATI": "Gujr", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong", "SYRIAC": "Syrc", "THAANA": "Thaa", "TIBETAN": "Tibt", "BOPOMOFO": "Bopo",
}  # fmt: skip


@cache
def script(character: str) -> str:
    """ISO 15924 code of a letter's script; "" for what is no letter and for a sign that all scripts share.

    Source: the first word of the character's name in the Unicode Character Database. Symbols of physics that are
    letters by their name alone (µ, ª, º, mathematical and full-width letters) are of no script.
    """
    if not character.isalpha() or character == _TATWEEL:  # Also where there is no character at all.
        return ""
    return _SCRIPTS.get(unicodedata.name(character, "").split(" ", 1)[0].split("-")[0], "")


def scripts(characters: frozenset[str]) -> frozenset[str]:
    """The scripts of which there is a letter among characters."""
    found = set(map(script, characters - _COMMON))
    # The letters that are met most need no look at each; one of them tells of all.
    found.update(name for name, letters in _BASIC.items() if not letters.isdisjoint(characters))
    return frozenset(found) - {""}


_BASIC = {
    "Latn": frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    "Cyrl": frozenset(map(chr, range(0x410, 0x450))),
}
_COMMON = frozenset(map(chr, range(0x80))).union(*_BASIC.values())
"""ASCII and the Cyrillic letters from А to я."""


@cache
def written_in(tag: str) -> str:
    """ISO 15924 code of the script that a language is written in: "Hans" of ``zh``."""
    from dragoman.languages import cldr

    return cldr.maximise(tag)[1]


@cache
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts whose letters a language is written in; empty where nobody knows."""
    found = written_in(tag)
    return _WRITTEN.get(found, frozenset({found}))


_CHINESE = frozenset({"Hani", "Bopo"})
_WRITTEN = {
    "Hans": _CHINESE, "Hant": _CHINESE, "Hani": _CHINESE, "Jpan": frozenset({"Hani", "Hira", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}), "Aran": frozenset({"Arab"}),
}  # fmt: skip


@cache
def alphabet(tag: str) -> frozenset[str]:
    """The letters of a language, small and capital, with those of borrowed words; empty where no file tells them.

    Source: ``alphabet`` and ``more_letters`` of the language's data file, which follow CLDR's main and auxiliary
    exemplar characters.
    """
    rules = profile(tag)
    letters = str(rules.get("alphabet", ""))
    return _both_cases(letters + str(rules.get("more_letters", "")), tag) if letters else frozenset()


@cache
def own_letters(tag: str) -> frozenset[str]:
    """The letters of a language without those of borrowed words; empty where no file tells them."""
    return _both_cases(str(profile(tag).get("alphabet", "")), tag)


def _both_cases(letters: str, tag: str) -> frozenset[str]:
    from dragoman.languages.casing import upper

    capitals = {capital for letter in letters if len(capital := upper(letter, tag)) == 1}
    return frozenset(letters) | capitals


def bare(word: str) -> str:
    """``word`` in small letters without diacritics, for telling whether two spellings are of one name.

    Letters that Unicode does not take apart are told by what they look like: "ə" and "ø" stay, "ı" is "i".
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower().replace("ı", "i"))
    return "".join(part for part in parts if not unicodedata.combining(part))

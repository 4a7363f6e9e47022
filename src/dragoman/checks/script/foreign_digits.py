"""Digits of another script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages import tags
from dragoman.model import Severity

_DIGITS = re.compile(r"\d+(?:[.,٫٬ \u00a0]\d+)*")
_NOT_ASCII = re.compile(r"\d(?<![0-9])")
_OWN = {"Arab": "\u0660", "Deva": "\u0966", "Beng": "\u09e6", "Thai": "\u0e50", "Khmr": "\u17e0", "Mymr": "\u1040"}


def _look(pair: Pair) -> Iterator[Hit]:
    if not _NOT_ASCII.search(pair.target_plain):
        return  # ASCII digits are at home in every language.
    known = _known(pair.locale)
    if all(one <= "\x7f" or not one.isdecimal() or one in known for one in pair.target_characters):
        return
    for match in _DIGITS.finditer(pair.target_plain):
        number = match[0]
        if number.isascii() or all(one in known or not one.isdecimal() for one in number):
            continue
        if number in pair.source_plain:
            continue
        right = "".join(_replaced(one, number, pair.locale) for one in number)
        fixes = tuple(
            Fix(match.start() + at, match.start() + at + 1, right[at])
            for at, one in enumerate(number)
            if one != right[at]
        )
        yield Hit(
            f"The digits of {number} are not those of {tags.display_name(pair.locale, 'en')}.",
            start=match.start(), end=match.end(), found=number, expected=right, fixes=fixes,
        )  # fmt: skip


def _replaced(one: str, number: str, tag: str) -> str:
    if not one.isdecimal() or one in _known(tag):
        return one
    value = unicodedata.digit(one)
    native = _native(tag)
    # Beside native digits native ones are meant, and in a number that is all foreign too if the foreign kind is Arabic.
    arabic = "\u0660" <= one <= "\u0669" or "\u06f0" <= one <= "\u06f9"
    return native[value] if native and (arabic or any(other in native for other in number)) else str(value)


@cache
def _known(tag: str) -> frozenset[str]:
    return frozenset("0123456789" + _native(tag))


@cache
def _native(tag: str) -> str:
    first = "\u06f0" if tags.language(tag) in ("fa", "ur", "ps") else _OWN.get(tags.script(tag), "")
    return "".join(chr(ord(first) + value) for value in range(10)) if first else ""


CHECK = Check(
    code="foreign-digits",
    name="Digits of another script",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="Digits that the language is not written with: Arabic ٤ in Persian, full-width ４ in Russian.",
    why="Arabic and Persian 4, 5 and 6 differ in print, and programs do not find the number.",
    authority="CLDR, numbering systems of the language: arab, arabext, latn.",
    flagged=example("Four rivers and 46 lakes", "چهار رود و ٤٦ دریاچه", "fa"),
    clean=example("Four rivers and 46 lakes", "چهار رود و ۴۶ دریاچه", "fa"),
    hint="Type the digits on the keyboard of the language.",
    pair=_look,
    fixes=True,
)

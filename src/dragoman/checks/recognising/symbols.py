"""Symbols of documents as facts: they are the same, letter for letter, in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.recognising.fact import Fact, FactKind

LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЗӀԚԜасеіјорѕухԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYX3IQWaceijopsyxqwABEZHIKMNOPTYX"
)
"""Cyrillic and Greek letters and the Latin ones (for З the figure 3) that look the same."""

_CAPITAL = "A-ZАВЕЅІЈКМНОРСТУХԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_SMALL = "a-zасеіјорѕух"
_TAIL = rf"(?:\s?[{_CAPITAL}])?\s?\((?:[IVXLС]+|ES-[IVXL]+|(?:19|20)\d\d)\)(?:\d+|\s\d+(?!\w))?"
_SEGMENT = rf"/\u2060?[{_CAPITAL}\d][{_CAPITAL}{_SMALL}\d]*(?:\.\s?\d[\d.]*|\.[{_CAPITAL}]+)*"
_SLASHED = rf"[{_CAPITAL}]{{1,8}}(?:[.-][{_CAPITAL}]{{1,8}})*(?:{_SEGMENT})+(?:{_TAIL})?"
_YEARED = (
    rf"(?:[{_CAPITAL}]{{2,8}}(?:-[{_CAPITAL}]{{1,8}})*\((?:19|20)\d\d\)|"
    r"(?:COM|SWD|JOIN|SEC)\s\((?:19|20)\d\d\))\s?\d+"
)
_LETTER = r"[^\W\u2e80-\u9fff]"  # Chinese writes on without a space.
_SYMBOL = re.compile(rf"(?<!{_LETTER})(?<!/)(?:{_SLASHED}|{_YEARED})(?!{_LETTER})")
_UNION = re.compile(r"(?<![\w/.,])(?P<number>\d{2,4}/\d{1,4})/(?=[^\W\d_]{2,5}(?!\w))")
_NUMBERED = re.compile(r"[/(.]\u2060?\d")
_SPACE = re.compile(r"[\s\u2060]+")
"""With the joiner that keeps a line from breaking behind a stroke."""


def find(text: str, tag: str) -> Iterator[Fact]:
    """The symbols of plain words, in order: A/75/357, S/RES/1325 (2000), A/RES/217 A (III), CM/Rec(2010)5.

    The value is the symbol without spaces, with the letters as they stand: a Cyrillic А is another letter than the
    Latin one that it looks like. Two symbols of one document, "A/75/357–S/2020/948", are two facts. Of an act of the
    European Union, 2008/115/EC, the number alone is the value, for its letters are translated.

    Source: United Nations, "Composition of Document Symbols" (ST/LIB/SER.B/5/Rev.5).
    """
    if ("/" not in text and "(" not in text) or not _NUMBERED.search(text):
        return  # Each symbol has a figure behind a stroke, a bracket or a full stop.
    found = [_symbol(match, text) for match in _SYMBOL.finditer(text) if _NUMBERED.search(match[0])]
    for match in _UNION.finditer(text):
        start, end = match.span("number")
        found.append(Fact(FactKind.SYMBOL, match["number"], start, end, match["number"]))
    yield from sorted(found, key=lambda fact: fact.start)


def latin(symbol: str) -> str:
    """A symbol with the letters of other alphabets made the Latin ones that they look like."""
    return symbol.translate(LOOK_ALIKES)


def _symbol(match: re.Match[str], text: str) -> Fact:
    stretch = match[0].rstrip(".")
    value = unicodedata.normalize("NFKC", _SPACE.sub("", stretch))
    return Fact(FactKind.SYMBOL, value, match.start(), match.start() + len(stretch), stretch)

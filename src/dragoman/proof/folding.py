"""Text in a form that survives layout and extraction.

Layout changes white space, breaks words at line ends, puts in soft hyphens and marks of direction, joins letters to
ligatures and may set capitals; extraction from a PDF loses blanks. So all of these are left out of a comparison.
Words of right-to-left scripts are compared by letters and digits alone: where their marks stand, and which of a pair
is mirrored, depends on the line that they fall on (Unicode Standard Annex 9, clauses 3.3 to 3.4).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dragoman.languages import casing, tags

_LOST = re.compile("[\\s\\-\u2010\u2011\u00ad\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]")
_TATWEEL = "\u0640"


def fold(text: str, tag: str) -> str:
    """``text`` as it is compared in a flow of the language ``tag`` ("" for one that is not known)."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _DIGIT.sub(lambda match: str(unicodedata.digit(match[0])), text)
    text = _LOST.sub("", text)
    if right_to_left(tag):
        return "".join(_WORD.findall(text.replace(_TATWEEL, ""))).lower()
    return casing.fold(text, tag if known(tag) else "en")


@cache
def right_to_left(tag: str) -> bool:
    """Whether the language of a tag is written from right to left; no for a tag that is none."""
    return known(tag) and tags.direction(tag) == "rtl"


@cache
def known(tag: str) -> bool:
    """Whether a tag is one of a language."""
    return bool(tag) and tags.known(tag)


@cache
def same_language(one: str, other: str) -> bool:
    """Whether two tags are the same, however they are written."""
    if known(one) and known(other):
        return tags.check(one) == tags.check(other)
    return one.lower() == other.lower()

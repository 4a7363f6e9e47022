"""Kinds of marks in the scripts of the world, and what is only around them."""

from __future__ import annotations

from collections.abc import Mapping

STOP, QUESTION, EXCLAMATION, COLON, SEMICOLON, COMMA, ELLIPSIS = ".", "?", "!", ":", ";", ",", "…"

_KINDS = {
    # Full width, Devanagari, Arabic, Armenian, Greek or Georgian middle dot, Sinhala, Myanmar, Khmer, Ol Chiki,
    # Mongolian, Tibetan, Bengali, Lisu, Ethiopic.
    STOP: ".\uff0e\u3002\uff61\u0964\u0965\u06d4\u0589\u00b7\u0df4"
    "\u104b\u17d4\u17d5\u1c7e\u1803\u0f0d\u0f0e\u09f7\ua4ff\u1362",
    # Full width, Arabic, reversed, Ethiopic, Vai, Coptic, Armenian, Greek.
    QUESTION: "?\uff1f\u061f\u2e2e\u1367\ua60f\u2cfa\u055e\u037e\u2047",
    # Full width, Armenian, Limbu, Myanmar, N’Ko.
    EXCLAMATION: "!\uff01\ufe57\u055c\u1944\u109f\u07f9\u203c",
    # Full width, Khmer, Armenian, Ethiopic.
    COLON: ":\uff1a\u17d6\u055d\u1365\u1366",
    # Full width, Arabic, Ethiopic, Bamum.
    SEMICOLON: ";\uff1b\u061b\u1364\ua6f6",
    # Full width, ideographic, Arabic, Ethiopic, Myanmar.
    COMMA: ",\uff0c\u3001\u060c\u1363\u104a",
    ELLIPSIS: "\u2026\u22ef\u2025",
}

KIND: Mapping[str, str] = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
"""Mark → the ASCII mark of its kind. Source: Unicode, Sentence_Terminal and Terminal_Punctuation."""

NAMES: Mapping[str, str] = {
    STOP: "a full stop",
    QUESTION: "a question mark",
    EXCLAMATION: "an exclamation mark",
    COLON: "a colon",
    SEMICOLON: "a semicolon",
    COMMA: "a comma",
    ELLIPSIS: "an ellipsis",
}

OPENING = "\"'«»“”„‟‹›‘’‚‛「『《〈〝（(［[{｛【〔"
"""What may stand before the first word of a sentence as a pair's first half; quotation marks of any direction."""
CLOSING = "\"'«»“”„‟‹›‘’‚‛」』》〉〞）)］]}｝】〕"
"""What may stand after the last word of a sentence as a pair's second half; quotation marks of any direction."""
UNSEEN = "\u2060\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u00ad"
"""What parts nothing: marks of direction, joiners, and what covers a tag (``prose.NOTHING``)."""
NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡"
"""What refers to a footnote."""


def named(kinds: frozenset[str] | set[str]) -> str:
    """Kinds in words: "a question mark and an exclamation mark"; "no closing mark" for none."""
    return " and ".join(NAMES[kind] for kind in "?!….:;," if kind in kinds) or "no closing mark"

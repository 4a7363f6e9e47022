"""What counts as the same wording: typography, capitals and the full stop at the end apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dragoman.languages.profile import table
from dragoman.markup import plain

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞「」『』", '"'),
        **dict.fromkeys("’‘‚‛ʼ′`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\n", " "),
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2068\u2069", None),
        "…": "...",
    }
)


@lru_cache(maxsize=4096)
def folded(text: str, tag: str) -> str:
    """The words of inline Markdown in small letters with plain marks, to compare wordings."""
    return small(typed(text), tag)


def typed(text: str) -> str:
    """The words of inline Markdown with the plainest marks of their kind, white space and end marks squeezed."""
    words = plain(text)
    if not words.isascii():
        words = unicodedata.normalize("NFC", words).translate(_TYPOGRAPHY)
    return " ".join(words.split()).rstrip(" .,;:")


def small(text: str, tag: str) -> str:
    """``text`` in small letters by the rules of a language, quickly."""
    if table(tag, "casing").get("dotted_i"):
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()

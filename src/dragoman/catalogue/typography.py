"""Sources without their typography: what two texts have in common when only the typesetter touched them."""

from __future__ import annotations

import re
from functools import lru_cache

_FOLDS = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u200a\u2007\u2002\u2003\u2005\u3000", " ")
    | dict.fromkeys("«»„“”‟\u2039\u203a\u201a\u2018\u2019\u201b\u02bc`´", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f", "")
    | {"'": '"', "…": "..."}
)
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_ASCII_QUOTES = re.compile("['`]")
_AROUND = re.compile(r" (?:(?=[-!?:;,.)\]])|(?<=[-(\[] ))")
_QUOTES = re.compile(r'"+')
_CASE_EDGE = re.compile(r"[^\W\d_][^\W\d_]")


@lru_cache(maxsize=8192)
def bare(source: str) -> str:
    """``source`` with every quotation mark, dash and blank in one form, without soft hyphens and the like.

    Blanks beside a dash, before closing punctuation and within brackets do not count; letters, figures and their case
    do.
    """
    text = source if source.isascii() and not _ASCII_QUOTES.search(source) else source.translate(_FOLDS)
    text = _AROUND.sub("", _BLANKS.sub(" ", text).strip())
    return _QUOTES.sub('"', text) if '""' in text else text


def only_typography(old: str, new: str) -> bool:
    """Whether nothing but typography parts the two: no-break spaces, quotation marks, dashes, blanks, a glued word.

    Line feeds are real ones here, so another line break is more than typography. A glued word is one that a capital
    within betrays ("lowerUpper") and that a blank now parts, or the reverse.
    """
    if old == new:
        return True
    one, other = bare(old), bare(new)
    if one == other:
        return True
    if one.replace(" ", "") != other.replace(" ", ""):
        return False
    return all(_glued(pair) for pair in _changed_joints(one, other))


def _changed_joints(one: str, other: str) -> set[str]:
    """The two characters on both sides of each blank that only one of the texts has."""
    return {pair for index, pair in _joints(one) ^ _joints(other)}


def _joints(text: str) -> set[tuple[int, str]]:
    found, letters = set(), 0
    for index, char in enumerate(text):
        if char == " ":
            found.add((letters, text[index - 1 : index] + text[index + 1 : index + 2]))
        else:
            letters += 1
    return found


def _glued(pair: str) -> bool:
    if _CASE_EDGE.fullmatch(pair):
        return pair[0].islower() and pair[1].isupper()
    # A blank beside a figure may part thousands or two numbers; only punctuation and letters are safe.
    return not any(char.isdigit() for char in pair)

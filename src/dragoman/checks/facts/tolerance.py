"""What may stand for a number, or vanish, when a sentence is translated well."""

from __future__ import annotations

import re
from functools import cache

from dragoman.checks.facts.atoms import Atom
from dragoman.checks.recognising.lexicon import lexicon
from dragoman.checks.recognising.seeing import data, seen

_VAGUE = frozenset({"100", "1000", "1000000", "1000000000"})
"""Spelled alone these are often no count: "a thousand thanks"."""
_SMALL = frozenset({"0", "1", "2"})
_LEAST_STEM = 3


def hinted(atom: Atom, text: str, tag: str) -> bool:
    """Whether a word of the other side hints at a number: "pair" at 2, "трёхлетний" at 3, "decade" at 10."""
    words = lexicon(tag).words
    for number in atom.numbers:
        pattern = _hints(tag, number)
        for match in pattern.finditer(seen(text, tag)) if pattern else ():
            word = words.get(match[0])
            if word is None or str(word.value) == number:
                return True
    return False


def may_vanish(atom: Atom) -> bool:
    """Whether a number may have no counterpart: one spelled out that is small, or no count at all."""
    fact = atom.fact
    return fact.spelled and bool({*atom.numbers} & (_VAGUE | _SMALL))


@cache
def _hints(tag: str, number: str) -> re.Pattern[str] | None:
    """The words that begin like one of a number's own or are listed as hints; few numbers are ever asked for."""
    stems = _stems(tag).get(number)
    if stems is None:
        return None
    unspaced = lexicon(tag).unspaced
    attached = sorted(data(tag).get("attached", ()), key=len, reverse=True)
    begins = "" if unspaced else f"(?<![^\\W\\d_{''.join(attached)}])"
    tail = "" if unspaced else "[^\\W\\d_]*"
    return re.compile(begins + "(?:" + "|".join(map(_stem, sorted(stems, key=len, reverse=True))) + ")" + tail)


@cache
def _stems(tag: str) -> dict[str, set[str]]:
    """For each number what its words and those that hint at it begin with."""
    file, words = data(tag), lexicon(tag)
    stems = {number: {seen(stem, tag) for stem in listed} for number, listed in file.get("stems", {}).items()}
    for key, word in words.words.items():
        if word.value > 2 and len(key) >= _LEAST_STEM:
            stems.setdefault(str(word.value), set()).add(key)
    return stems


def _stem(stem: str) -> str:
    """A stem as an expression; one that begins with ``*`` ends a word."""
    return "[^\\W\\d_]{2,}" + re.escape(stem[1:]) + "(?![^\\W\\d_])" if stem[0] == "*" else re.escape(stem)

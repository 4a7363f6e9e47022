"""All facts of a text: the recognisers one after another, each on what those before it have left."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.recognising import (
    addresses,
    articles,
    dates,
    phones,
    quantities,
    romans,
    symbols,
    times,
)
from dragoman.checks.recognising.fact import Fact

_ORDER = (phones, symbols, articles, dates, times, quantities, romans)
"""Who is asked first, after addresses: what is part of a symbol or of a date is no number of its own."""
_DOT = re.compile(r"\.[^\W_]")
_PLACEHOLDER = re.compile(r"(?<!\d)%(?:\d+\$[-\d.]*[a-zA-Z@]|\d*(?:\.\d+)?[sdfu](?!\w))")
"""Of programs' messages, which are checked too: %1$s, %.2f."""
_TAKEN = "\ufffc"


def recognise(text: str, tag: str) -> tuple[Fact, ...]:
    """The facts of plain words in the language of a canonical tag, in order, never overlapping."""
    left = text if "%" not in text else _PLACEHOLDER.sub(lambda match: _TAKEN * len(match[0]), text)
    found: list[Fact] = []
    if "@" in text or "://" in text or _DOT.search(text):
        found = [fact for fact in addresses.find(left, tag) if _TAKEN not in left[fact.start : fact.end]]
        left = _without(left, found)
    for recogniser in _ORDER:
        facts = list(recogniser.find(left, tag))
        new = [fact for fact in facts if _TAKEN not in left[fact.start : fact.end]] if facts else ()
        if new:
            left = _without(left, new)
            found += new
    found.sort(key=lambda fact: fact.start)
    return tuple(found)


def _without(text: str, facts: Iterable[Fact]) -> str:
    for fact in facts:
        text = text[: fact.start] + _TAKEN * (fact.end - fact.start) + text[fact.end :]
    return text

"""How long a translation is expected to be: the usual expansion from one language into another, measured."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from dragoman.checks.pair import Pair

SHORTEST = 25
"""Sources of fewer characters have no usual length: a word may be three times as long in another language."""

_DENSE = -0.7
"""Mean below which a script writes words by a character or two."""
_LATIN = re.compile(r"[A-Za-z]")
_LATIN_SHARE = 0.6
_CLASSES = ("short", "middle", "long")
_ENDS = (60, 120)


def deviation(pair: Pair) -> float | None:
    """How far the translation's length is from the usual one, in standard deviations: below 0 it is too short.

    The logarithm of the ratio of characters is taken as normally distributed (Gale and Church, "A Program for Aligning
    Sentences in Bilingual Corpora", 1993). None for short sources, for languages without figures and for what is not
    translated.
    """
    length = len(pair.source_plain)
    if length < SHORTEST:
        return None
    found = expansion(pair.source_locale, pair.locale)
    size = len(pair.target_plain)
    if found is None or not size:
        return None
    mean, spread = found[(length >= _ENDS[0]) + (length >= _ENDS[1])]
    if mean < _DENSE:
        # A name left in Latin letters takes as much room as in the source.
        size -= round(_LATIN_SHARE * len(_LATIN.findall(pair.target_plain)))
    return (math.log(size / length) - mean) / spread


@cache
def expansion(source_locale: str, locale: str) -> tuple[tuple[float, float], ...] | None:
    """Mean and standard deviation of the logarithm of the ratio, for short, middle and long sources.

    Two languages other than English are put together by way of English: means subtract, variances add. None when one
    of them was not measured, or both are one.
    """
    table = _table()
    before, after = _figures(source_locale, table), _figures(locale, table)
    if before is None or after is None or before is after:
        return None
    return tuple(
        (to[0] - of[0], math.sqrt(to[1] ** 2 + of[1] ** 2)) for of, to in zip(before, after, strict=True)
    )  # fmt: skip


Figures = tuple[tuple[float, float], ...]


def _figures(tag: str, table: Mapping[str, Figures]) -> Figures | None:
    """The figures of a tag, else of the language in the same script; a script that is named is never left out."""
    while tag and tag not in table:
        head, _, last = tag.rpartition("-")
        if len(last) == 4 and last.isalpha() and last != "Hans":
            return None
        tag = head
    return table.get(tag)


@cache
def _table() -> Mapping[str, Figures]:
    path = resources.files("dragoman.checks.length") / "expansion.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {tag: tuple((float(rows[name][0]), float(rows[name][1])) for name in _CLASSES) for tag, rows in data.items()}

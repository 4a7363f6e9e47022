"""Items that the source parts by semicolons and the translation does not."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.closing import tail
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.marks import KIND, SEMICOLON
from dragoman.model import Severity

_LEAST = 2
"""Semicolons from which on they part the items of a list and not two halves of a sentence."""


def _look(pair: Pair) -> Iterator[Hit]:
    source = pair.source_prose
    if source.count(";") + source.count("；") + source.count("؛") < _LEAST:
        return
    rules = habits(pair.locale)
    if rules.language in {"el", "th", "lo", "km", "my", "bo"}:
        return
    wanted, found = _inner(source), _inner(pair.target_prose)
    if wanted >= _LEAST and found < wanted:
        mark = rules.forms.get(";", ";")
        yield Hit(
            f"The source parts its items by {wanted} semicolons, the translation has {found or 'none'}.", expected=mark,
        )  # fmt: skip


def _inner(text: str) -> int:
    end = tail(text).start
    return sum(KIND.get(char) == SEMICOLON for char in text[:end])


CHECK = Check(
    code="list-separators",
    name="Marks between items",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="Items within a sentence that the source parts by semicolons, and the translation by fewer.",
    why="Where the items themselves have commas, the semicolons tell where one ends: an addressee with two titles "
    "becomes two addressees.",
    authority="House style; the orthography of each language has the semicolon between items that contain commas.",
    flagged=example(
        "To the Mayor, Ostel; the Harbour Master, Velsa; and the Board.", "Ostel meri, Velsa liman rəisi və İdarəyə."
    ),
    clean=example(
        "To the Mayor, Ostel; the Harbour Master, Velsa; and the Board.", "Mer, Ostel; liman rəisi, Velsa; və İdarəyə."
    ),
    pair=_look,
)

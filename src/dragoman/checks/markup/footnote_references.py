"""Marks of footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import anatomy
from dragoman.checks.markup.comparing import differences
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if "[^" not in pair.source and "[^" not in pair.target:
        return
    source, target = anatomy(pair.source).notes, anatomy(pair.target).notes
    if Counter(piece.content for piece in source) != Counter(piece.content for piece in target):
        yield from differences(source, target, "mark of the footnote", lambda label: f"[^{label}]")


CHECK = Check(
    code="footnote-references",
    name="Marks of footnotes",
    family=Family.MARKUP,
    severity=Severity.ERROR,
    finds="A mark of a footnote that is missing, doubled or another than in the source.",
    why="The footnote hangs in the air, or the reader looks for one that is not there.",
    authority="House style: each footnote is called once, at the words that it is about.",
    flagged=example("The river rose.[^1]", "Çay daşdı."),
    clean=example("The river rose.[^1]", "Çay daşdı.[^1]"),
    hint="Set the mark, label and all, at the words that it belongs to.",
    pair=_look,
)

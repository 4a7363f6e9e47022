"""Two addressees with one translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done
from dragoman.checks.consistency.likeness import folded
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity


def _look(paper: Paper) -> Iterator[Hit]:
    seen: dict[str, Pair] = {}
    for pair in paper.pairs:
        if pair.role is not Role.ADDRESSEE or not done(pair):
            continue
        first = seen.setdefault(folded(pair.target, pair.locale), pair)
        if folded(first.source, first.source_locale) != folded(pair.source, pair.source_locale):
            yield Hit(
                f"“{pair.target_plain}” also stands for “{first.source_plain}”.", found=pair.target_plain, pair=pair
            )


CHECK = Check(
    code="addressee-doubled",
    name="Addressee named twice",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="Two different addressees with the same translation.",
    why="One of them is named twice, and the other one not at all.",
    authority="House style: lists of addressees agree item by item.",
    flagged=Example((
        Line("World Health Organization", "Ümumdünya Səhiyyə Təşkilatı", Role.ADDRESSEE),
        Line("World Meteorological Organization", "Ümumdünya Səhiyyə Təşkilatı", Role.ADDRESSEE),
    )),
    clean=Example((
        Line("World Health Organization", "Ümumdünya Səhiyyə Təşkilatı", Role.ADDRESSEE),
        Line("World Meteorological Organization", "Ümumdünya Meteorologiya Təşkilatı", Role.ADDRESSEE),
    )),
    hint="Translate each addressee by its own name.",
    paper=_look,
    covers=("body-name",),
)  # fmt: skip

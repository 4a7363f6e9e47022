"""A number in figures that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.NUMBER)


CHECK = Check(
    code="number",
    name="Numbers",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A number in figures that has another value in the translation, or that is only on one side.",
    why="A lost nought or a mark read the other way makes twelve of twelve thousand.",
    authority="CLDR, number symbols of each language; BIPM, The International System of Units, 5.4.4.",
    flagged=example("The fund has 12,000 members.", "Fondun 1200 üzvü var."),
    clean=example("The fund has 12,000 members.", "Fondun 12 000 üzvü var."),
    hint="Write the number of the source with the marks of your language.",
    pair=_look,
)

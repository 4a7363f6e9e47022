"""A measure that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.MEASURE)


CHECK = Check(
    code="unit",
    name="Measures",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A number with a unit that has another number or another unit in the translation.",
    why="Kilometres are no miles; a converted number is no longer what the source says.",
    authority="BIPM, The International System of Units; CLDR, names of units.",
    flagged=example("The harbour is 52 km away.", "Liman 52 mil uzaqdadır."),
    clean=example("The harbour is 52 km away.", "Liman 52 kilometr uzaqdadır."),
    hint="Keep the number and the unit of the source.",
    pair=_look,
)

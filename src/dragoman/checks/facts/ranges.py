"""A range that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.RANGE)


CHECK = Check(
    code="range",
    name="Ranges",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A range one of whose ends is another number in the translation.",
    why="Terms and limits are given as ranges; one wrong end moves a limit.",
    authority="ISO 80000-1, 7; both ends are compared, however the language writes from and to.",
    flagged=example("The repair takes 10–15 days.", "Təmir 10–25 gün çəkir."),
    clean=example("The repair takes 10–15 days.", "Təmir 10 gündən 15 günədək çəkir."),
    hint="Write both ends of the range as in the source.",
    pair=_look,
)

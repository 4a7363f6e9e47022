"""A number in words that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import spelled
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return spelled(pair)


CHECK = Check(
    code="number-in-words",
    name="Numbers in words",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A number spelled out in place of which the translation has another, spelled out too.",
    why="Three harbours that become four are found by no reader who looks for figures alone.",
    authority="Number words of each language in all their forms; one, two and what a word like half says may vanish.",
    flagged=example("There are three harbours on the lake.", "Göldə dörd liman var."),
    clean=example("There are three harbours on the lake.", "Göldə üç liman var."),
    hint="Write the number of the source.",
    pair=_look,
)

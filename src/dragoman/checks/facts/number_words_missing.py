"""A number in words that one side alone has."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import alone
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return alone(pair)


CHECK = Check(
    code="number-word-missing",
    name="Number words left out",
    family=Family.FACTS,
    severity=Severity.WARNING,
    finds="A number spelled out that the translation lacks, or has beyond the source.",
    why="What is counted in words is left out easily, and no reader who looks for figures alone misses it.",
    authority="Number words of each language in all their forms; one, two and what a word like half says may vanish.",
    flagged=example("The letter has nineteen addressees.", "Məktubun ünvan sahibləri var."),
    clean=example("The letter has nineteen addressees.", "Məktubun on doqquz ünvan sahibi var."),
    hint="Compare the number with the source; if it is left out on purpose, say so in a comment.",
    pair=_look,
)

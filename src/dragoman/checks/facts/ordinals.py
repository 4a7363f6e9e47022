"""An ordinal in figures that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.ORDINAL)


CHECK = Check(
    code="ordinal",
    name="Ordinals",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="An ordinal in figures whose number is another in the translation, or that is only on one side.",
    why="The fifth session is not the sixth: decisions are found by it.",
    authority="Compared as numbers; ordinals, Roman numerals and bare numbers may stand for each other.",
    flagged=example("This is the 51st session.", "Bu, 52-ci sessiyadır."),
    clean=example("This is the 51st session.", "Bu, 51-ci sessiyadır."),
    hint="Write the number of the source as an ordinal of your language.",
    pair=_look,
)

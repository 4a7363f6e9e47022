"""A Roman numeral that is another number in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.ROMAN)


CHECK = Check(
    code="roman-numeral",
    name="Roman numerals",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A Roman numeral whose number is another in the translation, or that the translation lacks.",
    why="Chapters, annexes, centuries and rulers are told apart by it.",
    authority="Compared as numbers: XXI, 21st and twenty-first are one.",
    flagged=example("In the XXI century rivers need care.", "XX əsrdə çaylara qayğı lazımdır."),
    clean=example("In the XXI century rivers need care.", "XXI əsrdə çaylara qayğı lazımdır."),
    hint="Write the same number, in Roman numerals or as your language has it.",
    pair=_look,
)

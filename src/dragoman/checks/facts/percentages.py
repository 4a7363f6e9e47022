"""A percentage that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.PERCENT)


CHECK = Check(
    code="percentage",
    name="Percentages",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A percentage that is another in the translation, or that has lost its sign.",
    why="Shares are what statements are quoted by; 85 without its sign is another thing.",
    authority="CLDR, percent patterns of each language.",
    flagged=example("Some 85 per cent of the boats are safe.", "Qayıqların 58 faizi təhlükəsizdir."),
    clean=example("Some 85 per cent of the boats are safe.", "Qayıqların 85 faizi təhlükəsizdir."),
    hint="Write the percentage of the source; the sign or the word, as your language has it.",
    pair=_look,
)

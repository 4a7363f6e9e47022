"""A sum of money that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.counting import counted
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return counted(pair, FactKind.MONEY)


CHECK = Check(
    code="money",
    name="Sums of money",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A sum of money whose amount or currency is another in the translation, or that is only on one side.",
    why="A wrong sum or currency is what readers and courts notice first.",
    authority="ISO 4217, codes of currencies; CLDR, their names and signs.",
    flagged=example("The bridge cost EUR 500.", "Körpü 500 manata başa gəlib."),
    clean=example("The bridge cost EUR 500.", "Körpü 500 avroya başa gəlib."),
    hint="Write the sum of the source, in its currency.",
    pair=_look,
)

"""A time of day that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return told(pair, FactKind.TIME, _expected)


def _expected(fact: Fact, pair: Pair) -> str:
    """On the clock of 24 hours, which every language understands."""
    return fact.value if not fact.values else ""


CHECK = Check(
    code="time",
    name="Times of day",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A time of day that is another in the translation, that lost its time zone, or that is only on one side.",
    why="Readers come at the wrong hour; 5.30 p.m. that became 5:30 is twelve hours off.",
    authority="CLDR, time formats and day periods of each language; compared by ISO 8601-1:2019, 5.3.",
    flagged=example("The ferry leaves at 5.30 p.m.", "Bərə saat 5:30-da yola düşür."),
    clean=example("The ferry leaves at 5.30 p.m.", "Bərə saat 17:30-da yola düşür."),
    hint="Write the time of the source in the form of your language, with the zone where one is named.",
    pair=_look,
)

"""A date that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.dates import parts
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.languages.dates import format_date, format_day, month_names
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return told(pair, FactKind.DATE, _expected)


def _expected(fact: Fact, pair: Pair) -> str:
    """The date in the form of official papers of the language; "" where its form depends on the sentence."""
    from datetime import date

    year, month, day = parts(fact.value)
    if fact.values:
        return ""
    if year and day:
        return format_date(date(int(year), int(month), int(day)), pair.locale)
    if day:
        return format_day(int(month), int(day), pair.locale)
    return "" if year else month_names(pair.locale)[int(month) - 1]


CHECK = Check(
    code="date",
    name="Dates",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A date whose day, month or year is another in the translation, or that is only on one side.",
    why="A wrong date gives a paper another standing: it misses a deadline, or names a meeting that never was.",
    authority="CLDR, date formats of each language, corrected by official usage; compared by ISO 8601-1:2019, 5.2.2.",
    flagged=example("The Council met on 19 January 2022.", "Şura 2022-ci il yanvarın 20-də toplandı."),
    clean=example("The Council met on 19 January 2022.", "Şura 2022-ci il yanvarın 19-da toplandı."),
    hint="Write the date of the source in the form of your language.",
    pair=_look,
)

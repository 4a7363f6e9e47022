"""Dates as facts: whole ones, and the days, months and years that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.languages.date_search import named_months
from dragoman.languages.dates import FoundDate, find_dates

_NUMBER = re.compile(r"\d+")
_WORDS = (3, 5)  # "March" and "May" open English sentences with another meaning.
_ENDS = frozenset(".!?…:;\n\"“”«»„'‘’()")


def find(text: str, tag: str) -> Iterator[Fact]:
    """The dates of plain words in the language of a canonical tag, in order.

    Values: ``2022-01-19``; ``2022-01`` for a month with its year; ``--01-19`` for a day without a year, ``--01`` for a
    month alone. Each of several days of one month is a date: "19 and 20 January 2022" is two. Where nobody can tell
    the day from the month ("03/04/2024" in English), ``values`` has both readings.

    Source of the forms: ISO 8601-1:2019, 5.2.2; those without a year after ISO 8601:2000, 5.2.1.3.
    """
    dates = find_dates(text, tag, partial=True)
    found = [fact for each in dates for fact in _facts(each, text)]
    taken = [(fact.start, fact.end) for fact in found]
    for start, end, month in named_months(text, tag, dates):
        alone = all(end <= left or right <= start for left, right in taken)
        if alone and not (month in _WORDS and tag.startswith("en") and _opens(text, start)):
            found.append(Fact(FactKind.DATE, f"--{month:02}", start, end, text[start:end], spelled=True))
    yield from sorted(found, key=lambda fact: fact.start)


def compatible(left: str, right: str) -> bool:
    """Whether two values of dates contradict each other in nothing: "--01-19" and "2022-01-19" do not."""
    return all(a == b for a, b in zip(parts(left), parts(right), strict=True) if a and b)


def parts(value: str) -> tuple[str, str, str]:
    """Year, month and day of a value; "" for what it lacks."""
    year, rest = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    month, _, number = rest.partition("-")
    return year, month, number


def day(value: str) -> date | None:
    """The day that a value is; None when it is not whole."""
    return date.fromisoformat(value) if len(value) == 10 else None


def _facts(found: FoundDate, text: str) -> Iterator[Fact]:
    """The date, and before it the other days named with it; together they take up its whole stretch, none twice."""
    start = found.start
    for other, begins, ends in found.others:
        start = min(start, begins)
        yield Fact(FactKind.DATE, _value(found.year, found.month, other), start, ends, text[start:ends])
        begun = _NUMBER.search(text, ends)
        start = begun.start() if begun else ends
    values = _values(found, text)
    more = values if len(values) > 1 else ()
    yield Fact(FactKind.DATE, values[0], start, found.end, text[start : found.end], values=more)


def _values(found: FoundDate, text: str) -> tuple[str, ...]:
    if found.form != "ambiguous":
        return (_value(found.year, found.month, found.day),)
    first, second, year = (int(number) for number in _NUMBER.findall(text[found.start : found.end]))
    return (_value(year, second, first), _value(year, first, second))


def _value(year: int | None, month: int | None, day: int | None) -> str:
    return (f"{year:04}" if year else "-") + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, where its capital says nothing: "May God …", "March on!"."""
    before = text[:start].rstrip()
    return not before or before[-1] in _ENDS

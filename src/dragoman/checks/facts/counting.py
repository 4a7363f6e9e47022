"""What is said of numbers that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from dragoman.checks.check import Hit
from dragoman.checks.facts.comparing import Difference
from dragoman.checks.facts.telling import hit
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import Fact, FactKind
from dragoman.checks.recognising.seeing import data
from dragoman.languages.numbers import format_number, format_percent, ordinal_suffix

COUNTS = frozenset(
    {
        FactKind.NUMBER, FactKind.ORDINAL, FactKind.ROMAN, FactKind.RANGE,
        FactKind.PERCENT, FactKind.MONEY, FactKind.MEASURE,
    }
)  # fmt: skip
"""Kinds of facts that are a number with or without what is counted."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_YEARS = range(1000, 2200)


def counted(pair: Pair, kind: FactKind) -> Iterator[Hit]:
    """The hits for the differences of a kind where figures are concerned."""
    for difference in pair.fact_differences:
        if difference.kind is kind and not difference.spelled:
            yield _told(pair, difference)


def spelled(pair: Pair) -> Iterator[Hit]:
    """The hits for numbers in words that have another value on the other side."""
    for difference in pair.fact_differences:
        if difference.kind in COUNTS and difference.spelled and difference.paired:
            yield _told(pair, difference)


def alone(pair: Pair) -> Iterator[Hit]:
    """The hits for numbers in words that have nothing on the other side."""
    for difference in pair.fact_differences:
        if difference.kind in COUNTS and difference.spelled and not difference.paired:
            yield _told(pair, difference)


def _told(pair: Pair, difference: Difference) -> Hit:
    found = hit(pair, difference, expected)
    if difference.foreign and difference.target is not None and found.expected:
        hint = f"Here {difference.target.text} is read as {difference.target.value}; write {found.expected}."
        return replace(found, hint=hint)
    return found


def expected(fact: Fact, pair: Pair) -> str:
    """A fact of the source in the form of the translation's language; "" where its form depends on the sentence."""
    if fact.spelled or fact.kind is FactKind.ROMAN:
        return ""
    if fact.kind is FactKind.RANGE:
        first, _, last = next(part for part in fact.value.split(" ") if "–" in part).partition("–")
        return f"{_formatted(first, pair.locale)}–{_formatted(last, pair.locale)}"
    number = next((part for part in fact.value.split(" ") if _NUMBER.fullmatch(part)), "")
    if not number:
        return ""
    if fact.kind is FactKind.PERCENT:
        return format_percent(Decimal(number), pair.locale)
    if fact.kind is FactKind.ORDINAL:
        return _ordinal(number, pair.locale)
    written = _formatted(number, pair.locale)
    if fact.kind is FactKind.MONEY and len(fact.values) < 2:
        return f"{written} {fact.value.split(' ')[0]}"
    return written


def _formatted(number: str, tag: str) -> str:
    """A number as the language writes it; a year is not grouped."""
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    return number if value in _YEARS and value == value.to_integral() else format_number(value, tag)


def _ordinal(number: str, tag: str) -> str:
    suffix = ordinal_suffix(int(number), tag) if number.isdigit() else ""
    listed = data(tag).get("suffixes", {}).get("ordinal", ("",))
    joint = listed[0][0] if listed and listed[0][:1] in {"-", "'"} else ""
    return f"{number}{joint}{suffix}" if suffix else number

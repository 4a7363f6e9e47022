"""Numbers in figures: what a row of digits and marks means to the readers of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from dragoman.checks.recognising.seeing import data
from dragoman.languages.numbers import number_marks

SPACES = " \u00a0\u202f\u2009\u2007"
# Both forms begin with a digit, which stands in front of them: so the search leaps from digit to digit.
_FIGURE = re.compile(
    rf"\d(?:(?<![\d.,].)\d{{0,2}}(?P<space>[{SPACES}])\d{{3}}(?:(?P=space)\d{{3}})*(?!\d)(?:[.,٫]\d+(?![.,]?\d))?"
    r"|\d*(?:[.,٬٫،']\d+)*)"
)
_FRACTION = re.compile(r"(?<![\d/])(\d{1,2})[/⁄](\d{1,3})(?![\d/]|[.,]\d)")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\D\d{3})+|[1-9]\d?(?:\D\d{2})*\D\d{3}")
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}
_ANY_VULGAR = re.compile("[½⅓⅔¼¾⅕⅛]")


@dataclass(frozen=True, slots=True)
class Marks:
    """What parts the figures of a number in a language, beside spaces."""

    groups: frozenset[str]
    decimals: frozenset[str]


class Figure(NamedTuple):
    """A number in figures within a text."""

    start: int
    end: int
    values: tuple[str, ...]
    """Its readings, the likeliest first."""


def figures(text: str, tag: str) -> Iterator[Figure]:
    """The numbers of a text of ASCII digits, in order. Of "3,5,7" each is one."""
    fractions = {}
    if "/" in text or "⁄" in text:
        found = _FRACTION.finditer(text)
        fractions = {match.start(): match for match in found if 0 < int(match[1]) < int(match[2]) <= 100}
    done = 0
    marks = marks_of(tag)
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        body = match[0]
        if start in fractions:
            done = fractions[start].end()
            yield Figure(start, done, _fraction(fractions[start]))
            continue
        if end < len(text) and text[end] in _VULGAR:
            yield Figure(start, end + 1, (_with_vulgar(body, text[end]),))
            continue
        values = readings(body, marks)
        if values:
            yield Figure(start, end, values)
            continue
        for part in re.finditer(r"\d+", body):
            yield Figure(start + part.start(), start + part.end(), (canonical(part[0]),))
    if text.isascii() or not _ANY_VULGAR.search(text):
        return
    for sign in _VULGAR:
        place = text.find(sign)
        if place == 0 or (place > 0 and not text[place - 1].isdigit()):
            yield Figure(place, place + 1, (_VULGAR[sign],))


def readings(body: str, marks: Marks) -> tuple[str, ...]:
    """What digits with marks between them mean, the likeliest first; empty where they are several numbers.

    The marks of the language are read as it reads them. A mark that it does not use, and one that its rule of three
    digits forbids, is a decimal mark: "3.5" is three and a half everywhere, and "12.000" in Russian is twelve.
    Source: CLDR, number symbols; BIPM, The International System of Units, 5.4.4.
    """
    if body.isdigit():
        return (canonical(body),)
    separators = [letter for letter in body if not letter.isdigit()]
    last = separators[-1]
    if len(separators) > 1 and last != separators[-2]:
        head, _, tail = body.rpartition(last)
        return (canonical(re.sub(r"\D", "", head) + "." + tail),) if _GROUPS.fullmatch(head) else ()
    whole = canonical(re.sub(r"\D", "", body)) if _GROUPS.fullmatch(body) else ""
    if last in SPACES or last in "٬'،":
        return (whole,) if whole else ()
    if len(separators) > 1:
        return (whole,) if whole else ((body.replace("٫", "."),) if last == "." else ())
    decimal = canonical(body.replace(last, "."))
    found = [whole] if whole and last in marks.groups else []
    if last in marks.decimals or not found:
        found.append(decimal)
    return tuple(dict.fromkeys(found))


def foreign_readings(body: str) -> tuple[str, ...]:
    """What digits with marks mean in any language."""
    return readings(body, _ANY)


def canonical(number: str) -> str:
    """A number of ASCII digits and a full stop, without needless noughts."""
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return number.lstrip("0") if number.lstrip("0")[:1].isdigit() else "0" + number.lstrip("0")


def times(value: str, scale: int) -> str:
    """A canonical number multiplied."""
    if value.isdigit():
        return str(int(value) * scale)
    try:
        return canonical(format(Decimal(value) * scale, "f"))
    except ArithmeticError:  # "1.2.3" is no number to multiply.
        return value


@cache
def marks_of(tag: str) -> Marks:
    """The marks of a language: those it writes, and those its readers know as well."""
    group, decimal = number_marks(tag)
    listed = data(tag).get("marks", {})
    return Marks(frozenset({group, *listed.get("group", ())}), frozenset({decimal, *listed.get("decimal", ())}))


_ANY = Marks(frozenset(".,"), frozenset(".,"))


def _fraction(match: re.Match[str]) -> tuple[str, ...]:
    exact = Fraction(int(match[1]), int(match[2]))
    plain = f"{exact.numerator}/{exact.denominator}"
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return (plain, canonical(format(decimal, "f"))) if len(format(decimal, "f")) < 8 else (plain,)


def _with_vulgar(body: str, sign: str) -> str:
    over, under = _VULGAR[sign].split("/")
    whole = int(body) if body.isdigit() else 0
    return canonical(format(Decimal(whole) + (Decimal(over) / Decimal(under)).quantize(Decimal("0.001")), "f"))

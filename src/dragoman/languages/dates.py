"""Dates as a language's official papers write them, and dates found in running text."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dragoman.languages.profile import table

_ISO = re.compile(r"(?<![\w/.-])(\d{4})-(\d\d)-(\d\d)(?![\w/]|[-.]\w)")
_DAY_AND_MONTH = re.compile(r"\{(?:dd?|m|mm|month)\}.*\{(?:dd?|m|mm|month)\}(?:\{first\}|[日일]|\.(?= |$))?")
_CLDR_FIELD = re.compile(r"'([^']*)'|(y+|M+|d+)|([^'yMdG]+)|G ?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date within a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset past its last character."""
    date: datetime.date | None
    """The day; None when the form is ``ambiguous`` or the date is not complete."""
    form: str
    """``words`` (month by its name), ``numeric``, ``iso``, ``ambiguous`` (03/04/2024 in English), and, only where
    partial dates are asked for, ``day-month`` and ``month-year``."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    others: tuple[tuple[int, int, int], ...] = ()
    """Other days of the same month that are named with it, the 12 of "12–14 March": day, start, end."""


def format_date(date: datetime.date, tag: str, form: str = "long") -> str:
    """``date`` in the form of official papers in the language of a canonical tag.

    ``form``: ``long`` (19 January 2022, 19 yanvar 2022-ci il, 19 января 2022 года), ``medium`` (shorter: 19 января
    2022 г.; the same as ``long`` where a language has no such form), ``numeric`` (19.01.2022), ``iso``.
    The spaces are plain ones; no-break spaces are typography's.

    Source: CLDR's long date, corrected by the language's file where officials write otherwise.
    """
    if form == "iso" or (form != "iso" and not _has_names(tag)):
        return date.isoformat()
    return _filled(date_pattern(tag, form), date, tag)


def format_day(month: int, day: int, tag: str) -> str:
    """A day without its year in the form of ``format_date``'s long dates: 19 January, 1월 19일, 19 января."""
    if not _has_names(tag):
        return f"--{month:02}-{day:02}"
    pattern = date_pattern(tag, "long")
    shown = _DAY_AND_MONTH.search(pattern)
    return _filled(shown[0], datetime.date(2000, month, day), tag) if shown else f"--{month:02}-{day:02}"


def parse_date(text: str, tag: str) -> datetime.date | None:
    """The date that the whole of ``text`` is, white space and a closing full stop or comma apart; else None."""
    from dragoman.languages.date_search import search

    stripped = text.strip()
    for end in (len(stripped), len(stripped.rstrip(" .,;"))):
        for found in search(stripped[:end], tag):
            if found.start == 0 and found.end == end and not found.others:
                return found.date
    return None


def find_dates(text: str, tag: str, *, partial: bool = False) -> tuple[FoundDate, ...]:
    """Dates in running text, in order, never overlapping.

    Months by name in every form that the language's file or CLDR has, letter case ignored by the language's rules;
    ISO dates; numeric dates in the language's order of day and month, "ambiguous" where it has no one order and both
    readings exist. What no calendar has (31 February) is no date. With ``partial`` also a day and month without a
    year, and a month with its year.
    """
    from dragoman.languages.date_search import search

    found = search(text, tag)
    return found if partial else tuple(date for date in found if date.form not in {"day-month", "month-year"})


def date_pattern(tag: str, form: str) -> str:
    """The pattern of a form; its fields: ``d``, ``dd``, ``m``, ``mm``, ``y``, ``month``, ``suffix``, ``first``."""
    rules = table(tag, "dates")
    pattern = rules.get(form) or (rules.get("long") if form == "medium" else None)
    if pattern is not None:
        return str(pattern)
    from dragoman.languages import cldr

    return _from_cldr(cldr.date_pattern(tag, "short" if form == "numeric" else "long"), numeric=form == "numeric")


def month_names(tag: str) -> tuple[str, ...]:
    """The twelve names of months as they stand in a date with a day, January first."""
    listed = table(tag, "dates").get("months")
    if listed is not None:
        return tuple(listed)
    from dragoman.languages import cldr

    return cldr.months(tag)[0]


def _has_names(tag: str) -> bool:
    """CLDR's root calls the first month M01; a language known no better dates its papers by ISO 8601."""
    return "long" in table(tag, "dates") or month_names(tag)[0] != "M01"


def _filled(pattern: str, date: datetime.date, tag: str) -> str:
    from dragoman.languages.numbers import ordinal_suffix, to_digits

    fields = {
        "d": to_digits(str(date.day), tag), "dd": to_digits(f"{date.day:02}", tag),
        "m": to_digits(str(date.month), tag), "mm": to_digits(f"{date.month:02}", tag),
        "y": to_digits(str(date.year), tag), "month": month_names(tag)[date.month - 1],
        "suffix": ordinal_suffix(date.year, tag),
        "first": str(table(tag, "dates").get("first", "")) if date.day == 1 else "",
    }
    return pattern.format_map(fields)


def _from_cldr(pattern: str, *, numeric: bool) -> str:
    """A CLDR date pattern as one of ours. Source: UTS #35, part 4, "Date Format Patterns"."""
    parts: list[str] = []
    for quoted, field, literal in _CLDR_FIELD.findall(pattern):
        if not field:  # Gregorian eras, G in CLDR, are left out: a paper's date is never before Christ.
            parts.append((quoted or literal).replace("\u00a0", " ").replace("\u202f", " ").replace("\u200f", ""))
        elif field[0] == "M":
            parts.append("{month}" if len(field) > 2 else "{mm}" if numeric else "{m}")
        else:
            parts.append({"y": "{y}", "d": "{dd}" if numeric else "{d}"}[field[0]])
    return "".join(parts)

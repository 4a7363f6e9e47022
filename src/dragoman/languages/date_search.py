"""The search for dates in running text: a language's patterns made into one expression each."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache

from dragoman.languages.casing import fold
from dragoman.languages.dates import _ISO, FoundDate, date_pattern, month_names
from dragoman.languages.profile import Table, table

_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_MONTH_NUMBER = r"(?P<m>1[0-2]|0?[1-9])"
_YEAR = r"(?P<y>[12]\d{3})"
_AFTER = r"(?!\w)(?![/.-]\d)"
_BEFORE_NUMBERS = r"(?<![\w/])(?<!\d[.,-])"
_NUMERIC = {
    "dmy": r"(?P<d>\d{1,2})(?P<s>[./-] ?)(?P<m>\d{1,2})(?P=s)(?P<y>[12]\d{3})",
    "mdy": r"(?P<m>\d{1,2})(?P<s>[./-] ?)(?P<d>\d{1,2})(?P=s)(?P<y>[12]\d{3})",
    "ymd": r"(?P<y>[12]\d{3})(?P<s>[./-] ?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
}
_SIGNS = {" ": r"\s+", "~": r"\s*", "[": "(?:", "]": ")?", "|": "|"}
_GENERAL = ("[{weekday}[,] ]{d}[.] {month}[,][ ]{y}", "{month} {d}[,] {y}")
_PARTIAL = ("{d} {month}", "{month} {y}")


def search(text: str, tag: str) -> tuple[FoundDate, ...]:
    """All dates of ``text``, partial ones too; the earliest first, of two that overlap the longer."""
    folded = _folded(text, tag)
    matches = [(match, form) for pattern, form in _patterns(tag) for match in pattern.finditer(folded)]
    found = [hit for match in _ISO.finditer(folded) if (hit := _iso(match))]
    found += [hit for match, form in matches if (hit := _read(match, form, tag))]
    found.sort(key=lambda hit: (hit.form in {"day-month", "month-year"}, hit.start - hit.end, hit.start))
    kept: list[FoundDate] = []
    for hit in found:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _folded(text: str, tag: str) -> str:
    """``text`` as the patterns see it, offset by offset: small letters, ASCII digits, plain spaces and hyphens.

    Dotless ı counts as i: capitals are often typed without the dot, and no two month names differ by it.
    """
    small = fold(text, tag)
    return small if small.isascii() else "".join(_plain(letter) for letter in small)


@cache
def _plain(letter: str) -> str:
    if letter == "ı":
        return "i"
    if letter.isdigit() and not letter.isascii():
        value = unicodedata.decimal(letter, None)
        return letter if value is None else str(value)
    if letter in "\u00a0\u202f\u2009\u2007":
        return " "
    if letter in "\u2010\u2011\u2012\u2013":
        return "-"
    if letter in "\u2019\u02bc":
        return "'"
    return letter


@cache
def _patterns(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = table(tag, "dates")
    order = str(rules.get("order") or _order(tag))
    made = [(pattern, "words") for pattern in rules.get("find") or (_general(tag), *_GENERAL)]
    made += [(pattern, "day-month") for pattern in rules.get("find_day_month", _PARTIAL[:1])]
    made += [(pattern, "month-year") for pattern in rules.get("find_month_year", _PARTIAL[1:])]
    compiled = [(_compiled(pattern, tag, rules), form) for pattern, form in made]
    tail = str(rules.get("numeric_tail", ""))
    for each in {"dmy": ("dmy", "ymd"), "mdy": ("mdy", "ymd"), "ymd": ("ymd", "dmy")}.get(order, ("either", "ymd")):
        body = _NUMERIC["dmy" if each == "either" else each] + _expression(tail, tag, rules)
        compiled.append((re.compile(_BEFORE_NUMBERS + body + _AFTER), "either" if each == "either" else "numeric"))
    return tuple(compiled)


def _general(tag: str) -> str:
    """The pattern that CLDR writes the date by, for a language whose file lists none."""
    return re.sub(r"(\w)\.$", r"\1[.]", date_pattern(tag, "long").replace("{first}", ""))


def _order(tag: str) -> str:
    """Order of day, month and year in CLDR's short date."""
    from dragoman.languages import cldr

    pattern = cldr.date_pattern(tag, "short")
    return "".join(sorted("dmy", key=lambda field: pattern.find("M" if field == "m" else field)))


def _compiled(pattern: str, tag: str, rules: Table) -> re.Pattern[str]:
    body = _expression(pattern, tag, rules)
    if rules.get("unspaced"):
        return re.compile(body)
    # In Arabic a preposition or "and" is written together with what follows it.
    return re.compile(rf"(?<![^\W{rules.get('attached', '')}])(?<![/])(?<!\d[.,])" + body + _AFTER)


def _expression(pattern: str, tag: str, rules: Table) -> str:
    """A pattern of a language's file as a regular expression.

    ``{d}``, ``{m}``, ``{y}`` are numbers, ``{month}`` and ``{weekday}`` names, ``{first}`` the words that the file
    lists for the first of a month, any other name in braces one of the words that it lists under that name; brackets
    hold what may be absent, with ``|`` between choices; a space is white space, ``~`` white space or nothing.
    """
    parts: list[str] = []
    for token in re.findall(r"\{\w+\}|.", pattern):
        if len(token) > 1:
            parts.append(_field(token[1:-1], tag, rules))
        else:
            parts.append(_SIGNS.get(token) or re.escape(_folded(token, tag)))
    return "".join(parts)


def _field(name: str, tag: str, rules: Table) -> str:
    if name in {"d", "m", "y"}:
        return {"d": _DAY, "m": _MONTH_NUMBER, "y": _YEAR}[name]
    if name == "month":
        return f"(?P<month>{_choice(tuple(_months(tag)))})"
    if name == "weekday":
        return _choice(_weekdays(tag))
    if name == "day_word":
        return f"(?P<day_word>{_choice(tuple(_folded(word, tag) for word in rules['day_words']))})"
    if name == "year_word":
        return f"(?P<year_word>[{rules['year_digits']}]{{4}})"
    words = _choice(tuple(_folded(word, tag) for word in rules["lists"][name]))
    return f"(?P<first>{words})" if name == "first" else words


def _choice(words: tuple[str, ...]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@cache
def _weekdays(tag: str) -> tuple[str, ...]:
    from dragoman.languages import cldr

    return tuple(_folded(name, tag) for name in cldr.weekdays(tag))


@cache
def _months(tag: str) -> dict[str, int]:
    """Every way to write a month, folded, and its number."""
    from dragoman.languages import cldr

    rules = table(tag, "dates")
    in_dates, alone, short = cldr.months(tag)
    found: dict[str, int] = {}
    for names in (month_names(tag), in_dates, alone, *rules.get("more_months", ())):
        for number, name in enumerate(names, 1):
            if name:
                found.setdefault(_folded(name, tag), number)
    for names in (short, *rules.get("short_months", ())):
        for number, name in enumerate(names, 1):
            bare = _folded(name.rstrip("."), tag)
            if len(bare) > 2 or name.endswith("月"):
                found.setdefault(bare, number)
                found.setdefault(bare + ".", number)
    return {name: number for name, number in found.items() if name and not name.isdigit()}


def _read(match: re.Match[str], form: str, tag: str) -> FoundDate | None:
    groups = match.groupdict()
    rules = table(tag, "dates")
    day = int(groups["d"]) if groups.get("d") else None
    month = int(groups["m"]) if groups.get("m") else None
    year = int(groups["y"]) if groups.get("y") else None
    if groups.get("month"):
        month = _months(tag)[re.sub(r"\s+", " ", groups["month"])]
    if groups.get("first"):
        day = 1
    if groups.get("day_word"):
        day = [_folded(word, tag) for word in rules["day_words"]].index(groups["day_word"]) % 31 + 1
    if groups.get("year_word"):
        year = int("".join(str(str(rules["year_digits"]).index(digit) % 10) for digit in groups["year_word"]))
    if form == "either":
        return _either(match, day or 0, month or 0, year or 0)
    if form == "day-month":
        exists = _date(2000, month, day) is not None
        return FoundDate(match.start(), match.end(), None, form, day, month, None) if exists else None
    if form == "month-year":
        return FoundDate(match.start(), match.end(), None, form, None, month, year)
    date = _date(year, month, day)
    return FoundDate(match.start(), match.end(), date, form, day, month, year) if date else None


def _either(match: re.Match[str], first: int, second: int, year: int) -> FoundDate | None:
    """A numeric date in a language that has no one order: a day above 12 or two equal numbers settle it."""
    readings = {date for date in (_date(year, second, first), _date(year, first, second)) if date}
    if not readings:
        return None
    date = readings.pop() if len(readings) == 1 else None
    if date is None:
        return FoundDate(match.start(), match.end(), None, "ambiguous", None, None, year)
    return FoundDate(match.start(), match.end(), date, "numeric", date.day, date.month, date.year)


def _iso(match: re.Match[str]) -> FoundDate | None:
    date = _date(int(match[1]), int(match[2]), int(match[3]))
    return FoundDate(match.start(), match.end(), date, "iso", date.day, date.month, date.year) if date else None


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    try:
        return datetime.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None

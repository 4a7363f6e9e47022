"""The search for dates in running text: a language's patterns made into one expression each."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from dragoman.languages.casing import fold
from dragoman.languages.dates import _ISO, FoundDate, date_pattern, month_names
from dragoman.languages.profile import Table, table

_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
_DAY_ENDING = r"(?:-?[^\W\d_]{1,6}|'[^\W\d_]{1,6}|[.º])?"
_MONTH_NUMBER = r"(?P<m>1[0-2]|0?[1-9])"
_YEAR = r"(?P<y>[12]\d{3})"
_AFTER = r"(?!\w)(?![/.-]\d)"
_AFTER_WORDS = r"(?!\w)(?![/.]\d)(?!-\d(?!\d?(?:-?[^\W\d_]{1,3}|\.)?\s[^\W\d_]))"
"""A date may end where a dash parts it from another: "1 September–30 November"."""
_BEFORE_NUMBERS = r"(?<![\w/])(?<!\d[.,-])"
_NUMERIC = {
    "dmy": r"(?P<d>\d{1,2})(?P<s>[./-] ?)(?P<m>\d{1,2})(?P=s)(?P<y>[12]\d{3})",
    "mdy": r"(?P<m>\d{1,2})(?P<s>[./-] ?)(?P<d>\d{1,2})(?P=s)(?P<y>[12]\d{3})",
    "ymd": r"(?P<y>[12]\d{3})(?P<s>[./-] ?)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
}
_SIGNS = {" ": r"\s+", "~": r"\s*", "[": "(?:", "]": ")?", "|": "|"}
_GENERAL = ("[{weekday}[,] ]{d}[.] {month}[,][ ]{y}", "{month} {d}[,] {y}")
_PARTIAL = ("{d} {month}", "{month} {y}")
_DIGITS = re.compile(r"\d+")
_MARKS = re.compile(r"\d[./-] ?\d\d?[./-] ?\d")
"""What every date in figures has in it, whatever the order of its parts."""
_TAKEN = "\ufffc"


def search(text: str, tag: str) -> tuple[FoundDate, ...]:
    """All dates of ``text``, partial ones too; the earliest first, of two that overlap the longer."""
    seen = folded(text, tag)
    named, marked = _names_month(seen, tag), _MARKS.search(seen)
    if not named and not marked:
        return ()
    matches: list[tuple[re.Match[str], str]] = []
    if marked:
        matches += [(match, "iso") for match in _ISO.finditer(seen)]
    if named:
        matches += [(match, form) for pattern, form in _whole(tag) for match in pattern.finditer(seen)]
    if marked:
        matches += [(match, form) for pattern, form in _numeric(tag) for match in pattern.finditer(seen)]
    kept = _longest(matches, [], tag)
    # A partial date must not overlap a whole one, so it has its month in what the whole ones leave.
    if named and (not kept or any(_holds(_without(seen, kept), stems) for stems in _stems(tag))):
        matches = [(match, form) for pattern, form in _partial(tag) for match in pattern.finditer(seen)]
        kept = _longest(matches, kept, tag)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _without(text: str, found: Iterable[FoundDate]) -> str:
    """``text``, as long, with dates covered up."""
    for hit in found:
        text = text[: hit.start] + _TAKEN * (hit.end - hit.start) + text[hit.end :]
    return text


def _longest(matches: Sequence[tuple[re.Match[str], str]], kept: list[FoundDate], tag: str) -> list[FoundDate]:
    """The dates that are kept already, and of the matches those that are one and overlap no longer one."""
    # Most overlap a longer one, and need not be read: where a date begins can be told without.
    spans = sorted([((start := _start(match)) - match.end(), start, at) for at, (match, _) in enumerate(matches)])
    for length, start, at in spans:
        if all(start - length <= other.start or other.end <= start for other in kept):
            match, form = matches[at]
            hit = _iso(match) if form == "iso" else _read(match, form, tag)
            if hit is not None:
                kept.append(hit)
    return kept


def named_months(text: str, tag: str, dates: Iterable[FoundDate] = ()) -> tuple[tuple[int, int, int], ...]:
    """Months by their names wherever they stand, with a date or alone: start, end, number of the month.

    A short form ("Dec.") is none without a date. Where the months of ``dates`` are the only ones, none is returned.
    """
    if not _holds(_without(folded(text, tag), dates), _stems(tag)[0]):
        return ()
    found: list[tuple[int, int, int]] = []
    rules = table(tag, "dates")
    full = _full_months(tag)
    for match in _alone(tag).finditer(folded(text, tag)):
        name = re.sub(r"\s+", " ", match["month"])
        # "May" and "March" are words of other meanings, "Mars" a planet; by its capital or small letter one can tell.
        capital = rules.get("capital_months")
        if capital is not None and text[match.start("month")].isupper() != capital:
            continue
        found.append((match.start("month"), match.end(), full[name]))
    return tuple(found)


@lru_cache(maxsize=8)  # Several searches look at one text, one after another.
def folded(text: str, tag: str) -> str:
    """``text`` as the patterns see it, offset by offset: small letters, ASCII digits, plain spaces and hyphens.

    Dotless ı counts as i: capitals are often typed without the dot, and no two month names differ by it.
    """
    small = fold(text, tag)
    if small.isascii():
        return small
    small = small.replace("ı", "i")
    return small.translate(_PLAIN) if _SEEN_OTHERWISE.search(small) else small


_SEEN_OTHERWISE = re.compile("[\\d\u00a0\u202f\u2009\u2007\u2010-\u2013\u2019\u02bc](?<![0-9])")
"""A letter that the patterns see as another, dotless ı apart. Its class stands first, so that the search leaps."""


class _Plain(dict[int, str]):
    """Letter → how the patterns see it; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


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


_PLAIN = _Plain()


def _names_month(seen: str, tag: str) -> bool:
    """A quick look whether any month is named; a short name is none where no figure stands."""
    full, short = _stems(tag)
    return _holds(seen, full) or (_DIGITS.search(seen) is not None and _holds(seen, short))


def _holds(seen: str, stems: Iterable[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - a loop is twice as fast, and each text passes here
        if stem in seen:
            return True
    return False


@cache
def _stems(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings of which one stands in each full name of a month, and in each short one."""
    stems = _shortest(name.split(" ")[0] for name in sorted(_full_months(tag), key=len))
    short = _shortest(sorted((name for name in _months(tag) if not _holds(name, stems)), key=len))
    return (*stems, *("月" for _ in range(bool(table(tag, "dates").get("unspaced"))))), short


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words, given by length, without those that have another of them in them."""
    found: list[str] = []
    for word in words:
        if not _holds(word, found):
            found.append(word)
    return tuple(found)


@cache
def _alone(tag: str) -> re.Pattern[str]:
    rules = table(tag, "dates")
    return _compiled(str(rules.get("find_month", "{month}")).replace("{month}", "{full_month}"), tag, rules)


@cache
def _whole(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of dates with the month in words (in Chinese, with the word for month)."""
    rules = table(tag, "dates")
    patterns = rules.get("find") or (_general(tag), *_GENERAL)
    return tuple((_compiled(pattern, tag, rules), "words") for pattern in patterns)


@cache
def _partial(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of a day without its year, and of a month with its year."""
    rules = table(tag, "dates")
    made = [(pattern, "day-month") for pattern in rules.get("find_day_month", _PARTIAL[:1])]
    made += [(pattern, "month-year") for pattern in rules.get("find_month_year", _PARTIAL[1:])]
    return tuple((_compiled(pattern, tag, rules), form) for pattern, form in made)


@cache
def _numeric(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = table(tag, "dates")
    order = str(rules.get("order") or _order(tag))
    compiled: list[tuple[re.Pattern[str], str]] = []
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
    return re.compile(rf"(?<![^\W{rules.get('attached', '')}])(?<![/])(?<!\d[.,])" + body + _AFTER_WORDS)


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
            parts.append(_SIGNS.get(token) or re.escape(folded(token, tag)))
    return "".join(parts)


def _field(name: str, tag: str, rules: Table) -> str:
    if name in {"m", "y"}:
        return {"m": _MONTH_NUMBER, "y": _YEAR}[name]
    if name == "d":
        return _days(tag, rules)
    if name == "month":
        return f"(?P<month>{_choice(tuple(_months(tag)))})"
    if name == "full_month":
        return f"(?P<month>{_choice(tuple(_full_months(tag)))})"
    if name == "weekday":
        return _choice(_weekdays(tag))
    if name == "day_word":
        return f"(?P<day_word>{_choice(tuple(folded(word, tag) for word in rules['day_words']))})"
    if name == "year_word":
        return f"(?P<year_word>[{rules['year_digits']}]{{4}})"
    words = _choice(tuple(folded(word, tag) for word in rules["lists"][name]))
    return f"(?P<first>{words})" if name == "first" else words


def _days(tag: str, rules: Table) -> str:
    """A day, or days of one month: the 12 of "12–14 March", the 3 and 4 of "3, 4 and 5 March" are ``others``."""
    words = [folded(word, tag) for word in rules.get("joins", ())]
    joins = [r"\s*[-/]\s*"]
    joins += [re.escape(word).replace(r"\ ", r"\s+") + r"\s+" for word in words if word.startswith("-")]
    others = [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True) if word[0] != "-"]
    if others:
        space = "*" if rules.get("unspaced") else "+"
        joins.append(rf"\s{space}(?:{'|'.join(others)})\s{'*' if rules.get('attached') else space}")
    one = _DAY_NUMBER + _DAY_ENDING
    return rf"(?P<others>(?:{one}[,،、]\s*)*{one}(?:{'|'.join(joins)}))?(?P<d>{_DAY_NUMBER})(?!\d)"


def _choice(words: tuple[str, ...]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@cache
def _weekdays(tag: str) -> tuple[str, ...]:
    from dragoman.languages import cldr

    return tuple(folded(name, tag) for name in cldr.weekdays(tag))


@cache
def _full_months(tag: str) -> dict[str, int]:
    """Every full name of a month, folded, and its number."""
    from dragoman.languages import cldr

    in_dates, alone, _ = cldr.months(tag)
    lists = (month_names(tag), in_dates, alone, *table(tag, "dates").get("more_months", ()))
    return {folded(name, tag): number for names in lists for number, name in enumerate(names, 1) if name}


@cache
def _months(tag: str) -> dict[str, int]:
    """Every way to write a month, folded, and its number."""
    from dragoman.languages import cldr

    rules = table(tag, "dates")
    short = cldr.months(tag)[2]
    found = dict(_full_months(tag))
    for names in (short, *rules.get("short_months", ())):
        for number, name in enumerate(names, 1):
            bare = folded(name.rstrip("."), tag)
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
        day = [folded(word, tag) for word in rules["day_words"]].index(groups["day_word"]) % 31 + 1
    if groups.get("year_word"):
        year = int("".join(str(str(rules["year_digits"]).index(digit) % 10) for digit in groups["year_word"]))
    if form == "either":
        return _either(match, day or 0, month or 0, year or 0)
    start, others = _others(match)
    if form == "day-month":
        exists = _date(2000, month, day) is not None
        return FoundDate(start, match.end(), None, form, day, month, None, others) if exists else None
    if form == "month-year":
        return FoundDate(start, match.end(), None, form, None, month, year)
    date = _date(year, month, day)
    return FoundDate(start, match.end(), date, form, day, month, year, others) if date else None


def _start(match: re.Match[str]) -> int:
    """Where the date of a match begins, as ``_others`` tells."""
    start = match.start()
    if "others" in match.re.groupindex and match.start("others") == start:
        return match.end("others")
    return start


def _others(match: re.Match[str]) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Where the date begins, without the days named before it when they stand at its head; and those days."""
    if not match.groupdict().get("others"):
        return match.start(), ()
    start, end = match.span("others")
    numbers = _DIGITS.finditer(match.string, start, end)
    days = tuple((int(found[0]), found.start(), found.end()) for found in numbers)
    return (end if start == match.start() else match.start()), days


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

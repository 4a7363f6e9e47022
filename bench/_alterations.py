"""Mistakes made by a script: one thing altered in a translation that has its like in the source.

Each takes the pair, a source of chance and all pairs of the language, and gives the altered translation, or None where
the pair has no such thing on both sides. What is looked for is found by shapes of its own and not by what is measured,
dates alone apart.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.checks.pair import Pair
from dragoman.languages import cldr
from dragoman.languages.date_search import folded, named_months
from dragoman.languages.dates import FoundDate, find_dates, month_names
from dragoman.languages.numbers import parse_number
from dragoman.languages.profile import table


@dataclass(frozen=True)
class Alteration:
    """An altered translation."""

    target: str
    was: str
    now: str


@dataclass(frozen=True)
class Put:
    """A pair with something put into both sides."""

    source: str
    right: str
    wrong: str


Alter = Callable[[Pair, random.Random, Sequence[Pair]], Alteration | None]
_LETTER = r"[^\W\u2e80-\u9fff]"  # Chinese writes numbers among letters.
_NUMBER = re.compile(
    rf"(?<!{_LETTER})(?<![.,:/-])"
    r"(?:\d{1,3}(?P<mark>[.,\u00a0\u202f \u066c])\d{3}(?:(?P=mark)\d{3})*(?:[.,\u066b]\d+)?|\d+(?:[.,\u066b]\d+)?)"
    rf"(?!{_LETTER}|[.,]\d)"
)
_NOT_DIGITS = re.compile(r"\D")


def _changed(text: str, start: int, end: int, now: str) -> Alteration | None:
    was = text[start:end]
    return None if was == now else Alteration(text[:start] + now + text[end:], was, now)


def _digits(written: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in written if sign.isdecimal())


def _numbers(pair: Pair) -> list[re.Match[str]]:
    """Numbers in figures of the translation whose figures also stand in the source, dates left out."""
    dates = find_dates(pair.target_plain, pair.locale, partial=True)
    told = {_digits(match[0]) for match in _NUMBER.finditer(pair.source_plain)}
    return [
        match for match in _NUMBER.finditer(pair.target_plain)
        if _digits(match[0]) in told and all(match.end() <= date.start or date.end <= match.start() for date in dates)
    ]  # fmt: skip


def digit(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """One figure of a number becomes another."""
    found = _numbers(pair)
    if not found:
        return None
    match = chance.choice(found)
    places = [place for place in range(match.start(), match.end()) if pair.target_plain[place].isdecimal()]
    place = chance.choice(places)
    was = pair.target_plain[place]
    zero = ord(was) - unicodedata.decimal(was)
    least = 1 if place == places[0] else 0
    other = chance.choice([figure for figure in range(least, 10) if figure != unicodedata.decimal(was)])
    now = pair.target_plain[match.start():place] + chr(zero + other) + pair.target_plain[place + 1 : match.end()]
    return _changed(pair.target_plain, match.start(), match.end(), now)


def scale(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """A grouped number becomes ten times as much, a tenth or a thousandth, grouped as before."""
    found = [match for match in _numbers(pair) if match["mark"] and not re.search(r"[.,\u066b]\d{1,2}$", match[0])]
    if not found:
        return None
    match = chance.choice(found)
    figures = _NOT_DIGITS.sub("", match[0])
    now = re.sub(
        r"(?<=\d)(?=(?:\d{3})+$)", match["mark"], chance.choice([figures + "0", figures[:-1], figures[:-3]])
    )
    return _changed(pair.target_plain, match.start(), match.end(), now)


def decimal_mark(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The mark of decimals or groups, if it is the language's, becomes the other: 12,5 is 12.5, 12.000 is 12,000."""
    if pair.locale == "ar":
        return None  # Arabic writes both.
    told = {parse_number(match[0], pair.source_locale) for match in _NUMBER.finditer(pair.source_plain)}
    found = [
        match for match in _numbers(pair)
        if re.search(r"\d[.,]\d", match[0]) and parse_number(match[0], pair.locale) in told
    ]  # fmt: skip
    if not found:
        return None
    match = chance.choice(found)
    now = match[0].translate(str.maketrans(".,", ",."))
    return _changed(pair.target_plain, match.start(), match.end(), now)


def _dates(pair: Pair) -> list[FoundDate]:
    """Dates of the translation that the source has too."""
    def value(date: FoundDate) -> tuple[int | None, ...]:
        return date.year, date.month, date.day

    told = {value(date) for date in find_dates(pair.source_plain, pair.source_locale, partial=True)}
    found = find_dates(pair.target_plain, pair.locale, partial=True)
    return [date for date in found if value(date) in told and not date.others]


def day(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The day of a date becomes another."""
    found = [date for date in _dates(pair) if date.day]
    if not found:
        return None
    date = chance.choice(found)
    figures = [m for m in re.finditer(r"\d+", pair.target_plain[date.start : date.end]) if int(m[0]) == date.day]
    if not figures:
        return None
    other = chance.choice([each for each in range(1, 29) if each != date.day])
    start = date.start + figures[-1 if pair.locale.startswith("zh") else 0].start()
    return _changed(pair.target_plain, start, start + len(figures[0][0]), str(other))


def year(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The year of a date becomes another."""
    found = [date for date in _dates(pair) if date.year]
    if not found:
        return None
    date = chance.choice(found)
    figures = re.search(r"\d{4}", pair.target_plain[date.start : date.end])
    if figures is None:
        return None
    other = (date.year or 0) + chance.choice([-100, -10, -9, -1, 1, 9, 10, 100])
    return _changed(pair.target_plain, date.start + figures.start(), date.start + figures.end(), str(other))


def month(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The month of a date, or a month alone, becomes another, in the same form."""
    told = {number for _, _, number in named_months(pair.source_plain, pair.source_locale)}
    found = [each for each in named_months(pair.target_plain, pair.locale) if each[2] in told]
    numeric = re.search(r"(?<!\d)(\d{1,2})(?=\s?月)", pair.target_plain)
    if not found and numeric and int(numeric[1]) in told:
        other = chance.choice([each for each in range(1, 13) if each != int(numeric[1])])
        return _changed(pair.target_plain, numeric.start(1), numeric.end(1), str(other))
    if not found:
        return None
    start, end, number = chance.choice(found)
    in_dates, alone, _ = cldr.months(pair.locale)
    rules = table(pair.locale, "dates")
    for names in (month_names(pair.locale), *rules.get("more_months", ()), in_dates, alone):
        name = names[number - 1]
        was = pair.target_plain[start:end].split("'")[0].split("’")[0]
        if name and folded(was, pair.locale) == folded(name, pair.locale):
            other = chance.choice([each for each in names if each and each != name])
            if pair.target_plain[start].isupper():
                other = other[0].upper() + other[1:]
            return _changed(pair.target_plain, start, start + len(name), other)
    return None


def percent(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """A percent sign is lost."""
    signs = "%٪％"
    if not any(sign in pair.source_plain for sign in signs):
        return None
    places = [place for place, sign in enumerate(pair.target_plain) if sign in signs]
    if not places:
        return None
    place = chance.choice(places)
    return _changed(pair.target_plain, place, place + 1, "")


def currency(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The sign of a currency becomes that of another."""
    signs = [sign for sign in "$€£¥₽₺" if sign in pair.source_plain and sign in pair.target_plain]
    if not signs:
        return None
    sign = chance.choice(signs)
    place = pair.target_plain.index(sign)
    return _changed(pair.target_plain, place, place + 1, chance.choice([each for each in "$€£" if each != sign]))


def quotation(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """One quotation mark is lost."""
    signs = "\"“”„«»「」『』"
    if not any(sign in pair.source_plain for sign in signs):
        return None
    places = [place for place, sign in enumerate(pair.target_plain) if sign in signs]
    if len(places) < 2 or len(places) % 2:
        return None
    place = chance.choice(places)
    return _changed(pair.target_plain, place, place + 1, "")


def end_mark(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """The mark at the end is lost or becomes another."""
    alike = {".": ".。", "?": "?؟？", "!": "!！"}
    source, target = pair.source_plain.rstrip(), pair.target_plain.rstrip()
    if source[-1:] not in alike or target[-1:] not in alike[source[-1]]:
        return None
    other = {
        ".": ("", "?", ","), "。": ("", "？", "，"), "?": ("", "."), "？": ("", "。"), "؟": ("", "."), "!": ("", "."),
        "！": ("", "。"),
    }  # fmt: skip
    return _changed(pair.target_plain, len(target) - 1, len(target), chance.choice(other[target[-1]]))


def _names(pair: Pair) -> list[re.Match[str]]:
    """Words with a capital within the source that stand letter for letter in the translation: names, nearly always."""
    if pair.locale.split("-")[0] not in {"tr", "fr", "de", "es"}:
        return []  # Elsewhere names are written in other letters.
    found = []
    for match in re.finditer(r"(?<=[^\W\d_] )[A-Z][^\W\d_]{3,}(?!\w)", pair.source_plain):
        there = re.search(rf"(?<!\w){match[0]}(?!\w)", pair.target_plain)
        if there and not match[0].isupper():
            found.append(there)
    return found


def letter(pair: Pair, chance: random.Random, _: Sequence[Pair]) -> Alteration | None:
    """A letter of a name, not its first, becomes another."""
    found = _names(pair)
    if not found:
        return None
    match = chance.choice(found)
    place = chance.randrange(1, len(match[0]))
    other = chance.choice([sign for sign in "abdefgiklmnoprstuv" if sign != match[0][place].lower()])
    return _changed(pair.target_plain, match.start(), match.end(), match[0][:place] + other + match[0][place + 1 :])


def other_name(pair: Pair, chance: random.Random, everything: Sequence[Pair]) -> Alteration | None:
    """A name becomes that of another sentence."""
    found = _names(pair)
    if not found:
        return None
    match = chance.choice(found)
    while True:
        names = _names(chance.choice(everything))
        if names and names[0][0] != match[0]:
            return _changed(pair.target_plain, match.start(), match.end(), names[0][0])


def put_in(pair: Pair, things: Sequence[tuple[str, str, str]], chance: random.Random) -> Put:
    """Something in brackets before the mark at the end of both sides; right, and altered."""
    said, right, wrong = chance.choice(things)
    target = pair.target_plain
    return Put(_before_end(pair.source_plain, said), _before_end(target, right), _before_end(target, wrong))


def _before_end(text: str, thing: str) -> str:
    end = len(text.rstrip(" .?!。？！؟”\"»“」"))
    return f"{text[:end]} ({thing}){text[end:]}"


THINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "put in: symbol": (
        ("A/75/357", "A/75/357", "A/75/375"), ("S/RES/1325 (2000)", "S/RES/1325 (2000)", "S/RES/1352 (2000)"),
        ("A/75/357", "A/75/357", "А/75/357"), ("CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1"),
    ),
    "put in: e-mail": (("office@waters.example", "office@waters.example", "office@water.example"),),
    "put in: address": (("www.waters.example/ferries", "www.waters.example/ferries", "www.waters.example/feries"),),
    "put in: phone": (("+994 12 555 01 23", "+994 12 555-01-23", "+994 12 555-01-32"),),
    "put in: time": (("5.30 p.m.", "17:30", "18:30"), ("17:30 GMT", "17:30 GMT", "17:30")),
    "put in: minus": (("−5", "−5", "5"), ("-12", "−12", "12")),
}
"""What is put into both sides where the sentences have none: in the source, right in the translation, wrong in it."""


KINDS: dict[str, Alter] = {
    "number: digit": digit,
    "number: scale": scale,
    "number: mark": decimal_mark,
    "date: day": day,
    "date: month": month,
    "date: year": year,
    "name: letter": letter,
    "name: other": other_name,
    "sign: percent": percent,
    "sign: currency": currency,
    "sign: quotation": quotation,
    "sign: end mark": end_mark,
}
"""Kinds of alterations: group and what is altered."""

"""Numbers of articles, paragraphs, resolutions, annexes … as facts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.checks.recognising.seeing import of_language
from dragoman.languages.date_search import folded
from dragoman.languages.dates import month_names

_ACT = r"\d{1,5}-[ivx]{1,6}[kк]?[qг][drдр]?(?!\w)"
"""Of Azerbaijani acts the convocation of the Milli Mejlis and letters for the kind of act are part of the number."""
_NUMBER = (
    rf"(?:{_ACT}|"
    r"\d{1,4}/\d{1,4}|\d{1,5}\s?[a-e]?\s?\([ivxl]+\)|\d{1,5}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater))?|[ivxl]+)"
    r"(?![^\W\d_]*\d)"
)
_PARTS = r"(?:\s?\((?:\d{1,4}|[a-zа-яёა-ჰء-ي]{1,3})\))*"
_ENDING = r"(?:-?[^\W\d_]{1,4}|'[^\W\d_]{1,7}|[.ºª]|-?[^\W\d_]{1,2}\.)?"
_SIGN = r"(?:(?:nos?|nr|n|núms?|sayı|рр)\.?\s?[°ºo]?\s?|№№?\s?|n[°º]\s?|رقم\s|شماره\s|§§?\s?)"
_LONE_SIGN = re.compile(
    r"(?<![^\W\u4e00-\u9fff])(?:nos?\.|nr\.|n[°º]|n\.[º°]|núms?\.|№№?|§§?|رقم|شماره)\s?(?=\d)"
)
# A figure, a Roman numeral or a Chinese sign; the class in front of all lets the search leap.
_HAS = re.compile(r"[\dIVXL第附](?:(?<=[\d第附])|(?<!\w.)[IVXL]*(?!\w))")
_ONE = re.compile(r"(?P<parts>\([^()]*\))|(?P<number>" + _NUMBER + ")")
_PRONOUN = re.compile(r"\s(?!(?:to|of|and|or|is|in|on|for)\b)[a-z]{2,}")
_LETTERS_OF_ACTS = str.maketrans("кгдр", "kqdr")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


_SIGNED = re.compile(r"[.°º№§مه](?<!\d.)\s?\d")
"""What stands where one of the signs stands alone before a number: the last letter of the sign and a digit."""


@dataclass(frozen=True, slots=True)
class _Language:
    patterns: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    """Expressions, each with stems of which one stands in whatever it finds; without stems ``_SIGNED`` does."""
    items: re.Pattern[str]


def find(text: str, tag: str) -> Iterator[Fact]:
    """The numbers of articles and their like in plain words in the language of a canonical tag, in order.

    What they number is not part of the value, for languages order it differently ("article 5, paragraph 1", "пункт 1
    статьи 5"): ``5`` and ``1`` are two facts. Values: ``5`` (also for V), ``48/13``, ``217A(III)``, ``3.2``; a letter
    of a part, "5 (b)", is a fact of its own: ``(b)``.
    """
    if not _HAS.search(text):
        return
    seen = folded(text, tag)
    language = _language(tag)
    taken: dict[int, int] = {}
    for stems, pattern in language.patterns:
        if not (_holds(seen, stems) if stems else _SIGNED.search(seen)):
            continue
        for match in pattern.finditer(seen):
            start, end = match.span("list")
            if all(end <= left or right <= start for left, right in taken.items()):
                facts = list(_facts(text, seen, start, end, language))
                if facts:
                    taken[start] = end
                    yield from facts


def _holds(seen: str, stems: Iterable[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - a loop is twice as fast, and each text with a figure passes here
        if stem in seen:
            return True
    return False


def _facts(text: str, seen: str, start: int, end: int, language: _Language) -> Iterator[Fact]:
    for match in language.items.finditer(seen, start, end):
        begins, ends = match.span()
        stretch = text[begins:ends]
        if match.lastgroup == "part":
            inner = match["part"]
            value = inner if inner.isdigit() else f"({inner})"
            yield Fact(FactKind.ARTICLE, value, begins + 1, ends - 1, stretch[1:-1])
            continue
        roman = match[0].isascii() and match[0].isalpha()
        if not roman or (stretch.isupper() and not (stretch == "I" and _PRONOUN.match(text, ends))):
            value = _value(match[0])
            yield Fact(FactKind.ARTICLE, value, begins, ends, stretch)


def _value(written: str) -> str:
    bare = re.sub(r"\s", "", written)
    if re.fullmatch(_ACT, bare):
        return bare.translate(_LETTERS_OF_ACTS).upper()
    if re.fullmatch("[ivxl]+", bare):
        return str(_roman(bare))
    if bare and not bare.isascii():
        return str(_chinese(bare))
    if "(" in bare:
        return bare.upper()
    return bare.lstrip("0") or "0"


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _chinese(signs: str) -> int:
    """A number up to 99 in Chinese characters, or a row of digits: 十五, 二十, 二十一, 一〇三."""
    digits = "〇一二三四五六七八九"
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)
    return int("".join(str(digits.find(sign)) for sign in signs))


@cache
def _language(tag: str) -> _Language:
    listed = _table()
    rules = of_language(listed, tag) or listed["en"]
    unspaced = bool(rules.get("unspaced"))
    number = _NUMBER + (r"|[一二三四五六七八九〇]?十[一二三四五六七八九]?|[一二三四五六七八九〇]+" if unspaced else "")
    months = _choice(month_names(tag), tag) or "(?!)"
    years = _choice(rules.get("years", ()), tag) or "(?!)"
    ending = r"(?:-?[^\W\d_]{1,3}|\.)?\s"
    # The day and the year of a date that follows are no numbers of the list.
    date = rf"(?!\d\d?{ending}(?:de\s)?(?:{months})|\d{{4}}{ending}(?:{years}))"
    item = rf"{'' if unspaced else date}(?:{number}){_PARTS}"
    words = _choice(rules["joins"], tag)
    join = rf"\s?(?:[,،、;–-]|(?:,\s?)?(?<![^\W\d_])(?:{words}))\s?(?:მე-)?"
    begins = r"" if unspaced else rf"(?<![^\W{rules.get('attached', '')}])"
    ends = "" if unspaced else r"(?![^\W\d_])"
    listing = rf"(?P<list>{item}{_ENDING}(?:{join}{item}{_ENDING})*)"
    plain = rf"(?P<list>{item}(?:{join}{item})*)"
    before, after = _choice(rules.get("before", ()), tag), _choice(rules.get("after", ()), tag)
    made: list[tuple[tuple[str, ...], str]] = []
    if unspaced:
        labels = _choice(rules["labels"], tag)
        made.append((_stems(rules.get("before", ()), tag), rf"(?:{before})\s?{plain}\s?(?:{after})"))
        made.append((_stems(rules["labels"], tag), rf"(?:{labels})\s?{plain}"))
    else:
        year = rf"(?!\s(?:{_choice(rules['years'], tag)}))" if "years" in rules else ""
        made.append((_stems(rules.get("before", ()), tag), rf"{begins}(?:{before})\s(?:{_SIGN})?{plain}{ends}{year}"))
        if after:
            made.append((_stems(rules["after"], tag), rf"(?<![\w.,/]){listing}\s(?:{after}){ends}"))
    made.append(((), rf"{_LONE_SIGN.pattern}{plain}{ends}"))
    items = re.compile(rf"\(\s?(?P<part>\d{{1,4}}|[^\W\d_]{{1,3}})\s?\)|(?:{number})")
    return _Language(tuple((stems, re.compile(each)) for stems, each in made), items)


def _stems(words: Iterable[str], tag: str) -> tuple[str, ...]:
    """What stands in each of the words: their beginnings up to a space, without those that have another in them."""
    beginnings = sorted({folded(re.split("[ ~]", word)[0], tag) for word in words}, key=lambda word: (len(word), word))
    stems: list[str] = []
    for word in beginnings:
        if not any(stem in word for stem in stems):
            stems.append(word)
    return tuple(stems)


def _choice(words: Iterable[str], tag: str) -> str:
    longest_first = sorted({folded(word, tag) for word in words}, key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", r"\s+").replace(r"\~", "~") for word in longest_first)
    return "|".join(escaped).replace("~", r"[^\W\d_]*")


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("dragoman.checks.recognising").joinpath("data", "articles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

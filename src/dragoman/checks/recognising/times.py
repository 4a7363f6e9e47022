"""Times of day as facts, on the clock of 24 hours."""

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

_SIGNS = {" ": r"\s+", "~": r"\s*", "[": "(?:", "]": ")?", "|": "|"}
_FIELDS = {
    "h": r"(?P<h>2[0-4]|[01]?\d)",
    "hh": r"(?P<h>2[0-4]|[01]\d)",
    "min": r"(?P<min>[0-5]\d)(?!\d)",
    "clock": r"(?P<h>2[0-4]|[01]?\d):(?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?!:?\d)",
}
_BEGINS = r"(?<![\w/])(?<!\d[\s.,:+-])"
_ENDS = r"(?!\w)(?![.,:/]\d)"
_CASE = r"(?:[-'][^\W\d_]{1,5})?"
_SHIFT = r"(?P<shift>\s?[+\u2212-]\s?\d{1,2}(?::?[0-5]\d)?)?"


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language writes times."""

    pattern: re.Pattern[str]
    """All its patterns as one, each with groups of its own number: ``h1``, ``min1``, ``h2`` …"""
    figure: re.Pattern[str]
    """What no text with a time lacks."""
    hint: re.Pattern[str]
    """What no text with a time lacks once it is folded; it leaps from figure to figure."""
    named: tuple[str, ...]
    """Words of which one stands where nothing need stand behind the figures of a time."""
    halves: Mapping[str, str]
    hour_words: tuple[str, ...]
    twelve: bool


def find(text: str, tag: str) -> Iterator[Fact]:
    """The times of day of plain words in the language of a canonical tag, in order.

    Values: ``17:30``, ``17:30:05``, and with the zone where Greenwich time is named ``17:30 UTC``, ``17:30 UTC+04:00``
    (ISO 8601-1:2019, 5.3; GMT and UTC count as one). Where a language divides the day in two and the text does not
    say which half is meant, ``values`` has both.
    """
    language = _language(tag)
    if not language.figure.search(text):
        return
    seen = folded(text, tag)
    if not language.hint.search(seen):
        for word in language.named:
            if word in seen:
                break
        else:
            return
    for match in language.pattern.finditer(seen):
        values = _values(match, language)
        if values:
            more = values if len(values) > 1 else ()
            start = min(match.start(name) for name, found in match.groupdict().items() if found)
            end = match.end()
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
            yield Fact(FactKind.TIME, values[0], start, end, text[start:end], values=more)


def _values(match: re.Match[str], language: _Language) -> tuple[str, ...]:
    groups = {name.rstrip("0123456789"): found for name, found in match.groupdict().items() if found}
    word = groups.get("hour")
    written = groups.get("h", "")
    hour = int(written) if written else language.hour_words.index(re.sub(r"\s+", " ", word or "")) + 1
    minute = 30 if "past" in groups else int(groups.get("min", 0))
    if hour == 24 and minute:
        return ()
    tail = (f":{groups['sec']}" if "sec" in groups else "") + _zone(groups)
    half = language.halves.get(re.sub(r"\s+", " ", groups.get("half", "")))
    hours = _hours(hour, half, language.twelve and written[:1] != "0")
    return tuple(f"{each % 24:02}:{minute:02}{tail}" for each in hours)


def _hours(hour: int, half: str | None, twelve: bool) -> tuple[int, ...]:
    """The hour on the clock of 24 hours; both where the half of the day is not named."""
    if hour > 12 or (half is None and not twelve):
        return (hour,)
    if half is None:
        return (hour, hour + 12) if hour < 12 else (12, 0)
    if half == "noon":
        return (hour if hour in {11, 12} else hour + 12,)
    late = half == "pm" or (half == "night" and 6 <= hour < 12)
    return (hour % 12 + 12 * late,)


def _zone(groups: Mapping[str, str]) -> str:
    if "zone" not in groups:
        return ""
    shift = re.sub(r"[\s:]", "", groups.get("shift", ""))
    digits = shift[1:].zfill(2).ljust(4, "0") if len(shift) <= 3 else shift[1:].zfill(4)
    return f" UTC{shift[0].replace('−', '-')}{digits[:2]}:{digits[2:]}" if shift else " UTC"


@cache
def _language(tag: str) -> _Language:
    listed = _table()
    rules = of_language(listed, tag)
    every = listed["all"]
    rules = {**rules, "zones": (*every["zones"], *rules.get("zones", ()))}
    zones = _choice(rules["zones"], tag)
    made = []
    ends = r"(?!\d)" if rules.get("unspaced") else _ENDS
    begins = r"(?<![\d./:,])" if rules.get("unspaced") else _BEGINS
    for number, pattern in enumerate(rules.get("find", every["find"])):
        zone = rf"(?:{_CASE}\s?\(?(?P<zone>{zones}){_SHIFT}(?!\w))?"
        body = _expression(pattern, tag, rules) + ends + zone
        made.append(re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{number}>", begins + body))
    halves = {folded(word, tag): half for half in ("am", "pm", "night", "noon") for word in rules.get(half, ())}
    hours = tuple(folded(word, tag) for word in rules.get("hour_words", ()))
    figure = r"\d" + ("|" + _choice(hours, tag) if hours else "")
    hint, named = _hints(rules.get("find", every["find"]), tag, rules)
    return _Language(
        re.compile("|".join(made)), re.compile(figure), hint, named, halves, hours, bool(rules.get("twelve"))
    )


def _hints(
    patterns: Iterable[str], tag: str, rules: Mapping[str, Any]
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What stands behind the first figure that each pattern asks for; where it asks for nothing, a word before it."""
    behind = {r":[0-5]"}
    named = set()
    for pattern in patterns:
        asked = re.sub(r"\[[^]]*\]", lambda match: " " * len(match[0]), pattern)
        if "{clock}" in asked:
            continue  # Minutes stand behind a colon.
        figure = re.search(r"\{hh?\}(?:\{min\})?", asked)
        if figure is not None and asked[figure.end() :].strip(" ~."):
            behind.add(re.sub(r"\?P<\w+>", "?:", _expression(pattern[figure.end() :], tag, rules)))
        else:
            words = re.sub(r"\{\w+\}", " ", asked).split()
            named.add(folded(max(words, key=len, default=""), tag))
    return re.compile(rf"\d(?:{'|'.join(sorted(behind))})"), tuple(sorted(named))


def _expression(pattern: str, tag: str, rules: Mapping[str, Any]) -> str:
    parts = []
    for token in re.findall(r"\{\w+\}|.", pattern):
        name = token[1:-1]
        if len(token) == 1:
            parts.append(_SIGNS.get(token) or re.escape(folded(token, tag)))
        elif name in _FIELDS:
            parts.append(_FIELDS[name])
        elif name == "half":
            words = [word for half in ("am", "pm", "night", "noon") for word in rules.get(half, ())]
            parts.append(f"(?P<half>{_choice(words, tag)})")
        elif name == "hour_word":
            parts.append(f"(?P<hour>{_choice(rules['hour_words'], tag)})")
        elif name == "zoned":
            parts.append(rf"(?=\s?\(?(?:{_choice(rules['zones'], tag)}))")
        elif name == "half_past":
            parts.append(f"(?P<past>{_choice(rules['half_past'], tag)})")
        else:
            parts.append(f"(?:{_choice(rules[name], tag)})")
    return "".join(parts)


def _choice(words: Iterable[str], tag: str) -> str:
    longest_first = sorted({folded(word, tag) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    text = resources.files("dragoman.checks.recognising").joinpath("data", "times.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

"""Facts with a form of their own (dates, times, symbols, articles, addresses), matched before bare numbers are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.checks.recognising.dates import compatible, parts
from dragoman.checks.recognising.fact import Fact, FactKind

if TYPE_CHECKING:
    from dragoman.checks.pair import Pair

STRUCTURED = frozenset(
    {FactKind.DATE, FactKind.TIME, FactKind.SYMBOL, FactKind.ARTICLE, FactKind.EMAIL, FactKind.URL, FactKind.PHONE}
)
_COUNTS = frozenset({FactKind.NUMBER, FactKind.ORDINAL, FactKind.ROMAN})
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст", "абвгґдеєжзиіїклмно", "აბგდევზთიკლმნ", "أبجدهوزحطيكلمن",
    "ابجدهوزحطیکلمن", "甲乙丙丁戊己庚辛壬癸",
)  # fmt: skip
NEAREST = 40
"""Among how many about its place that is sought which a fact without its like seems to stand for: texts have a few."""
_NEAR: dict[FactKind, frozenset[FactKind]] = {
    kind: frozenset() for kind in STRUCTURED
} | {
    FactKind.DATE: frozenset({FactKind.DATE}), FactKind.PHONE: frozenset({FactKind.PHONE}),
    FactKind.SYMBOL: frozenset({FactKind.ARTICLE}), FactKind.ARTICLE: frozenset({FactKind.SYMBOL}),
}  # fmt: skip
"""What may agree with a fact of each kind though the values are not the same."""
_WHOLE = len("2022-01-19")
_SPACE = re.compile(r"\s+")
_NOT_DIGITS = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left of a pair's facts once those with a form of their own are matched."""

    unlike: tuple[tuple[Fact | None, Fact | None], ...]
    """Facts without their like: of the source and what seems to stand for it; None for what has nothing."""
    source: tuple[Fact, ...]
    """Numbers of the source that are still to be compared."""
    target: tuple[Fact, ...]
    """Numbers of the translation that are still to be compared."""


def settle(pair: Pair) -> Settled:
    """Match the dates, times, symbols, articles and addresses of both sides by their values.

    A number that stands for one of them on the other side ("article 5", "beşinci maddə") is used up by it. A fact that
    one side repeats needs no second like on the other.
    """
    source, target = list(pair.source_facts), list(pair.target_facts)
    left = [fact for fact in source if fact.kind in STRUCTURED]
    right = [fact for fact in target if fact.kind in STRUCTURED]
    counts = [fact for fact in source if fact.kind not in STRUCTURED]
    other_counts = [fact for fact in target if fact.kind not in STRUCTURED]
    if not left and not right:
        return Settled((), tuple(counts), tuple(other_counts))
    matched = _take_same(left, right) + _take_near(left, right)
    # Of two months alone that differ one is the other's, even where it is named in another date of the sentence.
    both = any(map(_lone_month, left)) and any(map(_lone_month, right))
    left = [
        fact for fact in left
        if (both and _lone_month(fact)) or not _stands(fact, pair.target_plain, target, other_counts)
    ]  # fmt: skip
    right = [
        fact for fact in right if (both and _lone_month(fact)) or not _stands(fact, pair.source_plain, source, counts)
    ]
    known = {(fact.kind, fact.value) for alike in matched for fact in alike}
    unlike = [(one, two) for one, two in _pairs(left, right) if (one and two) or not _idle(one or two, known)]
    for one, two in unlike:
        _use_up(one, other_counts)
        _use_up(two, counts)
    return Settled(tuple(unlike), tuple(counts), tuple(other_counts))


def _idle(fact: Fact | None, known: set[tuple[FactKind, str]]) -> bool:
    """Whether a fact needs no like: it stands there once already, or is a month that a word ("summer") may replace."""
    return fact is not None and ((fact.kind, fact.value) in known or _lone_month(fact))


def _lone_month(fact: Fact) -> bool:
    return fact.kind is FactKind.DATE and len(fact.value) == len("--01")


def _readings(fact: Fact) -> tuple[str, ...]:
    return fact.values or (fact.value,)


def same_values(source: Sequence[Fact], target: Sequence[Fact]) -> dict[int, int]:
    """Place in the source → place in the translation of the first fact left there with its kind and a value of it."""
    places: dict[tuple[FactKind, str], list[int]] = {}
    for place, fact in enumerate(target):
        for reading in {fact.value, *fact.values}:
            places.setdefault((fact.kind, reading), []).append(place)
    taken: set[int] = set()
    found: dict[int, int] = {}
    for number, fact in enumerate(source):
        known = [places.get((fact.kind, reading), ()) for reading in {fact.value, *fact.values}]
        like = [place for each in known if (place := next((one for one in each if one not in taken), -1)) >= 0]
        if like:
            found[number] = min(like)
            taken.add(min(like))
    return found


def _near(one: Fact, two: Fact) -> bool:
    """Whether two facts agree as far as both say something: a date with its year and without, "+994 …" and "994 …"."""
    if one.kind is FactKind.DATE:
        return any(
            compatible(a, b) for a in _readings(one) for b in _readings(two) if len(a) != len(b) or len(a) != _WHOLE
        )
    return one.value.lstrip("+") == two.value.lstrip("+")


def _take_same(left: list[Fact], right: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Take out of both lists what has the same value, each once, in order."""
    alike = same_values(left, right)
    taken = [(left[one], right[two]) for one, two in alike.items()]
    places = set(alike.values())
    left[:] = [fact for place, fact in enumerate(left) if place not in alike]
    right[:] = [fact for place, fact in enumerate(right) if place not in places]
    return taken


def _take_near(left: list[Fact], right: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Take out of both lists what agrees as far as it goes, each once, in order."""
    taken: list[tuple[Fact, Fact]] = []
    for one in tuple(left):
        two = next((each for each in right if each.kind in _NEAR[one.kind] and _near(one, each)), None)
        if two is not None:
            left.remove(one)
            right.remove(two)
            taken.append((one, two))
    return taken


def _pairs(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """What is left, side by side: of each kind the two most alike stand for each other."""
    free = list(right)
    for one in left:
        own = list(islice((two for two in free if two.kind is one.kind), NEAREST))
        best = max(own, key=lambda two: SequenceMatcher(None, one.value, two.value).ratio(), default=None)
        if best is not None:
            free.remove(best)
        yield one, best
    for two in free:
        yield None, two


def _stands(fact: Fact, text: str, others: Sequence[Fact], counts: list[Fact]) -> bool:
    """Whether the other side has the fact in another form: as bare numbers, or where it was not recognised."""
    if fact.kind is FactKind.DATE:
        return _date_stands(fact, tuple(others), counts)
    if fact.kind is FactKind.ARTICLE:
        letter = fact.value.strip("()")
        if letter != fact.value:
            return _has_letter(letter, text)
        number, _, act = fact.value.partition("-")  # "123-IIIQ" with nothing beside it that says what it numbers.
        return act in text and _consume([number], counts)
    if fact.kind is FactKind.TIME:
        return " " not in fact.value and _time_stands(fact, _without_times(text, others), counts)
    if fact.kind is FactKind.PHONE:
        return fact.value.lstrip("+") in _NOT_DIGITS.sub("", text)
    if fact.kind is FactKind.SYMBOL:
        return fact.value in _SPACE.sub("", text)
    return fact.value.casefold() in text.casefold()


def _date_stands(fact: Fact, others: tuple[Fact, ...], counts: list[Fact]) -> bool:
    """Whether the month is named in a date of the other side, and the day and year stand there as numbers."""
    year, month, day = parts(fact.value)
    known, months = _years_and_months(others)
    if month not in months:
        return False
    return _consume([number.lstrip("0") for number in (day, "" if year in known else year) if number], counts)


@lru_cache(maxsize=2)  # Each date of one side asks for those of the other.
def _years_and_months(facts: tuple[Fact, ...]) -> tuple[frozenset[str], frozenset[str]]:
    dates = [parts(value) for fact in facts if fact.kind is FactKind.DATE for value in _readings(fact)]
    return frozenset(date[0] for date in dates), frozenset(date[1] for date in dates)


def _time_stands(fact: Fact, text: str, counts: list[Fact]) -> bool:
    """Whether the hour and its minutes stand there without what makes them a time: "6.30–10am", "17 hours 30"."""
    hour, minute = int(fact.value[:2]), fact.value[3:5]
    for each in {str(hour), fact.value[:2], str((hour - 12) % 24)}:
        if minute == "00" and re.search(rf"(?<![\d.,:]){each}(?![\d]|[.,:]\d)", text):
            _consume([each], counts)
            return True
        if found := re.search(rf"(?<![\d.,:]){each}[.:]{minute}(?!\d|[.,:]\d)", text):
            counts[:] = [fact for fact in counts if fact.end <= found.start() or found.end() <= fact.start]
            return True
    return _consume([str(hour), minute.lstrip("0")], counts)


def _without_times(text: str, facts: Sequence[Fact]) -> str:
    """The text, as long, without the times that were recognised: they are other ones."""
    for fact in facts:
        if fact.kind is FactKind.TIME:
            text = text[: fact.start] + " " * (fact.end - fact.start) + text[fact.end :]
    return text


def _has_letter(letter: str, text: str) -> bool:
    """Whether the letter of a part stands alone in the text: the same, or that of its place in another alphabet."""
    letters = {letter}
    for alphabet in _ALPHABETS:
        if letter in alphabet and len(letter) == 1:
            letters |= {each[alphabet.index(letter)] for each in _ALPHABETS if alphabet.index(letter) < len(each)}
    return any(re.search(rf"(?<![^\W\d]){re.escape(each)}(?!\w)", text, re.IGNORECASE) for each in letters)


def _consume(values: Sequence[str], counts: list[Fact]) -> bool:
    """Take the numbers of these values out of ``counts``; False, and nothing taken, unless all are there."""
    left = list(counts)
    for value in values:
        found = next((each for each in left if value in _numbers(each)), None)
        if found is None:
            return False
        place = left.index(found)
        rest = [number for number in _numbers(found) if number != value] if found.kind is FactKind.RANGE else []
        left[place : place + 1] = [found._replace(kind=FactKind.NUMBER, value=rest[0], values=())] if rest else []
    counts[:] = left
    return True


def _numbers(fact: Fact) -> tuple[str, ...]:
    """The bare numbers that a fact may be: both ends of a range, the number of what has a unit."""
    if fact.kind is FactKind.RANGE:
        return tuple(fact.value.split(" ")[-1 if "–" in fact.value.split(" ")[-1] else 0].split("–"))
    if fact.kind is FactKind.MEASURE:
        return tuple(value.split(" ")[0] for value in _readings(fact))
    return _readings(fact) if fact.kind in _COUNTS else ()


def _use_up(fact: Fact | None, counts: list[Fact]) -> None:
    """Take the numbers that a fact is made of out of those of the other side: it is told once and not twice."""
    if fact is None:
        return
    numbers = parts(fact.value) if fact.kind is FactKind.DATE else (fact.value,)
    for number in numbers:
        _consume([number.lstrip("0")], counts)

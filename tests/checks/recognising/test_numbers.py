"""Numbers are found in the forms of each language, and their values do not depend on the form.

The tables ``numbers/<tag>.tsv`` hold a text and, behind a tab, the facts in it: ``kind=value; kind=value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.checks.recognising import FactKind, recognise
from dragoman.checks.recognising.figures import canonical, marks_of, readings
from dragoman.checks.recognising.lexicon import lexicon
from dragoman.checks.recognising.romans import value
from dragoman.languages.numbers import format_number, format_percent

TABLES = Path(__file__).parent / "numbers"
TAGS = ("en", "az", "az-Cyrl", "ru", "uk", "tr", "de", "fr", "es", "ar", "fa", "ka", "zh")
SPACED = tuple(tag for tag in TAGS if tag != "zh")
COUNTS = {"number", "ordinal", "percent", "money", "measure", "range", "roman"}

_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_numbers = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False))


def _rows() -> Iterator[tuple[str, str, str]]:
    for tag in TAGS:
        for line in (TABLES / f"{tag}.tsv").read_text(encoding="utf-8").splitlines():
            text, facts = line.split("\t")
            yield tag, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text), facts


def test_every_table_is_of_a_language_that_is_tested() -> None:
    assert {path.stem for path in TABLES.glob("*.tsv")} == set(TAGS)


@pytest.mark.parametrize(("tag", "text", "facts"), list(_rows()))
def test_a_text(tag: str, text: str, facts: str) -> None:
    found = recognise(text, tag)
    assert "; ".join(f"{fact.kind.value}={fact.value}" for fact in found if fact.kind.value in COUNTS) == facts
    assert all(text[fact.start : fact.end] == fact.text for fact in found)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TAGS), _numbers)
def test_a_number_as_a_language_writes_it_is_read_as_it_is(tag: str, number: int | Decimal) -> None:
    (fact,) = recognise(format_number(number, tag), tag)
    assert Decimal(fact.value) == number or any(Decimal(reading) == number for reading in fact.values)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TAGS), st.integers(0, 100))
def test_a_percentage_as_a_language_writes_it_is_read_as_it_is(tag: str, number: int) -> None:
    (fact,) = recognise(format_percent(number, tag), tag)
    assert (fact.kind, fact.value) == (FactKind.PERCENT, str(number))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TAGS), st.text(max_size=60))
def test_facts_stand_in_order_and_never_overlap(tag: str, text: str) -> None:
    found = recognise(text, tag)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(text[fact.start : fact.end] == fact.text != "" for fact in found)


@settings(deadline=None)
@given(st.sampled_from(TAGS), st.from_regex(r"[0-9]{1,4}([.,' ][0-9]{1,4}){0,3}", fullmatch=True))
def test_a_reading_is_canonical(tag: str, body: str) -> None:
    for reading in readings(body, marks_of(tag)):
        if reading.count(".") < 2:
            assert canonical(reading) == reading


@pytest.mark.parametrize("tag", SPACED)
def test_every_word_of_a_language_is_read_as_its_number(tag: str) -> None:
    words = lexicon(tag).words
    wrong = []
    for word, meaning in words.items():
        found = [fact.value for fact in recognise(f"‹{word}›", tag) if fact.kind.value in COUNTS]
        if meaning.value >= 0 and found != [str(meaning.value)]:
            wrong.append((word, meaning.value, found))
    assert wrong == []


@pytest.mark.parametrize("tag", TAGS)
def test_words_for_all_numbers_to_ninety_nine(tag: str) -> None:
    """Each number is that of a word, or of a ten and a unit put together as the language does."""
    words: dict[int, str] = {}
    for word, meaning in lexicon(tag).words.items():
        if not meaning.ordinal and not meaning.joined:
            words.setdefault(meaning.value, word)
    for number in range(1, 100):
        spelled = words.get(number) or _put_together(tag, number, words)
        found = [fact.value for fact in recognise(spelled, tag)]
        assert found == [str(number)], spelled


def _put_together(tag: str, number: int, words: dict[int, str]) -> str:
    ten, unit = number // 10 * 10, number % 10
    if tag == "zh":
        return (words[ten // 10] if ten > 10 else "") + words[10] + (words[unit] if unit else "")
    if ten not in words or (tag == "fr" and ten in {70, 90}):
        ten, unit = ten - 10, unit + 10
    if tag == "ar":
        return f"{words[unit]} و{words[ten]}"
    joint = {"es": " y ", "fa": " و ", "en": "-", "fr": "-"}.get(tag, " ")
    return f"{words[ten]}{joint}{words[unit]}" if unit else words[ten]


@pytest.mark.parametrize(
    ("letters", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("LXXXIX", 89), ("MMXXII", 2022)]
)
def test_roman_numerals(letters: str, number: int) -> None:
    assert value(letters) == number

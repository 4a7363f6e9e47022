"""Facts of a source and of its translation are compared as values; what differs is told once and at its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.checks.collection import check
from dragoman.checks.pair import Pair
from dragoman.languages.numbers import format_number
from dragoman.markup import escape
from dragoman.model import Side

PUD = Path(__file__).resolve().parents[2] / "../shared/data/alignment/pud/pud.tsv"
TAGS = ("az", "az-Cyrl", "ru", "uk", "tr", "de", "fr", "es", "ar", "fa", "ka", "zh")


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(("en", *TAGS)), st.text(max_size=80))
def test_a_text_has_the_facts_of_itself(tag: str, text: str) -> None:
    assert Pair(text, text, tag, tag).fact_differences == ()


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(TAGS), st.integers(13, 10**8), st.integers(13, 10**8))
def test_two_numbers_are_equal_only_by_their_value(tag: str, one: int, other: int) -> None:
    pair = Pair(f"It has {format_number(one, 'en')} members.", f"= {format_number(other, tag)} =", "en", tag)
    assert bool(pair.fact_differences) == (one != other)


def test_the_message_names_both_and_the_form_of_the_language() -> None:
    (hit,) = check("number").pair(Pair("It has 12,000 members.", "Üzvü 1200.", "en", "az"))  # type: ignore[misc]
    assert hit.message == "12,000 of the source (12\u00a0000) is 1200 here."
    assert (hit.found, hit.expected, hit.side) == ("1200", "12\u00a0000", Side.TARGET)


def test_a_number_in_the_form_of_another_language_is_told_with_its_reading() -> None:
    (hit,) = check("number").pair(Pair("It has 12,000 members.", "12,000 üzvü var.", "en", "az"))  # type: ignore[misc]
    assert hit.hint == "Here 12,000 is read as 12; write 12\u00a0000."


def test_what_is_missing_is_marked_in_the_source() -> None:
    (hit,) = check("number").pair(Pair("It has 12,000 members.", "Üzvləri var.", "en", "az"))  # type: ignore[misc]
    assert (hit.side, hit.start, hit.end) == (Side.SOURCE, 7, 13)


def test_a_language_without_a_file_is_asked_for_figures_alone() -> None:
    assert Pair("Three boats of 12,000", "Tři lodě z 12 000", "en", "cs").fact_differences == ()
    assert Pair("Three boats of 12,000", "Tři lodě z 1 200", "en", "cs").fact_differences


def _sentences() -> Iterator[tuple[str, list[Pair]]]:
    head, *rows = (line.split("\t") for line in PUD.read_text(encoding="utf-8").splitlines())
    for column, name in enumerate(head[2:], 2):
        tag = "zh-Hant" if name == "zh" else name
        yield name, [Pair(escape(row[1]), escape(row[column]), "en", tag) for row in rows[::6]]


@pytest.mark.skipif(not PUD.is_file(), reason="the sentences are not beside the project")
def test_real_sentences_seldom_differ_and_an_altered_figure_is_found() -> None:
    for name, pairs in _sentences():
        assert sum(bool(pair.fact_differences) for pair in pairs) / len(pairs) < 0.03, name
        figures = [pair for pair in pairs if re.search(r"\d", pair.target_plain) and not pair.fact_differences]
        found = sum(bool(_altered(pair).fact_differences) for pair in figures)
        assert found / len(figures) >= 0.95, name


def _altered(pair: Pair) -> Pair:
    chance = random.Random(pair.target)  # noqa: S311 (no secret, and the same each run)
    place = chance.choice([match.start() for match in re.finditer(r"\d", pair.target)])
    figure = chance.choice([figure for figure in "123456789" if figure != pair.target[place]])
    return Pair(pair.source, pair.target[:place] + figure + pair.target[place + 1 :], "en", pair.locale)

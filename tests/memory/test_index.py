"""The index finds what a full scan finds, without looking at everything."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from dragoman.memory.index import Index, Match

WORDS = [
    "harbour", "river", "council", "lantern", "orchard", "winter", "bridge", "treaty", "village", "signal", "copper",
    "meadow", "island", "ferry", "grain",
]  # fmt: skip
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@given(st.lists(SENTENCE, min_size=1, max_size=20), SENTENCE)
def test_the_best_match_is_that_of_a_full_scan(strings: list[str], query: str) -> None:
    full = process.extractOne(query, strings, scorer=fuzz.ratio, score_cutoff=70)
    assert Index(strings).best(query, 70) == (None if full is None else Match(full[2], full[1]))


@given(st.lists(SENTENCE, min_size=1, max_size=20), SENTENCE)
def test_ranked_is_in_order_and_above_the_cutoff(strings: list[str], query: str) -> None:
    found = Index(strings).ranked(query, 50)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert all(match.score >= 50 for match in found)
    assert all(fuzz.ratio(query, strings[match.position]) == match.score for match in found)


def test_of_equal_strings_the_first_is_found_and_others_can_be_left_out() -> None:
    index = Index(["a quiet harbour", "a loud harbour", "a quiet harbour"])
    assert index.best("a quiet harbour") == Match(0, 100.0)
    assert [match.position for match in index.ranked("a quiet harbour", 90, without={0})] == [2]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("harobur", "harbour"),  # one word, misspelt: found by its trigrams
        ("第三条所称港口不包括渔港", "第三条所称港口包括渔港"),  # no spaces between words
        ("มาตราสามของพระราชบัญญัติท่าเรือฉบับใหม่", "มาตราสามของพระราชบัญญัติท่าเรือ"),
    ],
)
def test_found_without_a_common_word(query: str, wanted: str) -> None:
    strings = ["a bridge over the river", wanted, "the council met in winter"]
    found = Index(strings).best(query, 60)
    assert found is not None
    assert strings[found.position] == wanted


def test_an_empty_index_and_a_query_without_words() -> None:
    assert Index([]).best("harbour") is None
    assert Index(["harbour"]).best("") is None
    assert Index(["…"]).best("harbour", 70) is None


def test_paragraphs_are_found_among_many_after_edits() -> None:
    chance = random.Random(11)  # noqa: S311
    vocabulary = ["".join(three) for three in itertools.product(WORDS, repeat=3)]
    units = [" ".join(chance.choices(vocabulary, k=chance.randint(60, 200))) for _ in range(1500)]
    index = Index(units)
    for _ in range(25):
        position = chance.randrange(len(units))
        words = units[position].split()
        for place in chance.sample(range(len(words)), len(words) // 4):
            words[place] = chance.choice(vocabulary)
        found = index.best(" ".join(words), 70)
        assert found is not None
        assert found.position == position

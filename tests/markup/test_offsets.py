"""Plain words found again in their Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.markup import offsets, plain

PIECES = ["a", "b", " ", "*", "**", "_", "`", "[", "]", "(a)", "](b)", "\\*", "&amp;", "&nbsp;", "&", "&ax0;",
          "&amp", "&#65;", "[^1]", "<http://a.b>",
          "![a](b)", "\n", "\\\n", "[a](b)", "«", "ə", "."]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", (0, 1, 2, 3)),
        ("*ab* c", (1, 2, 4, 5, 6)),
        ("[b](b).", (1, 6, 7)),
        ("a&amp;b", (0, 1, 6, 7)),
        ("\\*a", (1, 2, 3)),
        ("a[^1] b", (0, 5, 6, 7)),
        ("`a` b", (1, 3, 4, 5)),
        ("![a](b) c", (2, 7, 8, 9)),
        ("", (0,)),
        ("&ax0;", (0, 1, 2, 3, 4, 5)),
        ("`&amp;` b", (1, 2, 3, 4, 5, 7, 8, 9)),
        ("a `` ` `` b", (0, 1, 5, 9, 10, 11)),
        ("`a\nb`", (1, 2, 3, 5)),
        ("`\\*`", (1, 2, 4)),
    ],
)
def test_where_the_words_are(text: str, expected: tuple[int, ...]) -> None:
    assert offsets(text) == expected


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_each_word_has_its_place_in_order(text: str) -> None:
    words, places = plain(text), offsets(text)
    assert len(places) == len(words) + 1
    assert list(places) == sorted(set(places)) and places[-1] <= len(text)
    for letter, place in zip(words, places, strict=False):
        assert text[place] == letter or text[place] in "&\\\n", (text, words, places)

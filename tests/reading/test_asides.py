"""Comments that keep what was set aside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.asides import read_aside, write_aside


@given(st.text(max_size=12), st.integers(0, 9), st.text(max_size=30) | st.text("-\\\"n>u0 \n", max_size=20))
def test_words_come_back_as_they_stood(reason: str, line: int, words: str) -> None:
    comment = write_aside(reason, line, words)
    assert "\n" not in comment and "\r" not in comment
    assert "--" not in comment.removeprefix("<!--").removesuffix("-->")
    assert read_aside(comment) == tuple(words.split("\n"))


def test_the_form_of_the_documentation() -> None:
    assert write_aside("page number", 12, "3") == '<!-- set aside, line 12, page number: "3" -->'
    assert read_aside("<!-- a remark -->") is None

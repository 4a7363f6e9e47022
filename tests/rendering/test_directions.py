"""Islands of the other direction: cases in ``directions.tsv``, and what holds for any words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.markup import render
from dragoman.rendering.directions import isolated

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("directions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_cases_are_read() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize(("direction", "passage", "expected"), CASES)
def test_foreign_words_are_islands(direction: str, passage: str, expected: str) -> None:
    other = "ltr" if direction == "rtl" else "rtl"
    wanted = expected.replace("⟦", f'<span dir="{other}">').replace("⟧", "</span>")
    assert isolated(passage, direction, marks=False) == wanted


def test_figures_after_an_island_are_told_where_they_stand() -> None:
    passage = "من Tolmen، 25–30 مترا، وقال Marrow هنا 5"
    marked = isolated(passage, "rtl", marks=True)
    assert marked.replace("\u061c", "") == isolated(passage, "rtl", marks=False)
    assert "Tolmen</span>\u061c، 25" in marked
    assert marked.count("\u061c") == 1


@settings(deadline=None, max_examples=150)
@given(st.text("ab («»)\"*_&<>[]+-1۲٣.,:/@اب،", max_size=40), st.sampled_from(["ltr", "rtl"]))
def test_nothing_but_balanced_islands_is_added(words: str, direction: str) -> None:
    fragment = render(words)
    made = isolated(fragment, direction, marks=True)
    assert re.sub('<span dir="(?:ltr|rtl)">|</span>|\u061c', "", made) == fragment
    depth: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*?>", made.replace("<br/>", "").replace("<br>", "")):
        if closing:
            assert depth.pop() == name
        else:
            depth.append(name)
    assert not depth

"""The kinds of change on edits as they happen, one a line of kinds.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogue.changes import kinds

LINES = [
    (number, line)
    for number, line in enumerate((Path(__file__).parent / "kinds.txt").read_text("utf-8").splitlines(), start=1)
    if line and not line.startswith("#")
]


def test_the_table_is_read() -> None:
    assert len(LINES) > 80
    assert {line.split(" | ")[0] for _, line in LINES} == {"en", "az", "ru"}


@pytest.mark.parametrize(("number", "line"), LINES, ids=[f"line-{number}" for number, _ in LINES])
def test_kinds(number: int, line: str) -> None:
    locale, before, after, expected = line.split(" | ")
    assert before != after, number
    assert ", ".join(kinds(before, after, locale)) == expected
    assert ", ".join(kinds(after, before, locale)) == expected

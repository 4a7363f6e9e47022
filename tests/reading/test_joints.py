"""Items of addressee lists: ``joints.tsv`` has a locale, an item and its four parts a line."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from dragoman.reading.joints import Item, join_item, joint_words, split_joint

ROWS = [line.split("\t") for line in (Path(__file__).parent / "joints.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")]
FILES = sorted(path.name for path in (resources.files("dragoman.reading") / "joints").iterdir())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_item(row: list[str]) -> None:
    locale, printed, *parts = row
    assert len(parts) == 4, "a case has six columns"
    item = split_joint(printed, locale)
    assert list(item) == parts
    assert join_item(item) == printed
    assert split_joint(join_item(item), locale) == item


def test_every_language_has_a_case() -> None:
    assert {row[0] for row in ROWS} >= {name.removesuffix(".toml") for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_data(name: str) -> None:
    data = tomllib.loads((resources.files("dragoman.reading") / "joints" / name).read_text("utf-8"))
    assert set(data) == {"joints", "articles"}
    for words in data.values():
        assert len(set(words)) == len(words)
        assert all(word == word.strip() for word in words)


def test_a_language_without_a_file_has_no_joints() -> None:
    assert joint_words("xx-Latn").joints == ()
    assert split_joint("and the Council,", "xx") == Item("", "", "and the Council", ",")

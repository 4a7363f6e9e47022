"""The files of languages hold only keys that the program reads and the guide explains."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from dragoman.languages import tags

FOLDER = Path(str(resources.files("dragoman.languages").joinpath("data")))
FILES = sorted(FOLDER.glob("*.toml"))
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
TYPOGRAPHY = {
    "before", "narrow_before", "after", "after_if_number", "after_if_capital", "after_number", "after_ordinal",
    "months_after_day", "initials", "initials_after", "grouped", "together", "suffix_letters",
}
TABLES = {
    "punctuation": {"comma", "semicolon", "full_stop", "question", "joint", "lists_as_in"},
    "casing": {"dotted_i", "accents_lost"},
    "dates": {
        "long", "medium", "numeric", "months", "more_months", "short_months", "first", "order", "find",
        "find_day_month", "find_month_year", "find_month", "joins", "capital_months", "numeric_tail", "attached",
        "unspaced", "day_words", "year_digits",
        "lists",
    },
    "numbers": {"group", "decimal", "digits", "group_from", "percent", "percent_sign"},
    "ordinals": {"last", "default", "exceptions"},
    "typography": TYPOGRAPHY,
    "hyphenation": {"vowels", "compounds"},
    "detect": {"frequent", "telling", "expected", "range"},
    "language_names": None,
}
PLAIN = {
    "inherits", "direction", "sentence_joint", "plural_forms", "quotes", "alphabet", "more_letters", "language_name",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_by_its_tag_and_has_known_keys(path: Path) -> None:
    assert tags.check(path.stem) == path.stem
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for key, value in data.items():
        if isinstance(value, dict):
            allowed = TABLES[key]
            assert allowed is None or set(value) <= allowed
        else:
            assert key in PLAIN
    for names in ("months", "more_months", "short_months"):
        listed = data.get("dates", {}).get(names, [])
        for months in [listed] if names == "months" and listed else listed:
            assert len(months) == 12
    letters = data.get("alphabet", "")
    assert len(set(letters)) == len(letters)
    assert not set(letters) & set(data.get("more_letters", ""))
    for words in data.get("typography", {}).values():
        if isinstance(words, list):
            assert len(set(words)) == len(words)


def test_the_guide_explains_every_key() -> None:
    keys = PLAIN | set().union(*(keys for keys in TABLES.values() if keys and keys is not TYPOGRAPHY)) | set(TABLES)
    assert not [key for key in sorted(keys) if f"`{key}`" not in GUIDE and f"`dates.{key}`" not in GUIDE]

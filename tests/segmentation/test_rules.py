"""The rule files: readable, of one form, without contradictions."""

import tomllib
from importlib import resources

import pytest

from dragoman.segmentation.rules import Kind, load, normal

FOLDER = resources.files("dragoman.segmentation") / "rules"
FILES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
WANTED = {"en", "az", "ru", "tr", "fr", "es", "de", "uk", "ar", "fa", "zh", "default"}
UNITS = {"after_number", "after_year"}


def read(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def test_the_languages_are_there() -> None:
    assert {name.removesuffix(".toml") for name in FILES} >= WANTED


@pytest.mark.parametrize("name", FILES)
def test_only_known_keys_with_values_of_their_type(name: str) -> None:
    default = read("default.toml")
    for table, values in read(name).items():
        for key, value in values.items():
            assert type(value) is type(default[table][key]), (table, key)
            if isinstance(value, list):
                assert all(isinstance(entry, str) and entry.strip() == entry and entry for entry in value)


@pytest.mark.parametrize("name", FILES)
def test_an_abbreviation_stands_once_and_only_units_in_a_second_class(name: str) -> None:
    seen: dict[str, set[str]] = {}
    for kind, entries in read(name).get("abbreviations", {}).items():
        assert isinstance(entries, list)
        entries = [normal(entry) for entry in entries]
        assert len(entries) == len(set(entries)), kind
        for entry in entries:
            assert kind in UNITS or not seen.get(entry), (entry, kind, seen[entry])
            seen.setdefault(entry, set()).add(kind)


@pytest.mark.parametrize("name", FILES)
def test_every_abbreviation_is_found_in_its_class(name: str) -> None:
    tag = name.removesuffix(".toml")
    rules = load("x-unknown" if tag == "default" else tag)
    known = {phrase: kind for entries in rules.abbreviations.values() for phrase, kind in entries}
    listed = read(name).get("abbreviations", {})
    for kind in Kind:
        for entry in listed.get(kind.value, []):  # type: ignore[attr-defined]
            assert known[normal(entry).removesuffix(".")] in (kind, Kind.AFTER_NUMBER, Kind.AFTER_YEAR)


@pytest.mark.parametrize("name", FILES)
def test_starters_are_capitalised_words(name: str) -> None:
    starters = read(name).get("words", {}).get("starters", [])
    assert isinstance(starters, list)
    assert all(word[0].isupper() for word in starters)


def test_languages_fall_back_to_the_nearest_rules() -> None:
    assert load("en-GB").tag == "en"
    assert load("az_Cyrl").tag == "az-Cyrl"
    assert load("az-Latn-AZ").tag == "az"
    assert load("xx").tag == load("").tag == "und"


def test_rules_are_loaded_once() -> None:
    assert load("ru") is load("ru")


def test_capitals_of_a_dotted_i() -> None:
    known = {phrase for entries in load("az").abbreviations.values() for phrase, _ in entries}
    assert {"iyn", "İyn", "İYN"} <= known
    assert "IYN" not in known

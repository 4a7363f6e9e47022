"""Names that are one name in several spellings share a key; slips and other names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.transliteration import bare, place_words, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladivostok", "Wladiwostok"), ("Krasnoyarsk", "Krasnojarsk"), ("Congo", "Kongo"), ("Müller", "Muller"),
        ("Schuman", "Şuman"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Tolmen", "Tolman"), ("Subianto", "Subanto"), ("Edward", "Eward")])
def test_slips_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text(alphabet="abcçdefghjklmnoöpqrsştuüvxyzéèàäñ", max_size=12))
def test_capitals_do_not_matter_and_once_is_enough(word: str) -> None:
    assert bare(word.upper()) == bare(word)
    assert bare(bare(word)) == bare(word)
    assert sound(word.upper()) == sound(word)


def test_countries_have_names_of_their_own() -> None:
    assert "germany" in place_words("en")
    assert "deutschland" in place_words("de")
    assert "germany" not in place_words("de")

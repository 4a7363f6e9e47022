"""Pseudo-translations."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogue import pseudo
from dragoman.catalogue.pseudo import CLOSE, OPEN, pseudo_text
from dragoman.model import Catalogue, Unit
from tests.catalogue.harbour import merged, message

SOURCE = "The *harbour* of [Norland](https://example.org/a_b) opened on 12 March 2024.[^1]\nSee A/75/357 and `code`."


@pytest.mark.parametrize("locale", ["az", "ru", "ar", "de", "zh", "az-Cyrl"])
def test_what_is_no_word_stays(locale: str) -> None:
    made = pseudo_text(SOURCE, locale)
    kept = (OPEN, "*", "](https://example.org/a_b)", "12", "2024", "[^1]\n", "A/75/357", "`code`", CLOSE)
    assert [part for part in kept if part not in made] == []
    assert "harbour" not in made
    assert 1.2 < len(made) / len(SOURCE) < 1.6


def test_letters_are_those_of_the_locale() -> None:
    assert set("əışçğ") <= set(pseudo_text("a big sea of fish in the gulf. colours", "az"))
    assert re.fullmatch(r"\[\[[а-яё ]+\]\]", pseudo_text("small boats", "ru"))


def test_only_what_is_untranslated_is_filled_unless_forced() -> None:
    units = (
        Unit("one", ("bir",)),
        Unit("two", ("iki",), flags=("fuzzy",), previous_source="2"),
        Unit("three"),
        Unit("four", obsolete=True),
    )
    made = pseudo(Catalogue(units=units), "az").units
    assert (made[0], made[1], made[3]) == (units[0], units[1], units[3])
    assert made[2].target[0].startswith(OPEN)
    forced = pseudo(Catalogue(units=units), "az", force=True).units
    assert [unit.target[0][:2] for unit in forced] == [OPEN, OPEN, OPEN, ""]
    assert (forced[1].flags, forced[1].previous_source) == ((), None)


def test_a_date_is_written_as_the_locale_writes_it() -> None:
    made = merged([message("12 March 2024", "date", "2024-03-12")], None).catalogue
    assert pseudo(made, "az", force=True).units[0].target == ("12 mart 2024-cü il",)


@given(st.text(max_size=60))
def test_the_same_source_gives_the_same_words_and_all_its_lines(source: str) -> None:
    made = pseudo_text(source, "az")
    assert made == pseudo_text(source, "az")
    assert made.count("\n") >= source.count("\n")
    assert [*filter(str.isdigit, made)][: sum(map(str.isdigit, source))] == [*filter(str.isdigit, source)]

"""What holds of every place where a word may be parted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.languages import typography
from dragoman.languages.casing import fold
from dragoman.languages.hyphenation import (
    AFTER,
    BEFORE,
    SOFT_HYPHEN,
    _syllables,
    has_rules,
    hyphenate,
    places,
    soften,
)
from dragoman.languages.letters import own_letters
from dragoman.languages.profile import table

SHARED = Path(__file__).resolve().parents[2] / "../shared/data/languages"
RULED = ("az", "az-Cyrl", "tr")
LETTERS = {
    "az": "abçdeəğhıijlmnoöşuüyzİIƏ'’", "az-Cyrl": "абвғдеәжыиҝлмноөшуүһҹӘИ’", "tr": "abçdeğhıijlmnoöşuüyzâîİIÇ'’",
}  # fmt: skip
PIECES = (
    "1992-ci 52 100 % kq M. Füzuli AMEA AMEA-nın A/46/951 23–25 sosial-iqtisadi « » ( ) — İnsanların Işıqlar müəllimə "
    "müdafaası Ankara'nın мәс’әләләри Азәрбајҹан http://example.org/liman liman@example.org i\u0307darə Məmmədağa "
    "bey\u00adnəlxalq millətlərarası Washington"
)

tags = st.sampled_from(RULED)
words = tags.flatmap(lambda tag: st.tuples(st.just(tag), st.text(LETTERS[tag], max_size=14)))
running = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=6), max_size=12)
texts = st.tuples(running, st.sampled_from([" ", "\u00a0", "", "\n"])).map(lambda made: made[1].join(made[0]))


@given(made=words)
def test_every_piece_of_a_word_has_a_vowel_and_two_letters(made: tuple[str, str]) -> None:
    tag, word = made
    found = hyphenate(word, tag)
    pieces = [fold(word, tag)[start:end] for start, end in pairwise((0, *found, len(word)))] if found else []
    assert list(found) == sorted(set(found))
    assert all(set(piece) & set(table(tag, "hyphenation")["vowels"]) for piece in pieces)
    assert not found or min(found[0], len(word) - found[-1]) >= 2
    assert not any(sign in "'’" for place in found for sign in word[place - 1:place + 1])


@given(made=words)
def test_a_capital_at_the_head_of_a_word_moves_nothing(made: tuple[str, str]) -> None:
    tag, word = made
    small = fold(word, tag)
    if word[1:] == small[1:]:
        assert hyphenate(word, tag) == hyphenate(small, tag)


@given(text=texts, tag=st.sampled_from((*RULED, "en", "az-Arab", "ru")))
def test_softened_text_without_soft_hyphens_is_the_text(text: str, tag: str) -> None:
    soft = soften(text, tag)
    assert soft.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    assert soften(soft, tag) == soft
    assert soft == text or has_rules(tag)


@given(text=texts, tag=tags)
def test_places_stand_between_letters_and_never_in_what_must_not_break(text: str, tag: str) -> None:
    found = places(text, tag)
    assert all(left < right for left, right in pairwise(found))
    for place in found:
        around = text[place - BEFORE:place + AFTER]
        assert len(around) == BEFORE + AFTER
        assert all(sign.isalpha() or sign in "'’" for sign in around)
        assert not any(sign.isdigit() for sign in around)
    whole = typography.unbreakable(text, tag)
    assert not [place for place in found for start, end in whole if start < place < end]


@settings(max_examples=30)
@given(text=st.text(alphabet="İIıi", max_size=12))
def test_dotted_and_dotless_i_keep_their_offsets(text: str) -> None:
    word = f"{text}nsan"
    for place in hyphenate(word, "tr"):
        assert 2 <= place <= len(word) - 2


@pytest.mark.parametrize("tag", RULED)
def test_data_are_of_the_language_s_letters_and_each_compound_is_needed(tag: str) -> None:
    data = table(tag, "hyphenation")
    vowels = set(data["vowels"])
    known = own_letters(tag) | vowels
    entries = [entry.removeprefix("…") for entry in data.get("compounds", "").split()]
    assert len(set(entries)) == len(entries)
    assert {"az": 80, "az-Cyrl": 80, "tr": 0}[tag] <= len(entries)
    for entry in entries:
        parts, word = entry.split("|"), entry.replace("|", "")
        assert set(word) <= known
        assert all(set(part) & vowels for part in parts)
        simple = [place for place in _syllables(word, 0, len(word), frozenset(vowels)) if 2 <= place <= len(word) - 2]
        assert simple != list(hyphenate(word, tag)), f"{entry} is parted so without being listed"


@pytest.mark.parametrize("tag", ["en", "ru", "az-Arab", "kk", "zh-Hans", "tlh"])
def test_other_languages_have_no_rules(tag: str) -> None:
    assert not has_rules(tag)
    assert hyphenate("mektepler", tag) == ()


def test_regions_have_the_rules_of_their_language() -> None:
    assert hyphenate("kitab", "az-Latn-AZ") == hyphenate("kitab", "az") == (2,)
    assert hyphenate("kitap", "tr-CY") == (2,)


def shared(name: str) -> list[str]:
    if not (SHARED / name).is_file():
        pytest.skip(f"{name} is not here")
    return (SHARED / name).read_text(encoding="utf-8").splitlines()


def test_the_azerbaijani_line_break_cases_hold() -> None:
    for line in shared("az_cases.tsv")[1:]:
        text, forbidden, allowed, _ = line.split("\t")
        alone = text.isalpha()
        found = set(hyphenate(text, "az") if alone else places(text, "az"))
        for case in forbidden.split("  ") if " |" in forbidden else forbidden.split():
            assert case.strip().find("|") not in found, case
        wanted, offset = set(), 0
        for piece in allowed.split("-")[:-1]:
            offset += len(piece)
            wanted.add(offset)
        assert wanted <= found, line


def test_turkmen_syllables_fall_as_listed() -> None:
    """Turkmen parts words by the same rule: what differs are loans with clusters and a few slips of the list."""
    lines = [line.strip().lower() for line in shared("tk_hyphenated_words.txt") if line.strip()]
    agreeing = 0
    for line in lines:
        word = line.replace("-", "")
        starts = [0, *_syllables(word, 0, len(word), frozenset("aäeiyoöuü")), len(word)]
        agreeing += "-".join(word[start:end] for start, end in pairwise(starts)) == line
    assert len(lines) > 2000
    assert agreeing >= 0.99 * len(lines)

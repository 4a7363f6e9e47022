"""Indexes: what they list, under which words, in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.collation import initial, sort_key
from dragoman.model import Index, IndexKind
from tests.volumes.papers import volume

ORDERS = {
    "az": "Cavid Çinar Elman Əli Həsən xəbər Irmaq İsa Kəmalə Quba Vüqar Warshaw Zaur",
    "tr": "Iğdır İzmir jale ufuk ülke",
    "de": "Apfel Ärger Oder Öl Strasse straße Zebra",
    "es": "álamo azul nada ñu oso",
    "fr": "cœur écart été œuvre ombre zoo",
    "ru": "ёж ежевика ель игра Йод",
    "uk": "гора ґанок іній їжак йод",
    "ar": "ابن إدارة أمانة بيت تاج ثوب وزارة يد",
    "fa": "بابا پدر کتاب گل یزد",
    "ka": "აბანო გზა ჰავა",
}
INITIALS = [
    ("İsa", "az", "İ"), ("ırmaq", "az", "I"), ("Ärger", "de", "A"), ("ёж", "ru", "Е"), ("أمانة", "ar", "ا"),
    ("აბანო", "ka", "ა"), ("“Şimal” Agentliyi", "az", "Ş"), ("4th Lock", "en", "0"), ("北京", "zh", ""),
    ("–", "en", ""),
]  # fmt: skip


@pytest.mark.parametrize("tag", ORDERS)
def test_words_stand_in_the_order_of_their_alphabet(tag: str) -> None:
    ordered = ORDERS[tag].split()
    assert sorted(set(ordered), key=lambda word: sort_key(word, tag)) == ordered


@pytest.mark.parametrize(("words", "tag", "letter"), INITIALS)
def test_the_letter_that_words_are_filed_under(words: str, tag: str, letter: str) -> None:
    assert initial(words, tag) == letter


@given(st.text(max_size=12), st.sampled_from(["az", "ar", "de", "zh", "sw"]))
def test_any_words_can_be_sorted(words: str, tag: str) -> None:
    assert sort_key(words, tag) <= sort_key(words + "z", tag)
    assert len(initial(words, tag)) <= 2


def _listed(kind: IndexKind, locale: str) -> dict[str, list[tuple[str, list[int]]]]:
    (found,) = (one for one in volume().indexes if (one.kind, one.locale) == (kind, locale))
    assert isinstance(found, Index)
    return {
        letter.letter: [(entry.words, [mention.text for mention in entry.mentions]) for entry in letter.entries]
        for letter in found.letters
    }


ALL = [1, 2, 3]


def test_names_are_found_in_inflected_words_and_filed_in_each_language() -> None:
    assert _listed(IndexKind.NAMES, "en") == {
        "I": [("Ilmen, Davor R.", ALL)], "L": [("Lake Committee", ALL)], "O": [("Ostel", ALL)],
        "P": [("Port Velsa", ALL)],
    }
    # Ostel has no wording in Azerbaijani; a term that is no name is in no index.
    assert _listed(IndexKind.NAMES, "az") == {
        "G": [("Göl Komitəsi", ALL)], "İ": [("İlmen, Davor R.", ALL)], "O": [("Ostel", ALL)],
        "P": [("Port-Velsa", ALL)],
    }


def test_addressees_stand_under_their_name_of_the_table_or_their_own_words() -> None:
    assert _listed(IndexKind.ADDRESSEES, "en") == {"L": [("Lake Committee", ALL)], "R": [("River pilots", ALL)]}
    assert _listed(IndexKind.ADDRESSEES, "az") == {"Ç": [("Çay losmanları", ALL)], "G": [("Göl Komitəsi", ALL)]}

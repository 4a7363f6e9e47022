"""Letters, their scripts, and the letters that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.languages.letters import ADDRESS, WORD, alphabet, bare, own_letters, script, scripts_of, written_in
from dragoman.languages.lookalikes import reading, skeleton, variants


@pytest.mark.parametrize(
    ("letter", "expected"),
    [("a", "Latn"), ("ə", "Latn"), ("ә", "Cyrl"), ("Ω", "Grek"), ("µ", ""), ("ª", ""), ("ی", "Arab"), ("ـ", ""),
     ("河", "Hani"), ("ა", "Geor"), ("1", ""), (" ", ""), ("", ""), ("\u0301", "")],
)  # fmt: skip
def test_script_of_a_letter(letter: str, expected: str) -> None:
    assert script(letter) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("az", "Latn"),
        ("az-Cyrl", "Cyrl"),
        ("ru", "Cyrl"),
        ("fa", "Arab"),
        ("zh", "Hani"),
        ("ja", "Kana"),
        ("ko", "Hang"),
    ],
)
def test_scripts_of_a_language(tag: str, expected: str) -> None:
    assert expected in scripts_of(tag)


def test_a_language_has_small_and_capital_letters() -> None:
    assert {"ə", "Ə", "i", "İ", "ı", "I", "w"} <= alphabet("az")
    assert "w" not in own_letters("az")
    assert alphabet("tlh") == frozenset()
    assert written_in("zh") == "Hans"


@pytest.mark.parametrize(
    ("text", "words"),
    [("İclas-da 12km o’clock", ["İclas", "da", "km", "o", "clock"]), ("is\u0327i 河湖ab", ["is\u0327i", "河湖", "ab"])],
)
def test_words(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a-b?c=d",
        "info@example.org",
        "www.example.org",
        "example.org/rivers",
        "report.pdf",
        "/home/a/b.txt",
    ],
)
def test_addresses(address: str) -> None:
    found = ADDRESS.search(f"see {address} here")
    assert found is not None
    assert found[0].rstrip() == address


def test_an_abbreviation_is_no_address() -> None:
    assert ADDRESS.search("Bakı ş. və s. 4.5 km/saat, and/or, i.e. so") is None


def test_bare_words() -> None:
    assert bare("São") == "sao"
    assert bare("İstanbul") == bare("Istanbul")
    assert bare("Əliyev") == "əliyev"


@pytest.mark.parametrize(
    ("word", "kind", "tag", "expected"),
    [
        ("Lim\u0430n", "Latn", "az", "Liman"),
        ("с\u043eв\u0435т", "Cyrl", "ru", "совет"),
        ("c\u043eвет", "Cyrl", "ru", "совет"),
        ("k\u0436p", "Latn", "az", None),
        ("kot", "Cyrl", "ru", None),
        # Two letters of Cyrillic Azerbaijani look like Y.
        ("Y\u043b", "Cyrl", "az-Cyrl", None),
        ("Y\u0440ал", "Cyrl", "ru", "Урал"),
    ],
)
def test_reading_in_another_alphabet(word: str, kind: str, tag: str, expected: str | None) -> None:
    assert reading(word, kind, own_letters(tag)) == expected


@given(
    st.text(alphabet="abcdeopxyABEKMHOPCTXасеорхуАВЕКМНОРСТХбжшΑΒΕοиіјѕ", max_size=12),
    st.sampled_from(["Latn", "Cyrl"]),
)
@settings(max_examples=200, deadline=None)
def test_a_reading_looks_the_same(word: str, kind: str) -> None:
    found = reading(word, kind, own_letters("ru" if kind == "Cyrl" else "az"))
    if found is not None:
        assert skeleton(found) == skeleton(word)
        assert {script(letter) for letter in found} <= {kind}
        assert reading(found, kind, frozenset()) == found


def test_variants_are_no_letters_of_their_language() -> None:
    for tag in ("az", "tr"):
        assert variants(tag)
        assert own_letters(tag).isdisjoint(variants(tag))
        assert own_letters(tag).issuperset(variants(tag).values())
    assert variants("ru") == {}

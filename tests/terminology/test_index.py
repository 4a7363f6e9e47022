"""Finding terms in sources and translations."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Term, TermKind, Wording
from dragoman.terminology import Index, is_acronym
from tests.terminology.terms import ALL, COMMISSIONER, FERRY, OFFICE, PORT, UNITED_NATIONS, term

_INDEX = Index({"glossary": ALL}, "en", "az")


def _found(text: str, index: Index = _INDEX, role: str = "") -> list[str]:
    return [text[match.start : match.end] for match in index.in_source(text, "river-day", role)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Commissioner for Inland Waters and a Commissioner", ["Commissioner for Inland Waters", "Commissioner"]),
        ("COMMISSIONERS FOR INLAND\nWATERS", ["COMMISSIONERS FOR INLAND\nWATERS"]),
        ("the ferries’ quay, a ferry-boat", ["ferries", "ferry"]),
        ("Port\u00a0Velsa, Port-Velsa, port velsa", ["Port\u00a0Velsa", "Port-Velsa"]),
        ("the UN's day; nothing to undo, un", ["UN's"]),
        ("Commissioner, for Inland Waters", ["Commissioner"]),
        ("nothing at all", []),
        ("", []),
    ],
)
def test_terms_of_a_source(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_the_longest_hides_others_also_of_another_group() -> None:
    index = Index({"glossary": (OFFICE,), "names": (COMMISSIONER,)}, "en", "az")
    assert [match.group for match in index.in_source("the Commissioner for Inland Waters")] == ["names"]


def test_one_stretch_may_be_several_terms() -> None:
    shore, money = term(en="bank", az="sahil"), term(en="bank", az="bank")
    index = Index({"glossary": (shore, money)}, "en", "az")
    assert [match.term for match in index.in_source("the banks")] == [shore, money]


def test_scope() -> None:
    index = Index({"glossary": (replace(FERRY, texts=("lake-*",)), replace(OFFICE, roles=("title",)))}, "en", "az")
    assert _found("a ferry, a Commissioner", index) == ["Commissioner"]
    assert _found("a ferry, a Commissioner", index, "paragraph") == []
    assert _found("a ferry, a Commissioner", index, "title") == ["Commissioner"]
    assert [match.term.texts for match in index.in_source("a ferry", "lake-day")] == [("lake-*",)]


@pytest.mark.parametrize(
    ("locale", "wanted", "text", "found"),
    [
        ("az", COMMISSIONER, "Bu, Daxili Sular üzrə Müvəkkilinin sözüdür.", "Daxili Sular üzrə Müvəkkilinin"),
        ("az", COMMISSIONER, "DAXİLİ SULAR ÜZRƏ MÜVƏKKİLLƏRƏ", "DAXİLİ SULAR ÜZRƏ MÜVƏKKİLLƏRƏ"),
        ("az", COMMISSIONER, "daxili su müvəkkili", None),
        ("az", FERRY, "gəmilərdən", "gəmilərdən"),
        ("az", UNITED_NATIONS, "BMT-nin üzvü", "BMT-nin"),
        ("az", UNITED_NATIONS, "BMT – nazir", "BMT"),
        ("az", PORT, "Port-Velsadakı", "Port-Velsadakı"),
        ("ru", COMMISSIONER, "с Уполномоченной по внутренним водам", "Уполномоченной по внутренним водам"),
        ("ru", PORT, "из Порт-Велсы", "Порт-Велсы"),
        ("ru", UNITED_NATIONS, "в Организации Объединённых Наций", "Организации Объединённых Наций"),
        ("zh", COMMISSIONER, "内陆水域专员说", "内陆水域专员"),
        ("zh", PORT, "维尔萨港", None),
    ],
)
def test_a_term_in_a_translation(locale: str, wanted: Term, text: str, found: str | None) -> None:
    match = Index({"glossary": ALL}, "en", locale).in_target(wanted, text)
    assert (None if match is None else text[match.start : match.end]) == found


def test_a_source_without_spaces() -> None:
    assert _found("内陆水域专员和渡轮", Index({"glossary": ALL}, "zh", "az")) == ["内陆水域专员", "渡轮"]


def test_a_source_with_cases() -> None:
    index = Index({"glossary": ALL}, "ru", "az")
    text = "Доклад Уполномоченного по внутренним водам о паромах Порт-Велсы"
    assert _found(text, index) == ["Уполномоченного по внутренним водам", "паромах", "Порт-Велсы"]
    text = "Daxili Sular üzrə Müvəkkilinin bərələri"
    assert _found(text, Index({"glossary": ALL}, "az", "ru")) == ["Daxili Sular üzrə Müvəkkilinin", "bərələri"]


def test_forbidden_words() -> None:
    chief = Term(TermKind.TERM, (Wording("en", "Chief"), Wording("az", "Baş Komissar", (), ("Komissar", "Şef"))))
    alone = Term(TermKind.TERM, (Wording("az", "", (), ("parom",)),))
    index = Index({"glossary": (chief, alone)}, "en", "az")
    text = "Baş Komissarın, komissarın, Şefin paromu"
    assert [text[one.start : one.end] for one in index.forbidden_for(chief, text)] == ["komissarın", "Şefin"]
    assert [text[one.start : one.end] for one in index.forbidden_in(text)] == ["paromu"]
    assert index.in_source("Chief")
    assert Index({"glossary": (alone,)}, "en", "ru").forbidden_in(text) == ()


def test_nothing_but_punctuation_is_found_nowhere() -> None:
    index = Index({"glossary": (term(en="…", az="—"), term(en="", az="x"))}, "en", "az")
    assert index.in_source("… —") == ()


@pytest.mark.parametrize(
    ("word", "verdict"),
    [("UN", True), ("Aİ", True), ("ECtHR", True), ("UN Women", False), ("Europe", False), ("A", False), ("7", False)],
)
def test_acronyms(word: str, verdict: bool) -> None:
    assert is_acronym(word) is verdict


_WORDS = st.lists(
    st.sampled_from(["Commissioner", "for", "Inland", "Waters", "ferry", "UN", "-", "Port", "Velsa", "’", ",", "İ"]),
    max_size=12,
).map(" ".join)


@given(st.one_of(st.text(max_size=60), _WORDS))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = _INDEX.in_source(text)
    spots = [(match.start, match.end) for match in found]
    assert spots == sorted(spots)
    assert all(0 <= start < end <= len(text) for start, end in spots)
    apart = list(dict.fromkeys(spots))
    assert all(one[1] <= other[0] for one, other in pairwise(apart))
    assert _INDEX.in_source(text) == found


@given(st.text(max_size=60), st.sampled_from(ALL), st.sampled_from(["az", "ru", "zh", "ar", "hr"]))
def test_looking_never_fails(text: str, wanted: Term, locale: str) -> None:
    index = Index({"glossary": ALL}, "en", locale)
    for match in index.all_in_target(wanted, text):
        assert 0 <= match.start < match.end <= len(text)

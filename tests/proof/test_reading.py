"""What survives layout and extraction, and where segments stand in a flow."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import markup
from dragoman.languages import typography
from dragoman.proof.expecting import plain
from dragoman.proof.folding import fold
from dragoman.proof.pdf_fonts import _map
from dragoman.proof.pdf_words import logical
from dragoman.proof.placing import Flow, place, place_alike

TAGS = st.sampled_from(["en", "az", "ru", "tr", "ar", "fa", "zh", "de", ""])


@pytest.mark.parametrize(
    ("tag", "wanted", "found"),
    [
        ("en", "the whole of the waters", "THE  whole\nof the wa-\nters"),
        ("en", "affinity of fish", "a\ufb03nity of \ufb01sh"),
        ("az", "1992-ci il, 12 000 ton", "1992\u2011ci\u00a0il, 12\u00a0000\u202fton"),
        ("az", "Dəniz və İçərişəhər, Qızıl", "DƏNİZ VƏ İÇƏRİŞƏHƏR, QIZIL"),
        ("tr", "yıl ışık", "YIL IŞIK"),
        ("de", "Schiff\u00adfahrt", "Schifffahrt"),
        ("ar", "«في 12 حزيران»", "»في ١٢ حزيران«"),
        ("ar", "راكبًا.", "راكب ًا ."),
        ("fa", "رودخانه‌ها", "رودخانه ها"),
    ],
)
def test_what_layout_changes_is_the_same(tag: str, wanted: str, found: str) -> None:
    assert fold(wanted, tag) == fold(found, tag)


@pytest.mark.parametrize(
    ("tag", "wanted", "found"),
    [
        ("en", "12,000", "12.000"), ("en", "not", "no"), ("az", "QIZ", "qiz"), ("ru", "все", "всё"),
        ("ar", "12", "13"), ("en", "“a”", "\"a\""), ("en", "ten \ufffd", "ten"),
    ],
)  # fmt: skip
def test_what_layout_does_not_change_is_another(tag: str, wanted: str, found: str) -> None:
    assert fold(wanted, tag) != fold(found, tag)


@given(st.text(), TAGS)
def test_folding_twice_is_folding_once_and_typography_is_folded_away(text: str, tag: str) -> None:
    once = fold(text, tag)
    assert not any(map(str.isspace, once))
    if tag:
        assert fold(typography.apply(text, tag), tag) == once


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn"))))
def test_plain_words_are_those_of_the_markup(text: str) -> None:
    words = plain(text, {label: label for label in ("1", "b")})
    assert fold(words, "en") == fold(markup.plain(text, notes=True), "en")


def test_footnote_marks_have_the_numbers_of_their_notes() -> None:
    assert fold(plain("See *here*[^b] & there[^1].", {"b": "1", "1": "2"}), "en") == "seehere1&there2."


@pytest.mark.parametrize(
    ("seen", "rtl", "read"),
    [
        ("abc 12", False, "abc 12"),
        ("جبا", True, "ابج"),
        ("05.12 جبا", True, "ابج 05.12"),
        ("جب 45:5 ا", True, "ا 45:5 بج"),
        ("25–23 ص", True, "ص 23–25"),
        ("2024-03-12 موي", True, "يوم 2024-03-12"),
        ("انه Water Code 12 رظنا", True, "انظر Water Code 12 هنا"),
        ("the word كلم here", False, "the word ملك here"),
    ],
)
def test_glyphs_are_put_into_the_order_of_reading(seen: str, rtl: bool, read: str) -> None:
    assert logical(list(seen), rtl=rtl) == read


@given(st.lists(st.sampled_from(["ا", "ب", "a", "b", "1", " ", ".", "لا", ""])), st.booleans())
def test_no_glyph_is_lost_by_ordering(pieces: list[str], rtl: bool) -> None:
    assert sorted(logical(pieces, rtl=rtl)) == sorted("".join(pieces))


def test_character_maps_are_read() -> None:
    source = b"""1 beginbfchar <0001> <0061> endbfchar
    2 beginbfrange <0002> <0004> <0062> <0007> <0008> [<00660069> <0066>] endbfrange
    1 begincidchar <0009> 0 endcidchar 1 begincidrange <000a> <000b> 5 endcidrange"""
    assert dict(_map(source)) == {1: "a", 2: "b", 3: "c", 4: "d", 7: "fi", 8: "f", 9: 0, 10: 5, 11: 6}


WORDS = st.lists(
    st.text(st.sampled_from("abcde"), min_size=1, max_size=30), min_size=2, max_size=12, unique=True
).filter(lambda words: not any(one in other for one in words for other in words if one is not other))


def flow_of(words: list[str]) -> Flow:
    return Flow(list(enumerate(words)))


@given(WORDS)
def test_all_that_stands_in_order_is_placed_and_nothing_is_left(words: list[str]) -> None:
    flow = flow_of(words)
    spans = place(flow, words)
    assert [flow.text[slice(*span)] for span in spans if span] == words
    assert not list(flow.rest())
    assert [flow.stretches(span) for span in spans if span] == [[number] for number in range(len(words))]


@given(st.integers(0, 11), st.integers(3, 12), st.randoms(use_true_random=False))
def test_what_is_taken_away_is_missed_and_nothing_else(lost: int, count: int, chance: random.Random) -> None:
    words = [f"{number:02}" + "".join(chance.choices("abcdefgh", k=14)) + ";" for number in range(count)]
    lost %= count
    spans = place(flow_of([word for number, word in enumerate(words) if number != lost]), words)
    assert [number for number, span in enumerate(spans) if span is None] == [lost]


@given(st.integers(0, 10), st.integers(4, 12), st.randoms(use_true_random=False))
def test_of_two_that_are_swapped_one_is_out_of_order(first: int, count: int, chance: random.Random) -> None:
    words = [f"{number:02}" + "".join(chance.choices("abcdefgh", k=14)) + ";" for number in range(count)]
    first %= count - 1
    swapped = [*words[:first], words[first + 1], words[first], *words[first + 2:]]
    flow = flow_of(swapped)
    spans = place(flow, words)
    (odd,) = [number for number, span in enumerate(spans) if span is None]
    assert odd in (first, first + 1)
    assert flow.find_free(words[odd]) is not None


def test_a_short_word_is_not_found_within_another() -> None:
    flow = Flow([(0, "thewholeofholland"), (1, "and"), (2, "spain")])
    assert place(flow, ["and"]) == [(17, 20)]
    assert place(Flow([(0, "thewholeofholland")]), ["and"]) == [None]


def test_a_lost_title_is_not_found_in_the_sentence_that_quotes_it() -> None:
    title, sentence = "statementoftheoffice", "thestatementoftheofficewasread."
    assert place(Flow([(0, sentence)]), [title, sentence]) == [None, (0, len(sentence))]


def test_almost_the_same_letters_are_placed_but_not_other_figures() -> None:
    wanted = ["العباراتالكهربائية2600تعود", "البحيرة1200صافيةاليوم"]
    flow = Flow([(0, "اعباراتاللكهربائية2600تعود"), (1, "البحيرة1300صافيةاليوم")])
    spans = place(flow, wanted)
    assert spans == [None, None]
    assert place_alike(flow, wanted, spans) == [0]

"""What holds for every text, by the promise of ``segment_block``."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.segmentation import segment_block

LOCALES = st.sampled_from(
    ["en", "az", "ru", "tr", "fr", "es", "de", "uk", "ar", "fa", "zh", "ja", "hy", "az-Cyrl", "und", ""]
)
PIECES = st.sampled_from([
    "Dr.", "No.", "U.S.", "The", "Он", "Bu", "yes", "12.", "3", "(a)", "b)", "1.", "“", "”", "«", "»", "(", ")",
    "[", "]", "…", "...", "!", "?", "?!", ".", "。", "؟", "—", "–", "-", "[^1]", "*", "_", "A/75/357", "§",
    "Art.", "i.", "•", "é", "İ", "ı", "好", "مفتوح", "word", "Word.", "https://example.org/a.b", '"', "'",
    ". . .", "и т. д.", "və s.", "\n", "\n\n", "\t", "\u00a0", "\u202f", "\u2067",
])
MESS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=40).map(
    lambda pairs: "".join(piece + blank for piece, blank in pairs)
)
ANY = st.one_of(st.text(max_size=200), MESS)


def check(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@settings(max_examples=300, deadline=None)
@given(ANY, LOCALES)
def test_segments_are_trimmed_and_only_white_space_lies_between(text: str, locale: str) -> None:
    check(text, segment_block(text, locale))


@settings(max_examples=150, deadline=None)
@given(MESS, LOCALES, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 40)), max_size=4))
def test_no_cut_falls_inside_a_protected_span(text: str, locale: str, raw: list[tuple[int, int]]) -> None:
    protected = [(start, start + length) for start, length in raw]
    spans = segment_block(text, locale, protected)
    check(text, spans)
    for _, cut in spans[:-1]:
        assert not any(start < cut < end and text[cut:end].strip() for start, end in protected)


WORDS = st.lists(
    st.sampled_from(["The", "boat", "sank", "end.", "U.S.", "Mr.", "Vale", "Why?", "etc.", "It", "was…"]),
    min_size=1, max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_text_appended_moves_no_earlier_boundary(head: list[str], more: list[str]) -> None:
    text = " ".join(head)
    longer = segment_block(text + " " + " ".join(more), "en")
    settled = segment_block(text, "en")[:-1]
    assert longer[:len(settled)] == settled


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_white_space_of_any_kind_makes_no_difference(words: list[str]) -> None:
    plain = segment_block(" ".join(words), "en")
    assert segment_block("\u00a0".join(words), "en") == plain


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", "\t \r\n"])
def test_white_space_has_no_segments(text: str) -> None:
    assert segment_block(text, "en") == ()


@pytest.mark.parametrize("text", [
    "The court sat. It rose at 5 p.m. in the U.S. “Why?” he asked (see fig. 3). " * 1300,
    "." * 100_000, ". " * 50_000, "a." + " " * 100_000 + "B", '"' * 100_000, "(" * 100_000, "x. a) " * 16_000,
    " " * 100_000 + "\n" + "a", "\n \n" * 30_000, "a-" * 50_000 + ". B", "'a. B' " * 14_000, ".](" * 33_000,
    "A. " * 33_000,
], ids=range(13))
def test_long_blocks_take_linear_time(text: str) -> None:
    begun = time.perf_counter()
    spans = segment_block(text, "en")
    assert time.perf_counter() - begun < 5.0  # A quadratic rule needs minutes for 100 kB.
    check(text, spans)

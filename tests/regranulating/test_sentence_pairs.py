"""Sentences of a paragraph and of its translation are paired; a doubtful pair is not taken for a sure one."""

from __future__ import annotations

import pytest

from dragoman.catalogue.passages import SURE
from dragoman.catalogue.sentence_pairs import pairs

SHORT = "Nobody spoke."
LONG = "The council thanked the builders for their patient work, and it asked the people of the river to keep the quay."
FIGURE = "The quay has 40 landings and 1,200 metres of wall."
KISA = "Heç kim danışmadı."
UZUN = "Şura inşaatçılara səbirli işlərinə görə təşəkkür etdi və çay sakinlərindən körpünü qorumağı xahiş etdi."
REQEM = "Körpünün 40 yanalma yeri və 1200 metr divarı var."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((LONG, SHORT, FIGURE), (UZUN, KISA, REQEM), "0:0 1:1 2:2"),
        ((LONG, FIGURE, SHORT), (f"{UZUN[:-1]}; {REQEM}", KISA), "0-1:0 2:1"),
        ((FIGURE, LONG, SHORT, FIGURE[:-1] + " 7."), (REQEM, UZUN[:50], UZUN[50:], KISA, REQEM[:-1] + " 7."),
         "0:0 1:1-2 2:3 3:4"),
        ((LONG,), (UZUN, KISA), "0:0-1"),
    ],
)  # fmt: skip
def test_pairs(source: tuple[str, ...], target: tuple[str, ...], expected: str) -> None:
    found = pairs(source, target)
    assert " ".join(f"{_span(pair.start, pair.end)}:{_span(pair.first, pair.last)}" for pair in found) == expected
    assert all(pair.likelihood >= SURE for pair in found)


def test_what_cannot_be_told_apart_is_not_sure() -> None:
    found = pairs((SHORT, "Nobody moved.", "Nobody left."), (KISA, "Heç kim getmədi və tərpənmədi."))
    assert all(pair.likelihood < SURE for pair in found)


def test_a_figure_that_stands_elsewhere_speaks_against_the_order() -> None:
    found = pairs((FIGURE, LONG), (UZUN, REQEM))
    assert all(pair.likelihood < SURE or pair.end - pair.start > 1 for pair in found)
    assert not [pair for pair in found if pair.end - pair.start == 1 and pair.likelihood >= SURE]


def test_a_side_without_sentences_has_no_pairs() -> None:
    assert pairs((), (KISA,)) == pairs((SHORT,), ()) == ()


def _span(start: int, end: int) -> str:
    return str(start) if end - start == 1 else f"{start}-{end - 1}"

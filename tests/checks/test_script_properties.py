"""Checks of script and markup on any material: they never fail, and their repairs are made once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.checks.check import Check, Example, Family, Line
from dragoman.checks.collection import checks
from dragoman.checks.fixing import repaired
from dragoman.languages.lookalikes import skeleton
from dragoman.model import INTERNAL
from tests.checks.judging import judge

LOCALES = ("az", "az-Cyrl", "ru", "uk", "tr", "en", "ar", "fa", "zh", "ka", "ro", "kk", "el")
OWN = [each for each in checks() if each.family in (Family.SCRIPT, Family.MARKUP)]
FIXING = [each for each in OWN if each.fixes]

# Letters that look alike, in words, with all that is invisible between them.
_ODD = (
    "aаοоcсeеpрxхyуiіıİIјәəƏӘǝ\u018eşșğǧşţțOОΟHНBВ\u0307\u0327\u0308\u0301\u200b\u200c\u200d\ufeff\u00ad\u2060"
    "\u202a\u202c\u2066\u2069\u200f\u0007\u000b\u2028\ufffd\ue000ﬁﺍيیكکى٤۴４Ａ，。,.?\u0640العﷺ河湖 \u00a0\n\r"
    "\t'’-*_`[](){}<>/&\\%1"
)
MATERIAL = st.lists(
    st.one_of(
        st.text(alphabet=_ODD, max_size=8),
        st.sampled_from(["Liman", "Respublıkası", "сеть", "windоws", "həmişə", "لماء", "É™", "<b>", "{name}", " "]),
        st.text(max_size=4),
    ),
    max_size=8,
).map("".join)


def _run(check: Check, source: str, target: str, locale: str) -> tuple[str, list[str]]:
    found = judge(check, Example((Line(source, target),), locale, "en"))
    return repaired(target, [repair.fix for repair in found.repairs]), [one.code for one in found.findings]


@pytest.mark.parametrize("check", OWN, ids=lambda check: check.code)
@given(source=MATERIAL, target=MATERIAL, locale=st.sampled_from(LOCALES))
@settings(max_examples=25, deadline=None)
@example("", "\u0345о liman", "az")
@example("", "liman \u0345а \ufffdо", "az")
def test_a_check_never_fails(check: Check, source: str, target: str, locale: str) -> None:
    assert INTERNAL not in _run(check, source, target, locale)[1]


@pytest.mark.parametrize("check", FIXING, ids=lambda check: check.code)
@given(target=MATERIAL, locale=st.sampled_from(LOCALES))
@settings(max_examples=60, deadline=None)
@example("a\u000b\u000bb", "az")
@example("می\u200c\u200cخواهد", "fa")
@example("\u2066\u202a\u2069\u202c", "ar")
def test_a_repair_is_made_once(check: Check, target: str, locale: str) -> None:
    once, _ = _run(check, "", target, locale)
    assert _run(check, "", once, locale)[0] == once


@given(target=MATERIAL, locale=st.sampled_from(LOCALES))
@settings(max_examples=100, deadline=None)
def test_a_repaired_word_looks_the_same(target: str, locale: str) -> None:
    for code in ("mixed-alphabet", "schwa"):
        check = next(each for each in FIXING if each.code == code)
        once, _ = _run(check, "", target, locale)
        turned = str.maketrans("ǝ\u018e\u0258", "əƏə")  # Told apart by their names alone.
        assert skeleton(once.translate(turned)) == skeleton(target.translate(turned))


@given(target=MATERIAL, locale=st.sampled_from(LOCALES))
@settings(max_examples=100, deadline=None)
def test_composing_changes_no_letter(target: str, locale: str) -> None:
    check = next(each for each in FIXING if each.code == "normalisation")
    once, _ = _run(check, "", target, locale)
    assert unicodedata.normalize("NFC", once) == unicodedata.normalize("NFC", target)

"""Repairs of punctuation and typography: they touch marks and spaces alone, and leave nothing to repair."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.checks.check import Check, Family
from dragoman.checks.collection import checks
from dragoman.checks.fixing import repaired
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.prose import covered
from dragoman.checks.punctuation.closing import tail
from dragoman.checks.punctuation.quoting import passages, quotes
from dragoman.checks.running import Checked, check_paper
from dragoman.checks.selection import Rules, Selection, speaks_of
from dragoman.languages import typography
from dragoman.model import INTERNAL

ALL = Selection(Rules(select=("all",)))
LOCALES = ("az", "az-Cyrl", "ru", "uk", "tr", "fr", "de", "es", "ar", "fa", "ka", "zh", "el", "en", "hi", "zu")
OWN = tuple(each for each in checks() if each.family in {Family.PUNCTUATION, Family.TYPOGRAPHY})
FIXING = tuple(each for each in OWN if each.fixes)
# The ending of an ordinal is letters, and mending it changes them; the number stays.
SPELLING = frozenset({"ordinal-suffix"})

# Words and marks, but none that Markdown reads as markup beside a mark: there a repair may be left out.
_PIECES = st.sampled_from((
    "Şlüz", "bağlıdır", "паром", "Цапля", "étude", "الهويس", "船闸", "λιμάνι", "რაბი", "foo", "A.S.Denvar", "l'eau",
    "здоров'я", "12000", "5-ый", "2022-cı", "85%", "−5", "-5", "9-10", "km / h", "A/75 /357", "<b>", "</b>", "{x}",
    "%s", "https://a.example/x?y", "(", ")", "[", "]", "«", "»", "“", "”", "„", "‘", "’", "'", '"', "''", ".", ",", ";",
    ":", "?", "!", "…", "...", "..", "¿", "¡", "،", "؟", "。", "，", "—", "–", "-", "--", " ", "  ", "\u00a0", "\u2003",
    "\t", "\n", "&amp;", "I", "i", "İ", "и", "и", "və", "və",
))  # fmt: skip
_GLUED = st.lists(_PIECES, min_size=1, max_size=14).map("".join)
_PARTED = st.lists(_PIECES, min_size=1, max_size=9).map(" ".join)
_TEXTS = _GLUED | _PARTED


def _checked(check: Check, source: str, target: str, locale: str) -> Checked:
    pair = Pair(source, target, "en", locale, units=("u",))
    return check_paper(Paper("x", locale, "en", (pair,)), [check], ALL)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@given(_TEXTS, _TEXTS, st.sampled_from(LOCALES), st.sampled_from(FIXING))
@settings(deadline=None, derandomize=True, max_examples=1500)
def test_a_repair_touches_marks_alone_and_is_the_last(source: str, target: str, locale: str, check: Check) -> None:
    found = _checked(check, source, target, locale)
    assert INTERNAL not in {each.code for each in found.findings}
    fixes = [repair.fix for repair in found.repairs]
    if not fixes:
        return
    mended = repaired(target, fixes)
    if check.code not in SPELLING:
        assert _letters(mended) == _letters(target)
    again = _checked(check, source, mended, locale)
    assert repaired(mended, [repair.fix for repair in again.repairs]) == mended, (mended, again)


@given(_TEXTS, _TEXTS, st.sampled_from(LOCALES))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_nothing_raises_and_every_place_is_in_the_text(source: str, target: str, locale: str) -> None:
    pair = Pair(source, target, "en", locale)
    for check in OWN:
        if check.pair is None or not speaks_of(check, locale):
            continue
        for hit in check.pair(pair):
            text = pair.target if hit.raw else pair.target_plain
            if hit.start is not None and hit.end is not None:
                assert 0 <= hit.start <= hit.end <= len(text), (check.code, hit)
            for fix in hit.fixes:
                assert 0 <= fix.start <= fix.end <= len(text)
                assert text[fix.start : fix.end] != fix.replacement


@given(_TEXTS, st.sampled_from(LOCALES))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_offsets_stay(text: str, locale: str) -> None:
    assert len(covered(text)) == len(text)
    prose = covered(text)
    end = tail(prose)
    assert 0 <= end.start <= end.end <= len(text)
    found = quotes(prose, locale)
    assert all(text[each.start : each.end] == each.mark for each in found)
    made, loose = passages(found)
    assert 2 * len(made) + len(loose) == len(found)


@pytest.mark.parametrize("check", [each for each in FIXING if each.code not in SPELLING], ids=lambda each: each.code)
def test_what_was_repaired_is_not_flagged_again(check: Check) -> None:
    example = check.flagged
    line = example.lines[0]
    locale = example.locale
    found = _checked(check, line.source, line.target, locale)
    fixes = [repair.fix for repair in found.repairs]
    if fixes:
        assert _checked(check, line.source, repaired(line.target, fixes), locale).findings == ()


@given(_TEXTS, st.sampled_from(LOCALES))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_no_break_spaces_are_those_of_typography(text: str, locale: str) -> None:
    [check] = [each for each in OWN if each.code == "no-break-space"]
    pair = Pair(text, text, "en", locale)
    hits = list(check.pair(pair)) if check.pair else []
    wanted = typography.apply(pair.target_plain, locale)
    assert bool(hits) == (wanted != pair.target_plain)
    for hit in hits:
        assert repaired(pair.target_plain, hit.fixes) == wanted

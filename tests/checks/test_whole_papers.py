"""Checks of completeness, consistency, length and the source on papers that have a text, and on real material."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue.counting import untouched
from dragoman.checks.check import Family
from dragoman.checks.collection import check, checks
from dragoman.checks.completeness.sentences import count_sentences
from dragoman.checks.examples import EVERYTHING
from dragoman.checks.length.expansion import deviation, expansion
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.reference import Reference
from dragoman.checks.running import check_paper, check_workspace
from dragoman.checks.source.calendar import written_dates
from dragoman.model import Glossary, Role, Side, State, Term, TermKind, Text, Unit, Wording
from dragoman.reading import read_text
from dragoman.segmentation import segment_text

PUD = Path(__file__).resolve().parents[2] / "../shared/data/alignment/pud/pud.tsv"

PAPER = """---
id: harbour
kind: letter
locale: en
date: 2025-03-21
---

# Letter

The harbour is open.[^1] It is new.

[^1]: Measured in Port Velsa.

1. The river is open.
2. The lake is open.

::: signature
Ivara Tolmen
Commissioner for Inland Waters
:::

::: date
21 March 2025
:::

::: annex
Annex I
:::

# Tables

The tables follow.
"""


def paper(source: str, targets: dict[str, str], locale: str = "az", *, alone: bool = False) -> Paper:
    """A text as a paper; what ``targets`` does not have is translated by a word."""
    text = read_text(source, path="harbour.md", text_id="harbour", locale="en")
    segmented = segment_text(text, "sentence")
    pairs = []
    for index, (block, segments) in enumerate(zip(text.blocks, segmented.segments, strict=True)):
        for segment in segments:
            target = "" if alone else targets.get(segment.text, "Söz." + "[^1]" * ("[^1]" in segment.text))
            state = State.TRANSLATED if target or alone else State.UNTRANSLATED
            pairs.append(
                Pair(
                    segment.text, target, "en", "en" if alone else locale, block.role, state,
                    units=(f"u{len(pairs)}",), block=index,
                )
            )  # fmt: skip
    return Paper("harbour", "en" if alone else locale, "en", tuple(pairs), text)


def codes(whole: Paper, code: str, side: Side = Side.TARGET) -> list[str]:
    """Messages of one check."""
    return [found.message for found in check_paper(whole, [check(code)], EVERYTHING, side=side).findings]


def test_an_annex_is_known_by_its_text() -> None:
    assert codes(paper(PAPER, {}), "annexes") == []
    told = codes(paper(PAPER, {"The tables follow.": ""}), "annexes")
    assert told == ["The annex is translated but for 1 of 3 units: “The tables follow.”."]


def test_a_signature_is_known_by_its_text() -> None:
    told = codes(paper(PAPER, {"Commissioner for Inland Waters": ""}), "signature-incomplete")
    assert told == ["The signature of Ivara Tolmen has no office yet."]


def test_items_are_counted_by_blocks() -> None:
    assert codes(paper(PAPER, {"The lake is open.": ""}), "list-items") == [
        "1 of 2 items of the list are translated; “The lake is open.” not yet."
    ]


def test_a_joined_sentence_is_of_one_block_with_that_before_it() -> None:
    assert codes(paper(PAPER, {"It is new.": "[joined]"}), "joined-misused") == []
    assert codes(paper(PAPER, {"The tables follow.": "[joined]"}), "joined-misused") == [
        "Nothing stands before this that it could be joined to."
    ]


@pytest.mark.parametrize(
    ("code", "before", "after", "message"),
    [
        ("source-date-line", "21 March 2025\n:::", "22 March 2025\n:::",
         "The paper is dated 2025-03-21 elsewhere and 2025-03-22 here."),
        ("source-list-numbering", "2. The lake", "4. The lake", "Item “4.” follows item “1.”."),
        ("source-missing-footnote", "open.[^1]", "open.[^2]", "There is no footnote 2."),
        ("source-missing-footnote", "open.[^1]", "open.", "No mark refers to footnote 1."),
        ("source-quotation-marks", "The harbour is open.[^1] It is new.", "“The harbour is open. It is new.",
         "The quotation mark “ is not closed."),
    ],
)  # fmt: skip
def test_the_source_of_a_text(code: str, before: str, after: str, message: str) -> None:
    assert codes(paper(PAPER, {}, alone=True), code, Side.SOURCE) == []
    assert before in PAPER
    assert message in codes(paper(PAPER.replace(before, after), {}, alone=True), code, Side.SOURCE)


def test_a_quotation_may_close_in_another_sentence_of_its_paragraph() -> None:
    quoted = PAPER.replace("The harbour is open.[^1] It is new.", "“The harbour is open.[^1] It is new.”")
    assert codes(paper(quoted, {}, alone=True), "source-quotation-marks", Side.SOURCE) == []


def test_the_table_of_names_tells_the_order_of_addressees_and_what_stays_the_same() -> None:
    names = Reference(names=Glossary((
        Term(TermKind.BODY, (Wording("en", "World Bank"), Wording("az", "Dünya Bankı"))),
        Term(TermKind.BODY, (Wording("en", "Council of Europe"), Wording("az", "Avropa Şurası"))),
        Term(TermKind.TERM, (Wording("en", "Limnos"), Wording("az", "Limnos"))),
    )))  # fmt: skip
    pairs = (
        Pair("World Bank", "Avropa Şurası", "en", "az", Role.ADDRESSEE, units=("u1",), reference=names),
        Pair("Council of Europe", "Dünya Bankı", "en", "az", Role.ADDRESSEE, units=("u2",), reference=names),
        Pair("Limnos", "Limnos", "en", "az", Role.PARAGRAPH, units=("u3",), reference=names),
    )
    whole = Paper("harbour", "az", "en", pairs, reference=names)
    assert len(codes(whole, "addressee-order")) == 2
    assert codes(whole, "unchanged-name") == []
    assert codes(replace(whole, pairs=(replace(pairs[2], reference=Reference()),)), "unchanged-name")


@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.TITLE, Role.SIGNATORY, Role.REFERENCE])
@pytest.mark.parametrize("locale", ["az", "ru", "en-GB"])
@pytest.mark.parametrize(
    "source",
    ["The harbour is open.", "UNESCO", "Ivara Tolmen", "12 km", "A/75/357", "12", "Thanks", "x", "Port Velsa", "e-mail",
     "promotion and protection", "Distr.: General", "[^1]", "*Heron*", "www.example.org"],
)  # fmt: skip
def test_what_coverage_takes_for_untouched_is_flagged(source: str, locale: str, role: Role) -> None:
    pair = Pair(source, source, "en", locale, role)
    hits = [list(check(code).pair(pair)) for code in ("unchanged", "unchanged-name")]  # type: ignore[misc]
    assert not all(hits)
    flagged = any(hits)
    assert flagged == (untouched(Unit(source, (source,)), role.value, locale) and len(source) > 1)


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["az", "ru", "zh", "ar", "fr"]))
def test_nothing_raises(source: str, target: str, locale: str) -> None:
    families = {Family.COMPLETENESS, Family.CONSISTENCY, Family.LENGTH, Family.SOURCE}
    own = [each for each in checks() if each.family in families]
    for side, language in ((Side.TARGET, locale), (Side.SOURCE, "en")):
        pairs = tuple(
            Pair(source, "" if side is Side.SOURCE else target, "en", language, role, units=(role.value,), block=number)
            for number, role in enumerate(Role)
        )
        done = check_paper(Paper("p", language, "en", pairs), own, EVERYTHING, side=side)
        more, _ = check_workspace(done.records, own, EVERYTHING)
        assert [one.message for one in (*done.findings, *more) if one.code == "internal-error"] == []


@settings(deadline=None)
@given(st.sampled_from(["en", "az", "ru", "tr", "zh", "de"]), st.sampled_from(["en", "az", "ru", "tr", "zh", "de"]))
def test_the_way_back_expands_by_as_much_as_the_way_there_shrinks(one: str, other: str) -> None:
    there, back = expansion(one, other), expansion(other, one)
    if one == other:
        assert there is None
    else:
        assert there and back
        for (mean, spread), (returning, same) in zip(there, back, strict=True):
            assert mean == pytest.approx(-returning)
            assert spread == same


@settings(deadline=None)
@given(st.text(alphabet="abc ABC.!?", max_size=80), st.text(alphabet="abc.", max_size=20))
def test_words_behind_a_sentence_never_take_it_away(text: str, more: str) -> None:
    whole = f"{text} Harbours are open. Harbours {more} are closed."
    assert count_sentences(whole) >= 2


def test_figures_of_a_script_are_not_those_of_another() -> None:
    assert expansion("en", "uz") != expansion("en", "uz-Cyrl")
    assert expansion("en", "ru-RU") == expansion("en", "ru")
    assert expansion("en", "sr") is None
    assert expansion("en", "ru-Latn") is None
    assert deviation(Pair("Yes.", "Bəli, elədir.", "en", "az")) is None


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("on 19–20 January 1990", "en", [(20, 1, 1990), (19, 1, 1990)]),
        ("le 31 avril 2022", "fr", [(31, 4, 2022)]),
        ("am 31. April 2022", "de", [(31, 4, 2022)]),
        ("el 31 de abril de 2022", "es", [(31, 4, 2022)]),
        ("31 Nisan 2022'de", "tr", [(31, 4, 2022)]),
        ("31 квітня 2022 року", "uk", [(31, 4, 2022)]),
        ("31 апрел 2022-ҹи ил", "az-Cyrl", [(31, 4, 2022)]),
        ("April 31 ferries", "en", []),
        ("2022年4月31日", "zh", []),
    ],
)
def test_dates_as_they_are_written(text: str, tag: str, found: list[tuple[int, int, int]]) -> None:
    assert [(date.day, date.month, date.year) for date in written_dates(text, tag)] == found


@pytest.mark.skipif(not PUD.exists(), reason="the parallel sentences are not here")
def test_real_translations_are_left_alone() -> None:
    with PUD.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    most = {"length-ratio": 5, "unchanged": 0, "truncated": 1, "partial-translation": 1, "enumeration": 0, "blank": 0}
    for column, locale in enumerate(header[2:], 2):
        pairs = [Pair(row[1], row[column], "en", locale) for row in rows]
        for code, limit in most.items():
            look = check(code).pair
            assert look is not None
            flagged = [pair.source for pair in pairs if list(look(pair))]
            assert len(flagged) <= limit, (code, locale, flagged)


def test_a_text_without_a_date_has_none_to_contradict() -> None:
    undated = PAPER.replace("date: 2025-03-21\n", "")
    whole = paper(undated, {}, alone=True)
    assert isinstance(whole.text, Text)
    assert codes(whole, "source-date-line", Side.SOURCE) == []

"""Layouts × themes × papers × languages: what must hold on every page, seen with strangers' eyes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.edition import compose
from dragoman.model import Alignment, Design, Edition, Layout, Numbering, Role, Severity
from dragoman.proof import expected, prove
from dragoman.proof.opened import Opened
from dragoman.proof.pdf import open_pdf
from dragoman.proof.web_page import open_page
from dragoman.rendering import html, pdf
from dragoman.rendering.sheets import fitted, measured
from tests.edition.papers import Paper, letter, statement
from tests.edition.sentences import say
from tests.rendering.opening import run

POINTS = 72 / 25.4
ALL = frozenset(Numbering)


class Case(NamedTuple):
    """One edition: its layout, theme, paper, target locales and what stands in its margins."""

    layout: str
    theme: str
    paper: str
    locales: str
    numbers: frozenset[Numbering] = frozenset()
    kind: str = "statement"


CASES = (
    Case("columns", "state-paper", "A5", "ru"),
    Case("columns", "book", "", "fa", ALL),
    Case("columns", "state-paper", "", "az ru ar", ALL),
    Case("columns", "state-paper", "170mm 240mm", "ka", kind="letter"),
    Case("interlinear", "state-paper", "", "ar ru", ALL, "letter"),
    Case("interlinear", "book", "", "tr", ALL, "letter"),
    Case("interlinear", "state-paper", "A5", "zh-Hans"),
    Case("single", "state-paper", "Letter", "ar", ALL),
    Case("single", "book", "", "az", frozenset({Numbering.LINES})),
    Case("single", "book", "A4 landscape", "ru", frozenset({Numbering.PARAGRAPHS}), "letter"),
)


def together(kind: str, locales: tuple[str, ...]) -> Alignment:
    """A test paper with several translations."""
    papers = [(letter(locale) if kind == "letter" else statement(locale, addressees=3)).aligned()
              for locale in locales]  # fmt: skip
    blocks = tuple(
        replace(same[0], beads=tuple(
            replace(beads[0], renditions=tuple(bead.renditions[0] for bead in beads))
            for beads in zip(*(block.beads for block in same), strict=True)
        ))
        for same in zip(*(paper.blocks for paper in papers), strict=True)
    )  # fmt: skip
    return replace(papers[0], locales=locales, blocks=blocks)


@cache
def made(case: Case) -> tuple[Alignment, Edition, bytes]:
    locales = tuple(case.locales.split())
    aligned = together(case.kind, locales)
    design = Design(Layout(case.layout), case.theme, case.paper, numbering=case.numbers)
    edition = compose(aligned, design=design)
    rendered = pdf(edition)
    assert not [finding for finding in rendered.findings if finding.severity is not Severity.NOTE]
    return aligned, edition, rendered.data


@cache
def opened(case: Case) -> Opened:
    return open_pdf(made(case)[2])


def boxes(case: Case, folder: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page with their places in points."""
    file = folder / "made.pdf"
    file.write_bytes(made(case)[2])
    pages = run("pdftotext", "-bbox", str(file), "-").split("<page ")[1:]
    found = re.compile(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [[(*map(float, match.groups()[:4]), match[5]) for match in found.finditer(page)] for page in pages]  # type: ignore[misc]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(map(str, case[:4])))
def test_every_layout_is_whole_and_within_its_page(case: Case, tmp_path: Path) -> None:
    aligned, edition, data = made(case)
    wanted = expected(aligned, original=edition.layout is not Layout.SINGLE)
    errors = [one for one in prove(data, "pdf", wanted, "made.pdf").findings if one.severity is Severity.ERROR]
    assert errors == []
    sheet = measured(fitted(edition)[0])
    width, height = sheet.width * POINTS, sheet.height * POINTS
    text = (13 if "A5" in case.paper or case.theme == "book" else 16) * POINTS - 6
    edge = 3 * POINTS if case.numbers else text
    for page in boxes(case, tmp_path):
        assert page
        assert min(box[0] for box in page) > edge - 5
        assert max(box[2] for box in page) < width - edge + 5
        assert min(box[1] for box in page) > 5 * POINTS
        assert max(box[3] for box in page) < height - 5 * POINTS


def asides(case: Case, *, aside: bool) -> set[str]:
    return {one.text.strip() for one in opened(case).stretches if one.aside is aside}


@pytest.mark.parametrize("case", [case for case in CASES if case.numbers == ALL], ids=lambda case: " ".join(case[:4]))
def test_numbers_stand_in_the_margin_and_in_no_structure(case: Case) -> None:
    edition = made(case)[1]
    units = {unit for section in edition.sections for row in section.rows for unit in row.units}
    assert len(units) > 10
    outside = " ".join(asides(case, aside=True)).split()
    assert units <= set(outside)
    assert not units & set(" ".join(asides(case, aside=False)).split())
    paragraphs = [row.number for section in edition.sections for row in section.rows if row.number]
    assert paragraphs[0] == 1
    shown = {digits(word) for word in outside}
    assert set(map(str, paragraphs)) <= shown
    assert {"5", "10"} <= shown


@pytest.mark.parametrize("target", ["az", "ar"])
def test_ids_that_are_more_than_the_page_has_room_for_end_with_it(target: str, tmp_path: Path) -> None:
    paper = Paper("en", (target,))
    for _ in range(11):
        paper.add(Role.PARAGRAPH, *[say("gauges", target)] * 2)
    paper.add(Role.PARAGRAPH, *(dict.fromkeys(("en", target), f"Gauge {'a' * number}.") for number in range(40)))
    made = compose(paper.aligned(), design=Design(numbering=frozenset({Numbering.UNITS})))
    low = {"theme.css": '{% include "built-in/theme.css" %} :root { --paper: A5 landscape; }'}
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf(made, low).data)
    units = made.sections[0].rows[-1].units
    found = re.findall(r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(\w+)</word>',
                       run("pdftotext", "-bbox", str(file), "-"))
    places = [(float(left), float(right), float(bottom)) for left, right, bottom, word in found if word in units]
    assert len(places) == len(units) > 30
    assert max(bottom for *_, bottom in places) < 148 * POINTS
    # All in the margin that is across from where a row begins.
    assert all(right < 20 * POINTS if target == "ar" else left > 190 * POINTS for left, right, _ in places)


def digits(word: str) -> str:
    return "".join(str(int(sign)) if sign.isdigit() else sign for sign in word)


def test_lines_are_numbered_by_fives_beside_their_lines(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.layout == "single" and case.numbers == {Numbering.LINES})
    checked = 0
    for page in boxes(case, tmp_path):
        left = sorted(box for box in page if re.fullmatch("[0-9]+", box[4]) and box[2] < 14 * POINTS)
        sheet = [box for box in page if box not in left]
        lines: list[float] = []
        for box in sorted(sheet, key=lambda box: box[3]):
            if not lines or box[3] - lines[-1] > 6:
                lines.append(box[3])
        for box in sorted(left, key=lambda box: box[1]):
            assert int(box[4]) % 5 == 0
            assert min(abs(bottom - box[3]) for bottom in lines) < 4
            checked += 1
        assert [int(box[4]) for box in sorted(left, key=lambda box: box[1])] == [5 * n for n in range(1, len(left) + 1)]
    assert checked > 4


@pytest.mark.parametrize("layout", ["columns", "interlinear", "single"])
def test_a_page_for_the_screen_hides_numbers_from_those_who_listen(layout: str) -> None:
    aligned = together("statement", ("az",))
    edition = compose(aligned, design=Design(Layout(layout), numbering=ALL))
    data = html(edition).data
    wanted = expected(aligned, original=layout != "single")
    assert not prove(data, "html", wanted, "made.html").findings
    hidden = {one.text for one in open_page(data).stretches if one.aside}
    assert {row.units[0] for section in edition.sections for row in section.rows} <= hidden
    assert "user-select: none" in data.decode()


@pytest.mark.parametrize(("locales", "leads", "direction"), [("az ar", "az", "ltr"), ("ar az", "ar", "rtl")])
def test_the_first_translation_leads(locales: str, leads: str, direction: str) -> None:
    edition = compose(together("statement", tuple(locales.split())))
    assert (edition.locale, edition.direction) == (leads, direction)
    page = html(edition).data.decode()
    assert f'<html lang="{leads}" dir="{direction}">' in page
    assert f'<table class="columns in-step" lang="{leads}" dir="{direction}">' in page


def test_paragraphs_are_counted_through_the_text_and_anew_in_each_annex() -> None:
    edition = compose(together("letter", ("az",)), rows="sentence")
    for section in edition.sections:
        firsts = [row for row in section.rows if row.kind.value == "paragraph" and row.first]
        assert [row.number for row in firsts] == list(range(1, len(firsts) + 1))
        assert not any(row.number for row in section.rows if row not in firsts)


def test_type_is_never_too_small_to_read(tmp_path: Path) -> None:
    for case in CASES:
        if not case.numbers:
            sizes = [box[3] - box[1] for page in boxes(case, tmp_path) for box in page]
            assert min(sizes) > 6.5, case

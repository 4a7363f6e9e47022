"""Facing pages, read off the finished PDF: heights, sides, numbers, titles, what is carried over."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from dragoman.edition import compose
from dragoman.model import Design, Edition, Layout, Severity
from dragoman.model.design import INNER, OUTER, Numbering
from dragoman.proof import expected, prove
from dragoman.proof.pdf_words import page_words
from dragoman.rendering import html, pdf
from dragoman.rendering.page import page
from tests.edition.papers import Paper, letter, statement
from tests.rendering.opening import missing_in_order, passages, run
from tests.rendering.spreads import begun_apart, by_spread, tops

LINE = {"": 17.1, "A5": 15.2}
"""Points from line to line, at most, by the paper."""


@cache
def paper(target: str, long: int = 1, *, gaps: bool = False) -> Paper:
    return letter(target) if long == 0 else statement(target, long=long, gaps=gaps)


@cache
def facing(target: str, long: int = 1, *, draft: bool = False, size: str = "", side: str = OUTER) -> Edition:
    made = paper(target, long, gaps=draft)
    design = Design(Layout.FACING, paper=size, translation_page=side)
    return compose(made.aligned(), made.coverage(), draft=draft, design=design)


@cache
def printed(made: Edition) -> bytes:
    rendered = pdf(made)
    assert not rendered.findings
    return rendered.data


CASES = [("az", 1, ""), ("ru", 14, ""), ("ar", 9, ""), ("az", 0, "A5")]


@pytest.mark.parametrize(("target", "long", "size"), CASES)
def test_pairs_stand_at_one_height_on_every_spread(target: str, long: int, size: str) -> None:
    made = expected(paper(target, long).aligned())
    data = printed(facing(target, long, size=size))
    blocks, sentences = tops(data, made)
    stands = by_spread(blocks)
    assert {stand.number for stand in stands} == {one.kin for one in made.columns[0]}
    assert not [stand for stand in stands if stand.drift is None]
    assert max(stand.drift or 0.0 for stand in stands) <= LINE[size]
    assert len(begun_apart(sentences)) <= 1 + len(made.columns[0]) // 40
    proof = prove(data, "pdf", made, "paper.pdf")
    assert not [finding for finding in proof.findings if finding.severity is Severity.ERROR]


def test_without_it_what_is_carried_over_is_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails on the day that WeasyPrint breaks rows in step, and ``in_step`` can go."""
    monkeypatch.setattr("dragoman.rendering.in_step.kept", lambda cells, may_move: None)
    rendered = pdf(facing("ar", 9))
    _, sentences = tops(rendered.data, expected(paper("ar", 9).aligned()))
    assert len(begun_apart(sentences)) > 5


@pytest.mark.parametrize(
    ("target", "side", "left"),
    [("az", OUTER, 0), ("az", INNER, 1), ("ar", OUTER, 1), ("ar", INNER, 0)],
)
def test_each_language_has_its_page_of_the_spread(target: str, side: str, left: int, tmp_path: Path) -> None:
    made = facing(target, side=side)
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(made))
    with pikepdf.open(file) as opened:
        count = len(opened.pages)
        preferences = opened.Root.ViewerPreferences
        assert str(opened.Root.PageLayout) == "/TwoPageRight"
        assert str(preferences.get("/Direction", "/L2R")) == ("/R2L" if target == "ar" else "/L2R")
    assert count % 2 == 1
    # The page that is read first, the lower number, lies left in a book from the left, and right in the other.
    on_left, on_right = (1, 0) if target == "ar" else (0, 1)
    for column, first in ((left, on_left), (1 - left, on_right)):
        if made.columns[column].direction == "rtl":
            continue  # Extraction turns its letters; the proof compares them.
        found = "".join(
            run("pdftotext", "-nopgbrk", "-f", str(number), "-l", str(number), str(file), "-")
            for number in range(2 + first, count + 1, 2)
        )
        other = "".join(
            run("pdftotext", "-nopgbrk", "-f", str(number), "-l", str(number), str(file), "-")
            for number in range(3 - first, count + 1, 2)
        )
        assert not missing_in_order(found, passages(made, column))
        assert len(missing_in_order(other, passages(made, column))) > 30


def test_pages_are_numbered_in_their_languages(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(facing("ru", 14)))
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    assert not re.search(r"Page|Страница", pages[0])
    for number, text in enumerate(pages[1:], start=2):
        told = f"Page {number} of {len(pages)}" if number % 2 == 0 else f"Страница {number} из {len(pages)}"
        assert text.strip().endswith(told)
        title = "STATEMENT by the Water" if number % 2 == 0 else "ЗАЯВЛЕНИЕ Уполномоченного"
        assert text.strip().startswith(title) == (number > 3)


def test_the_title_page_has_both_languages_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(facing("az")))
    told = run("pdftotext", "-layout", "-l", "1", str(file), "-")
    for words in ("BƏYANAT", "STATEMENT", "12 March 2024", "12 mart 2024-cü il", "English", "Tərcümə"):
        assert words in told
    with pikepdf.open(file) as opened:
        (document,) = opened.Root.StructTreeRoot.K
        assert [str(kid.S) for kid in document.K[:2]] == ["/Aside", "/Part"]
        assert str(opened.Root.StructTreeRoot.RoleMap.Aside) == "/Div"


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(facing("az", 5, draft=True)))
    pages = run("pdftotext", str(file), "-").split("\f")[:-1]
    assert all(("Layihə" if number % 2 == 0 else "Draft") in page for number, page in enumerate(pages[1:], start=1))
    assert "Layihə" in pages[0]


def test_bookmarks_lead_to_the_source_and_notes_to_their_language() -> None:
    with pikepdf.open(io.BytesIO(printed(facing("az")))) as opened:
        places = {one.obj.objgen: number for number, one in enumerate(opened.pages, start=1)}
        with opened.open_outline() as outline:
            assert [places[entry.destination[0].objgen] for entry in outline.root[0].children] == [2, 2]
        flat = list(opened.Root.Names.Dests.Names)
        named = {str(name): places[target[0].objgen] for name, target in zip(flat[::2], flat[1::2], strict=True)}
        notes = {name: number for name, number in named.items() if name.startswith(("mark-", "note-"))}
        assert notes
        assert all(number % 2 == ("-az" in name) for name, number in notes.items())
        for one in opened.pages:
            for link in one.obj.get("/Annots", ()):
                assert 0 < float(link.Rect[0]) < float(link.Rect[2]) < float(one.mediabox[2])


def test_a_paragraph_that_is_carried_over_is_one_paragraph() -> None:
    made = facing("az", 14)
    given = re.findall(r'id="([^"]+)"', page(made, paper=True))
    assert len(given) == len(set(given))


@pytest.mark.parametrize(("target", "numbers_left"), [("az", True), ("ar", False)])
def test_numbers_and_ids_stand_in_the_outer_margins(target: str, numbers_left: bool) -> None:
    aligned = paper(target).aligned()
    data = pdf(compose(aligned, design=Design(Layout.FACING, numbering=frozenset(Numbering)))).data
    assert not [one for one in prove(data, "pdf", expected(aligned), "paper.pdf").findings
                if one.severity is Severity.ERROR]
    with pikepdf.open(io.BytesIO(data)) as opened:
        for number, side in ((1, numbers_left), (2, not numbers_left)):
            loose = [one for group in page_words(opened.pages[number], {}).loose for one in group]
            starts = [one.start for one in loose if one.baseline < 780]
            assert len(starts) > 5
            assert all(10 < start < 57 if side else 538 < start < 580 for start in starts)


def test_on_a_screen_the_columns_stand_side_by_side() -> None:
    shown = html(facing("az")).data.decode()
    assert 'class="columns in-step"' in shown
    assert "title-page" not in shown
    assert "size: 1587" not in shown


def test_a_theme_says_what_the_margins_are(tmp_path: Path) -> None:
    theme = """{% include "built-in/theme.css" %}
        @page { size: 160mm 200mm; margin: 20mm }
        @page :left { margin-left: 30mm; margin-right: 15mm }
        @page :right { margin-left: 15mm; margin-right: 30mm }"""
    data = pdf(facing("az"), {"theme.css": theme}).data
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert {(round(one.mediabox[2]), round(one.mediabox[3])) for one in opened.pages} == {(454, 567)}
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    for number, left in ((2, 30), (3, 15)):
        boxes = run("pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(file), "-")
        starts = [float(start) for start in re.findall(r'<word xMin="([\d.]+)"', boxes)]
        assert min(starts) == pytest.approx(left * 72 / 25.4, abs=1.5)


def test_a_spread_is_never_parted_by_what_stands_before_it(tmp_path: Path) -> None:
    tall = '{% extends "built-in/page.html" %}{% block emblem %}<p style="break-after: page">Office</p>{% endblock %}'
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(facing("az"), {"page.html": tall}).data)
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    assert not pages[2].strip()
    assert pages[3].strip().endswith(f"Page 4 of {len(pages)}")
    assert pages[4].strip().endswith(f"Səhifə 5 / {len(pages)}")


def test_same_bytes_twice() -> None:
    made = facing("ar", 9)
    assert pdf(made).data == printed(made)

"""Sentences and their translations in a book are linked both ways, and nothing is added to the text."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import proof
from dragoman.edition import compose
from dragoman.languages import tags
from dragoman.model import Column, Design, Edition, Kind, Layout, Role
from dragoman.model.edition import Cell, Line, Passage, Row, RowKind, Section
from dragoman.rendering import epub
from dragoman.rendering.book.pairs import LinkedInline
from dragoman.rendering.wording import Wording
from tests.edition.papers import Paper, letter, statement

XHTML = "{http://www.w3.org/1999/xhtml}"
RUNNING = {"paragraph", "list-item", "quotation", "footnote", "note", "closing"}

PAPERS = {
    "az": statement("az"), "ar": statement("ar"), "ru-letter": letter("ru"),
    "az-and-ru": Paper("en", ("az", "ru")).add(
        Role.PARAGRAPH, {"en": "One.", "az": "Bir.", "ru": "Один."}, {"en": "Two.", "az": "İki.", "ru": "Два."}
    ).add(Role.PARAGRAPH, {"en": "One.", "az": "Bir.", "ru": "Один."}),
}  # fmt: skip


def documents(made: Edition) -> dict[str, ElementTree.Element]:
    book = zipfile.ZipFile(io.BytesIO(epub(made).data))
    names = [name for name in book.namelist() if name.rpartition("/")[2].startswith(("text", "annex"))]
    return {name: ElementTree.fromstring(book.read(name)) for name in names}  # noqa: S314 - our own file


def links(root: ElementTree.Element) -> list[tuple[ElementTree.Element, ElementTree.Element]]:
    """Each link to a partner with the passage that it stands behind."""
    found = []
    for parent in root.iter():
        before = None
        for child in parent:
            if "pair-link" in (child.get("class") or "").split():
                assert before is not None
                found.append((child, before))
            elif child.get("data-unit"):
                before = child
    return found


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.FACING, Layout.INTERLINEAR])
@pytest.mark.parametrize("name", PAPERS)
def test_every_sentence_leads_to_its_translation_and_back(name: str, layout: Layout) -> None:
    made = compose(PAPERS[name].aligned(), design=Design(layout=layout))
    for root in documents(made).values():
        passages = {element.get("id"): element for element in root.iter() if element.get("data-unit")}
        leads: dict[str | None, str] = {}
        for link, passage in links(root):
            target = (link.get("href") or "")[1:]
            leads[passage.get("id")] = target
            assert passages[target].get("data-unit") == passage.get("data-unit")
            assert link.get("hreflang") == passages[target].get("lang") != passage.get("lang")
            assert link.get("aria-label")
        for start in leads:
            around, here = [start], leads[start]
            while here != start:
                around.append(here)
                here = leads[here]
            assert len(around) == len(made.columns)
        running = {
            passage.get("id") for pair in root.iter(f"{XHTML}div")
            if RUNNING & set((pair.get("class") or "").split())
            for passage in pair.iter() if passage.get("data-unit")
        }
        assert leads.keys() == running


def test_a_link_adds_no_words_and_proof_finds_the_text_whole() -> None:
    for paper in PAPERS.values():
        made = compose(paper.aligned())
        assert all(
            not link.text and len(link) == 0 for root in documents(made).values() for link, _ in links(root)
        )
        proven = proof.prove(epub(made).data, "epub", proof.expected(paper.aligned()), "book.epub")
        assert not proven.findings


def test_a_missing_translation_and_a_single_language_lead_nowhere() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "One."}, {"en": "Two.", "az": "İki."})
    (root,) = documents(compose(paper.aligned(), draft=True)).values()
    leading = ["".join(passage.itertext()) for _, passage in links(root)]
    assert leading == ["Two.", "İki."]
    alone = compose(statement("az").aligned(), design=Design(layout=Layout.SINGLE))
    assert not any(links(root) for root in documents(alone).values())


def test_a_note_whose_mark_was_dropped_leads_nowhere() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "One.[^1]", "az": "Bir."})
    paper.add(Role.FOOTNOTE, {"en": "Two.", "az": "İki."}, marker="1")
    (root,) = documents(compose(paper.aligned())).values()
    ids = {element.get("id") for element in root.iter()}
    leading = [element.get("href", "")[1:] for element in root.iter(f"{XHTML}a") if element.get("href")]
    assert {"mark-0-1-en", "note-0-1-en"} <= set(leading) <= ids
    assert "mark-0-1-az" not in leading


UNITS = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True).map(tuple), max_size=4)


def _cell(locale: str, beads: list[tuple[str, ...]]) -> Cell:
    direction = tags.direction(locale)
    passages = tuple(Passage(" ".join(units), units, locale, direction) for units in beads)
    return Cell(locale, direction, (Line(Role.PARAGRAPH, passages),) if passages else ())


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(UNITS, UNITS, UNITS), min_size=1, max_size=4))
def test_no_link_leads_into_nothing(rows: list[tuple[list[tuple[str, ...]], ...]]) -> None:
    """Whatever repeats, is joined or is left out in one of the languages."""
    locales = ("en", "az", "ar")
    section = Section(0, ("",) * 3, tuple(
        Row(RowKind.PARAGRAPH, tuple(map(_cell, locales, row)), f"r{number}") for number, row in enumerate(rows)
    ))
    columns = tuple(Column(locale, tags.direction(locale), locale, locale == "en") for locale in locales)
    made = Edition("t", Kind.STATEMENT, columns, ("t",) * 3, ("",) * 3, (section,), source="en", prefix="p-")
    write = LinkedInline(made, section, Wording(made))
    written = "".join(
        write(line, cell, section) for row in section.rows for cell in row.cells for line in cell.lines
    )
    root = ElementTree.fromstring(f"<div>{written}</div>")  # noqa: S314 - our own words
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    by_id = {element.get("id"): element for element in root.iter()}
    for link, passage in links(root):
        partner = by_id[(link.get("href") or "")[1:]]
        assert set((partner.get("data-unit") or "").split()) & set((passage.get("data-unit") or "").split())
        assert partner.get("lang") == link.get("hreflang") != passage.get("lang")

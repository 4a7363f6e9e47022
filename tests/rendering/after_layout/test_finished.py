"""What ``finish`` makes of WeasyPrint's file, read by other parsers; and what WeasyPrint still does not do itself."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dragoman.model import Edition, RowKind
from dragoman.rendering import after_layout, paper, pdf, pdf_tags
from tests.rendering.after_layout.reading import contents, elements, kids, kinds, marks
from tests.rendering.judges import verapdf
from tests.rendering.opening import edition, passages, printed, run

EDITIONS: dict[str, Edition] = {
    "az-long": edition("az", long=9, signatories=3),
    "ar-draft": edition("ar", draft=True),
    "ru-letter": edition("ru", kind="letter"),
    "tr-sentences": edition("tr", rows="sentence"),
}
made = pytest.mark.parametrize("made", EDITIONS.values(), ids=EDITIONS)


def opened(made: Edition) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(printed(made)[0]))


@made
def test_all_content_is_in_the_structure_once_or_an_artifact(made: Edition) -> None:
    """ISO 14289-1, clause 7.1."""
    with opened(made) as file:
        named = Counter(one for element in elements(file) for one in contents(element))
        assert set(named.values()) == {1}
        for page in file.pages:
            used, artifacts, outside = marks(page)
            assert outside == 0
            assert used == {number: 1 for owner, number in named if owner == page.obj.objgen}
            assert sorted(used) == list(range(len(used)))
            assert {one.get("/Type") for one in artifacts} <= {"/Layout", "/Pagination"}
            assert "/Footer" in {one.get("/Subtype") for one in artifacts}


@made
def test_the_parent_tree_leads_back_to_who_holds_it(made: Edition) -> None:
    """ISO 32000-1, clause 14.7.4.4."""
    with opened(made) as file:
        nums = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
        pages = {page.obj.objgen: parents[int(page.obj.StructParents)] for page in file.pages}
        for element in elements(file):
            for page, number in contents(element):
                assert pages[page][number].objgen == element.objgen
            for kid in kids(element):
                if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                    assert parents[int(kid.Obj.StructParent)].objgen == element.objgen
                elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    assert kid.P.objgen == element.objgen
        assert int(file.Root.StructTreeRoot.ParentTreeNextKey) == len(parents)


@made
def test_a_section_is_one_table_with_one_head_and_its_rows(made: Edition) -> None:
    with opened(made) as file:
        found = Counter(kinds(file))
        assert found["Table"] == found["THead"] == found["Sect"] == len(made.sections)
        assert found["Part"] == 1
        assert found["TH"] == len(made.sections) * len(made.columns)
        assert {str(one.A.Scope) for one in elements(file) if one.S == "/TH"} == {"/Column"}
        items = {RowKind.LIST_ITEM, RowKind.ADDRESSEE}
        rows = [row for section in made.sections for row in section.rows]
        others = [row for row in rows if row.kind not in items]
        lists = sum(
            row.kind in items and (index == 0 or section.rows[index - 1].kind is not row.kind)
            for section in made.sections for index, row in enumerate(section.rows)
        )
        assert found["TR"] == len(made.sections) + len(others) + lists
        assert found["LI"] == sum(row.kind in items and row.first for row in rows)
        assert not found["Span"] - sum("/Lang" in one for one in elements(file) if one.S == "/Span")
        assert not found["NonStruct"]


def test_a_repeated_head_is_an_artifact_of_its_page() -> None:
    with opened(EDITIONS["az-long"]) as file:
        assert len(file.pages) > 2
        for number, page in enumerate(file.pages):
            headers = [one for one in marks(page)[1] if one.get("/Subtype") == "/Header"]
            assert bool(headers) == (number > 0)


def test_nineteen_addressees_are_one_list_read_pair_by_pair() -> None:
    with opened(EDITIONS["az-long"]) as file:
        (found,) = [one for one in elements(file) if one.S == "/L" and len(kids(one)) == 19]
        for item in kids(found):
            assert [str(part.S) for part in kids(item)] == ["/Lbl", "/LBody"] * 2
            assert [str(part.get("/Lang", "az")) for part in kids(item)] == ["en", "en", "az", "az"]
        cell = found.P
        assert int(cell.A.ColSpan) == 2
        assert len(cell.A.Headers) == 2


def test_a_list_within_a_list_and_its_numbering() -> None:
    with opened(EDITIONS["ru-letter"]) as file:
        outer, inner = [one for one in elements(file) if one.S == "/L"]
        assert (str(outer.A.ListNumbering), str(inner.A.ListNumbering)) == ("/Decimal", "/LowerAlpha")
        assert inner.P.objgen == outer.objgen
        assert [str(kid.S) for kid in kids(outer)] == ["/LI", "/LI", "/LI", "/L"]


def test_notes_are_named_and_links_say_where_they_lead() -> None:
    with opened(EDITIONS["az-long"]) as file:
        notes = [one for one in elements(file) if one.S == "/Note"]
        names = file.Root.StructTreeRoot.IDTree.Names
        listed = {str(name): element for name, element in zip(list(names)[::2], list(names)[1::2], strict=True)}
        assert [str(name) for name in listed] == sorted(map(str, listed))
        assert len({str(note.ID) for note in notes}) == len(notes) == 2
        assert all(listed[str(note.ID)].objgen == note.objgen for note in notes)
        assert all(str(kids(note)[0].S) == "/Lbl" for note in notes)
        assert Counter(kinds(file))["Reference"] > 2
        told = {str(one.Contents) for page in file.pages for one in page.get("/Annots", ())}
        assert {"Back to the text", "Mətnə qayıt"} <= told
        assert any(words.startswith("Note 1: Regulations on Inland") for words in told)
        assert not any(re.match("note-|mark-", words) for words in told)
        for page in file.pages:
            for one in page.get("/Annots", ()):
                _, low, _, high = (float(edge) for edge in one.Rect)
                assert abs(high - low) >= 6
        headers = {str(name) for one in elements(file) if one.S == "/TD" for name in one.A.get("/Headers", ())}
        assert headers <= set(listed)


@pytest.mark.parametrize("made", [EDITIONS["az-long"], EDITIONS["ru-letter"]], ids=["az", "ru"])
def test_words_are_told_apart_where_lines_end(made: Edition, tmp_path: Path) -> None:
    """ISO 32000-1, clauses 14.8.2.5 and 14.8.2.2.3: strings put together as they are give the text."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(printed(made)[0])
    told = run("pdfinfo", "-struct-text", str(file))
    strings = "".join(re.findall(r'^\s+"(.*)"$', told, re.MULTILINE))
    joined = re.sub("[-\u00ad]", "", strings).replace("\u00a0", " ")
    wanted = [
        re.sub("[-\u00ad\u2060]", "", words).replace("\u00a0", " ").strip()
        for column in (0, 1) for text in passages(made, column) for words in re.split(r"\[\^\w+\]|\n|\*", text)
    ]
    assert len(wanted) > 50
    assert [words for words in wanted if words not in joined] == []


def test_a_hyphen_of_the_layout_stands_for_a_soft_one() -> None:
    with opened(EDITIONS["az-long"]) as file:
        streams = b"".join(page.Contents.read_bytes() for page in file.pages)
    assert streams.count(b"/ActualText <FEFF00AD>") >= 4


FIGURES = """{% extends "built-in/page.html" %}{% block emblem %}<img ALT src="data:image/png;base64,
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==">{% endblock %}"""


@pytest.mark.parametrize(("alternative", "figures"), [('alt="Arms of Norland"', ["Arms of Norland"]), ('alt=""', [])])
def test_a_picture_is_described_or_decoration(alternative: str, figures: list[str]) -> None:
    data = pdf(edition("ru", kind="letter"), {"page.html": FIGURES.replace("ALT", alternative)}).data
    with pikepdf.open(io.BytesIO(data)) as file:
        assert [str(one.Alt) for one in elements(file) if one.S == "/Figure"] == figures
        assert marks(file.pages[0])[2] == 0


def test_verapdf_is_silent_on_both_standards(tmp_path: Path) -> None:
    files = []
    for name, made in EDITIONS.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(printed(made)[0])
    assert verapdf(files) == {}


def test_verapdf_is_a_judge(tmp_path: Path) -> None:
    """It sees a missing scope, a lost description, an artifact that is none."""
    with opened(EDITIONS["ru-letter"]) as file:
        for element in elements(file):
            if element.S == "/TH":
                del element.A
        del file.Root.Metadata
        file.save(tmp_path / "spoiled.pdf")
    assert set(verapdf([tmp_path / "spoiled.pdf"])) == {"spoiled.pdf 3a", "spoiled.pdf ua1"}


@pytest.fixture(scope="module")
def bare() -> Iterator[pikepdf.Pdf]:
    """What WeasyPrint writes by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_tags, "written", nullcontext)
        patch.setattr(paper.after_layout, "finish", lambda data, *_, **__: data)
        assert paper.after_layout is after_layout
        with pikepdf.open(io.BytesIO(pdf(EDITIONS["az-long"]).data)) as file:
            yield file


def attributes(file: pikepdf.Pdf, kind: str) -> list[Any]:
    return [element.get("/A", pikepdf.Dictionary()) for element in elements(file) if str(element.S) == f"/{kind}"]


def test_weasyprint_still_breaks_tables(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``joining`` can go, and ``Origin`` with it."""
    assert kinds(bare).count("Table") == len(bare.pages)


def test_weasyprint_still_writes_no_scope(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``tables`` can go."""
    assert not any("/Scope" in one for one in attributes(bare, "TH"))


def test_weasyprint_still_numbers_what_is_in_no_element(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``artifacts`` can go, but for repeated heads."""
    named = Counter(one for element in elements(bare) for one in contents(element))
    assert sum(len(marks(page)[0]) for page in bare.pages) > len(named)
    assert not any(one for page in bare.pages for one in marks(page)[1])


def test_weasyprint_still_writes_elements_that_say_nothing(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``plain`` can go."""
    assert kinds(bare).count("Span") > len(kinds(bare)) / 2


def test_weasyprint_still_makes_paragraphs_of_notes(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``notes`` can go."""
    assert not {"Note", "Reference", "Lbl"} & set(kinds(bare))
    assert "/IDTree" not in bare.Root.StructTreeRoot


def test_weasyprint_still_describes_links_for_machines(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``links`` can go."""
    areas = [one for page in bare.pages for one in page.get("/Annots", ())]
    assert all(str(one.Contents) == str(one.Dest) for one in areas)
    assert any(one.Rect[1] == one.Rect[3] for one in areas)


def test_weasyprint_still_says_nothing_of_the_ends_of_lines(bare: pikepdf.Pdf) -> None:
    """The day this fails, ``ENDS`` can go."""
    assert not any(b"ActualText" in page.Contents.read_bytes() for page in bare.pages)


def test_weasyprint_still_writes_one_standard_and_one_language_of_the_title(bare: pikepdf.Pdf) -> None:
    """The day this fails, most of ``description`` can go."""
    packet = bare.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" not in packet
    assert packet.count(b"xml:lang") == 2

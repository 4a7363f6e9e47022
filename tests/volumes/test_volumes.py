"""A volume in each format: it is whole, proven, and says where things stand."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dragoman.model import FORMATS, Layout, MaterialError, Start
from dragoman.proof import expected, joined, prove
from dragoman.rendering import render_volume
from dragoman.rendering.volume_paper import sheaves
from tests.acceptance import strangers
from tests.rendering import judges
from tests.volumes.papers import aligned, built, volume


def _codes(data: bytes, form: str, *order: int) -> set[str]:
    texts = aligned()
    wanted = joined("notices", [expected(texts[number]) for number in order or range(3)])
    return {finding.code for finding in prove(data, form, wanted, f"notices.{form}").findings}


@pytest.mark.parametrize("form", FORMATS)
def test_a_volume_is_proven(form: str) -> None:
    assert _codes(built("az", Layout.COLUMNS, form), form) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_a_theme_that_is_not_there_is_named(form: str) -> None:
    made = volume()
    with pytest.raises(MaterialError, match="no theme 'sand'"):
        render_volume(made.designed(replace(made.face.design, theme="sand")), [form])


@pytest.mark.parametrize("form", FORMATS)
def test_texts_that_are_swapped_are_found(form: str) -> None:
    assert "proof-out-of-order" in _codes(built("az", Layout.COLUMNS, form), form, 1, 0, 2)


@pytest.mark.parametrize("form", FORMATS)
def test_a_text_that_is_lost_is_found(form: str) -> None:
    whole = volume()
    first, second = whole.parts
    without = replace(whole, parts=(replace(first, editions=first.editions[:1]), second), indexes=())
    ((_, data),) = render_volume(without, [form]).artifacts
    assert "proof-missing" in _codes(data, form)


def test_the_beads_of_joined_texts_have_numbers_of_their_own() -> None:
    texts = [expected(one) for one in aligned()]
    whole = joined("notices", texts)
    assert [one.bead for one in whole.sources] == list(range(sum(len(one.sources) for one in texts)))
    kin = [one.kin for one in whole.sources]
    assert kin == sorted(kin)
    assert len(set(kin)) == sum(len({wanted.kin for wanted in one.sources}) for one in texts)


@pytest.mark.parametrize("layout", [Layout.INTERLINEAR, Layout.SINGLE])
def test_other_layouts(layout: Layout) -> None:
    data = built("az", layout, "pdf", Start.RECTO)
    wanted = joined("notices", [expected(one, original=layout is not Layout.SINGLE) for one in aligned()])
    assert prove(data, "pdf", wanted, "notices.pdf").findings == ()


def _pages(data: bytes) -> list[str]:
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return found.stdout.decode().split("\f")[:-1]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_contents_and_indexes_name_the_pages_where_things_stand() -> None:
    data = built("az", Layout.COLUMNS, "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = pdf.Root.PageLabels.Nums
        front = int(labels[2])
        assert (int(labels[0]), str(labels[1].S), str(labels[3].S)) == (0, "/r", "/D")
        assert front % 2 == 0
    pages = _pages(data)
    contents = next(page for page in pages if page.lstrip().startswith("Contents"))
    listed = dict(re.findall(r"^\s*(?:\d+ +)?(.*?)(?:, 12 March 2024)?[ .]{4,}(\d+)$", contents, re.MULTILINE))
    assert list(listed) == [
        "Spring", "Notice No. 1", "Notice No. 2", "Summer", "Notice No. 3", "Index of names", "Index of addressees",
    ]
    for title, page in listed.items():
        assert title in pages[front + int(page) - 1], title
    assert int(listed["Spring"]) == 1
    assert int(listed["Summer"]) % 2 == 1  # The title of a part stands on the right.
    index = pages[front + int(listed["Index of names"]) - 1]
    where = re.search(r"Ilmen, Davor R\.\s([\d, –]*\d)", index)
    assert where
    assert where[1].split(", ") == [listed[f"Notice No. {number}"] for number in (1, 2, 3)]


def test_what_stands_round_the_texts_is_no_part_of_them() -> None:
    with pikepdf.open(io.BytesIO(built("az", Layout.COLUMNS, "pdf"))) as pdf:
        tops = [str(one.S) for one in pdf.Root.StructTreeRoot.K[0].K]
        assert tops[0] == "/Aside"
        assert str(pdf.Root.StructTreeRoot.RoleMap.Aside) == "/Div"
        assert {"/Aside", "/TOC", "/Index", "/Part"} <= set(tops)
        (contents, *_) = (one for one in pdf.Root.StructTreeRoot.K[0].K if str(one.S) == "/TOC")
        assert {str(one.S) for one in contents.K} == {"/Caption", "/TOCI"}


def test_epubcheck_reports_nothing(tmp_path: Path) -> None:
    file = tmp_path / "notices.epub"
    file.write_bytes(built("az", Layout.COLUMNS, "epub"))
    strangers.check_epub(file)
    with zipfile.ZipFile(file) as book:
        package = book.read("EPUB/package.opf").decode()
        nav = book.read("EPUB/nav.xhtml").decode()
    assert re.findall(r'idref="i-([^"]+)\.xhtml"', package) == [
        "cover", "title", "imprint", "nav", "part-1", "t1-text", "t2-text", "part-2", "t3-text", "index-names-en",
        "index-names-az", "index-addressees-en", "index-addressees-az", "colophon",
    ]
    assert 'property="role" scheme="marc:relators">trl' in package
    assert nav.index("Mündəricat") < nav.index(">Contents<")


def test_ace_reports_nothing(tmp_path: Path) -> None:
    file = tmp_path / "notices.epub"
    file.write_bytes(built("az", Layout.COLUMNS, "epub"))
    assert judges.ace([file]) == {}


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = built("az", Layout.COLUMNS, "html").decode()
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)
    assert page.index("Mündəricat") < page.index("<main ")


def test_same_volume_same_bytes() -> None:
    for form, data in render_volume(volume(), FORMATS).artifacts:
        assert data == built("az", Layout.COLUMNS, form), form


@pytest.mark.parametrize("start", Start)
def test_every_text_is_in_one_sheaf_in_order(start: Start) -> None:
    whole = volume(start=start)
    found = [number for sheaf in sheaves(whole) for _, numbers in sheaf for number in numbers]
    assert found == [1, 2, 3]
    parts = [part.titles[0] for sheaf in sheaves(whole) for part, _ in sheaf if part]
    assert parts == ["Spring", "Summer"]


def test_a_draft_says_so_on_every_page() -> None:
    ((_, data),) = render_volume(volume(draft=True), ["html"]).artifacts
    wanted = joined("notices", [expected(one) for one in aligned()])
    assert prove(data, "html", wanted, "notices.html").draft

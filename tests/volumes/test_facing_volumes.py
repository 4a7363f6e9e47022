"""Volumes on facing pages: each language's contents and indexes name its own pages, and texts begin on spreads."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest

from dragoman.model import Layout, Start
from dragoman.proof import expected, joined, prove
from dragoman.rendering import volume_paper, volume_pdf
from dragoman.rendering.places import Place, Places
from dragoman.rendering.spread import Side, Spread, numbered
from dragoman.rendering.volume_paper import sheaves
from tests.rendering.opening import run
from tests.volumes.papers import aligned, volume

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class _Case:
    """A volume, and what its contents must say: pages of parts and texts in either language, of indexes."""

    target: str
    long: int
    titled: bool
    source: tuple[int, ...]
    translation: tuple[int, ...]
    empty: tuple[int, ...]
    """Pages of the texts on which nothing stands."""


CASES = {
    "parts": _Case("az", 30, True, (1, 2, 8, 15, 16, 22, 24), (1, 3, 9, 15, 17, 23, 25), (14,)),
    "rtl": _Case("ar", 1, True, (1, 2, 4, 7, 8, 10, 12), (1, 3, 5, 7, 9, 11, 13), (6,)),
    "no-parts": _Case("az", 1, False, (2, 4, 6, 8, 10), (3, 5, 7, 9, 11), (1,)),
}


@cache
def _printed(case: str) -> bytes:
    made = CASES[case]
    rendered = volume_pdf(volume(made.target, Layout.FACING, Start.RECTO, long=made.long, titled=made.titled))
    assert not rendered.findings
    return rendered.data


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    if not CASES[name].titled:
        monkeypatch.setattr(volume_paper, "_ROWS", 1)  # Each text is a sheaf.
    return name


def _words(file: Path, page: int) -> list[tuple[float, float, str]]:
    """The words of a page: middle from the left and from the top, points."""
    found = _WORD.findall(run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(file), "-"))
    return [
        ((float(left) + float(right)) / 2, (float(top) + float(foot)) / 2, unescape(word))
        for left, top, right, foot, word in found
    ]


def _leads(pdf: pikepdf.Pdf, file: Path, page: int) -> list[tuple[int, int]]:
    """The numbers that a page says as links, and the pages to which they lead."""
    flat = list(pdf.Root.Names.Dests.Names)
    order = {one.obj.objgen: number for number, one in enumerate(pdf.pages, start=1)}
    named = {str(name): order[target[0].objgen] for name, target in zip(flat[::2], flat[1::2], strict=True)}
    opened: Any = pdf.pages[page - 1]
    words = _words(file, page)
    leads = []
    for link in opened.obj.Annots:
        left, top, right, foot = (float(edge) for edge in link.Rect)
        height = float(opened.mediabox[3])
        said = "".join(word for x, y, word in words if left < x < right and foot < height - y < top)
        if number := re.fullmatch(r"(\d+)(–\d+)?,?", said):
            leads.append((int(number[1]), named[str(link.Dest)]))
    return leads


def test_a_volume_says_where_things_stand(case: str, tmp_path: Path) -> None:
    made = CASES[case]
    data = _printed(case)
    file = tmp_path / "notices.pdf"
    file.write_bytes(data)
    wanted = joined("notices", [expected(one) for one in aligned(made.target, long=made.long)])
    assert prove(data, "pdf", wanted, "notices.pdf").findings == ()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.PageLayout) == "/TwoPageRight"
        front = int(list(pdf.Root.PageLabels.Nums)[-2])
        assert front % 2 == 0
        contents = [_leads(pdf, file, front - 1), _leads(pdf, file, front)]
        assert [tuple(dict.fromkeys(said for said, _ in one)) for one in contents] == [made.source, made.translation]
        index = _leads(pdf, file, front + made.source[-2])
        for said, page in (*contents[0], *contents[1], *index):
            assert page - front == said
        pages = range(front + 1, len(pdf.pages) + 1)
        assert tuple(page - front for page in pages if not _words(file, page)) == made.empty
        assert len(index) >= 4
    bare = {*made.empty, *(set(made.source) & set(made.translation))}
    for page in pages:
        if page - front not in bare:
            folio = max(_words(file, page), key=lambda word: word[1])
            assert folio[2] == str(page - front)


def test_each_page_has_the_head_of_its_language_but_where_a_text_begins(tmp_path: Path) -> None:
    file = tmp_path / "notices.pdf"
    file.write_bytes(_printed("parts"))
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")
    heads = {4: "Notice No. 1", 7: "1 nömrəli bildiriş", 10: "Notice No. 2", 21: "3 nömrəli bildiriş"}
    for page, head in heads.items():
        assert pages[page + 3].strip().startswith(f"{head}\n")
    for page, title in {2: "Notice No. 1", 17: "3 nömrəli bildiriş"}.items():
        assert pages[page + 3].count(title) == 1


def test_an_index_says_pages_of_a_language_as_a_range(tmp_path: Path) -> None:
    file = tmp_path / "notices.pdf"
    file.write_bytes(_printed("parts"))
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")
    assert re.search(r"Ilmen, Davor R\.\s2–12, 16–20", pages[25])
    assert re.search(r"İlmen, Davor R\.\s3–13, 17–21", pages[26])


def test_a_title_of_a_part_is_never_behind_spreads() -> None:
    assert [[part.titles[0] for part, _ in sheaf if part] for sheaf in sheaves(volume(layout=Layout.FACING))] == [
        ["Spring"], ["Summer"],
    ]


def _spread(direction: str) -> Spread:
    rtl = direction == "rtl"
    left, right = ("ar", "en") if rtl else ("en", "az")
    return Spread(
        400, 600, direction, Side(0, left, "ltr", 40, 40, "", not rtl), Side(1, right, "ltr", 40, 40, "", rtl)
    )


_NAMES = {
    "row": (0.0, 100.0, 800.0, 300.0), "left-1": (40.0, 98.0, 350.0, 120.0), "left-2": (40.0, 150.0, 350.0, 170.0),
    "right-1": (440.0, 101.0, 760.0, 120.0), "right-2": (440.0, 160.0, 760.0, 180.0),
}


@pytest.mark.parametrize(("direction", "locale", "name", "place"), [
    ("ltr", "en", "row", Place("left-1", 6, "en")),
    ("ltr", "az", "row", Place("right-1", 7, "az")),
    ("ltr", "az", "right-2", Place("right-2", 7, "az")),
    ("ltr", "en", "right-2", Place("left-2", 6, "en")),
    ("rtl", "en", "row", Place("right-1", 6, "en")),
    ("rtl", "ar", "row", Place("left-1", 7, "ar")),
    ("rtl", "ar", "title", Place("title", 5)),
    ("ltr", "en", "elsewhere", None),
])  # fmt: skip
def test_a_spread_is_two_pages(direction: str, locale: str, name: str, place: Place | None) -> None:
    sheets = [
        SimpleNamespace(width=400, anchors={"title": (50.0, 50.0, 100.0, 60.0)}),
        SimpleNamespace(width=800, anchors=_NAMES),
    ]
    places = Places(_spread(direction))
    assert places.take(sheets, 5) == 8
    assert places.find(name, locale) == place


@pytest.mark.parametrize(("wide", "before", "numbers"), [
    ([], 4, []),
    ([False, True, True], 0, [1, 3, 5]),
    ([True, True], 1, [3, 5]),
    ([True, False], 2, [5, 6]),  # An empty page stands before the spread.
])  # fmt: skip
def test_sheets_are_numbered_by_their_last_pages(wide: list[bool], before: int, numbers: list[int]) -> None:
    assert numbered(wide, before) == numbers

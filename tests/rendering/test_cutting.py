"""A wide page in two: nothing is lost, nothing is there twice, and all that names a page names the right one."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.proof.pdf_words import page_words
from dragoman.rendering.after_layout.cutting import cut
from dragoman.rendering.after_layout.halving import Half, halved
from dragoman.rendering.fonts import packaged_fonts

SPINE, HEIGHT = 200.0, 300.0

texts = st.tuples(st.integers(1, 390), st.integers(1, 290)).map(lambda at: ("text", *at))
boxes = st.tuples(st.integers(1, 390), st.integers(1, 290), st.integers(1, 300)).map(lambda at: ("box", *at))
colours = st.sampled_from(["1 0 0 rg", "0 0 1 rg", "/a1.0 gs"]).map(lambda line: ("state", line))
moved = st.tuples(st.integers(-50, 50), st.lists(texts | boxes | colours, max_size=3)).map(lambda at: ("moved", *at))
marked = st.lists(texts | colours, min_size=1, max_size=3).map(lambda inner: ("marked", inner))


class Writer:
    """Writes content as WeasyPrint does."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.number = 0

    def write(self, items: list[tuple]) -> None:  # type: ignore[type-arg]
        for kind, *rest in items:
            if kind == "text":
                self.lines += ["BT", f"1 0 0 -1 {rest[0]} {rest[1]} Tm", "/F 9 Tf", f"[<{self.count():04x}>0] TJ", "ET"]
            elif kind == "box":
                self.lines += [f"{rest[0]} {rest[1]} {rest[2]} 5 re", "f"]
            elif kind == "state":
                self.lines.append(rest[0])
            elif kind == "moved":
                self.lines += ["q", f"1 0 0 1 {rest[0]} 0 cm"]
                self.write(rest[1])
                self.lines.append("Q")
            else:
                self.lines += ["/Span", f"<</MCID {self.count()}>>", "BDC"]
                self.write(rest[0])
                self.lines.append("EMC")

    def count(self) -> int:
        self.number += 1
        return self.number


@dataclass
class Seen:
    """One string or box, with all that decides how it looks and what it means."""

    what: str
    x: float
    state: tuple[str, ...]


def seen(stream: str) -> list[Seen]:
    """Reads a content stream, and sees that what is opened is closed."""
    found, x, shift, state = [], 0.0, 0.0, {}
    saved: list[tuple[float, dict[str, str]]] = []
    opened: list[str] = []
    for line in stream.split("\n"):
        operator = line.rsplit(" ", 1)[-1]
        if operator == "q":
            saved.append((shift, dict(state)))
            opened.append("q")
        elif operator == "Q":
            shift, state = saved.pop()
            assert opened.pop() == "q"
        elif operator in ("BDC", "BT"):
            opened.append(operator)
        elif operator in ("EMC", "ET"):
            assert opened.pop() == {"EMC": "BDC", "ET": "BT"}[operator]
        elif operator == "cm":
            shift += float(line.split()[4])
        elif operator in ("rg", "gs"):
            state[operator] = line
        elif operator == "Tm":
            x = float(line.split()[4])
        elif operator in ("TJ", "re"):
            at = x if operator == "TJ" else float(line.split()[0])
            found.append(Seen(line, at + shift, tuple(sorted(state.values()))))
    assert not opened
    return found


@given(st.lists(texts | boxes | colours | moved | marked, max_size=12))
def test_every_string_is_in_one_half_and_looks_as_it_did(items: list[tuple]) -> None:  # type: ignore[type-arg]
    writer = Writer()
    writer.write(items)
    stream = "\n".join(writer.lines)
    halves = halved(stream.encode(), SPINE, {})
    shown = {half: seen(owned.stream.decode()) for half, owned in halves.items()}
    for one in seen(stream):
        left, right = (sum(other == one for other in shown[half]) for half in (Half.LEFT, Half.RIGHT))
        if one.what.endswith("TJ"):
            assert (left, right) == ((1, 0) if one.x < SPINE else (0, 1))
        else:
            width = float(one.what.split()[2])
            assert bool(left) == (one.x < SPINE)
            assert bool(right) == (one.x + width > SPINE)
    for half, owned in halves.items():
        written = {int(number) for number in re.findall(rb"/MCID (\d+)", owned.stream)}
        assert written == owned.numbers
        assert all(written.isdisjoint(other.numbers) or half is place or _shared(items)
                   for place, other in halves.items())


def _shared(items: list[tuple]) -> bool:  # type: ignore[type-arg]
    """Whether one marked content has strings in both halves, which no cell has."""
    return any(kind == "marked" and len({at[1] < SPINE for at in rest[0] if at[0] == "text"}) > 1
               for kind, *rest in items)


PAGE = """<html lang="en"><head><title>Ferries</title><style>
@page {{ size: 100mm 120mm; margin: 12mm }}
@page spread {{ size: 200mm 120mm; margin-left: 0; margin-right: 0 }}
body {{ margin: 0; font: 10pt "Source Serif 4" }} main {{ page: spread }} h2 {{ bookmark-level: 1 }}
table {{ width: 100%; table-layout: fixed; border-spacing: 0; background: #eee }}
td {{ padding: 0 12mm; vertical-align: top }}
.ground {{ background: yellow }}</style></head>
<body><aside>Front <a href="#right">matter</a></aside><main><table dir="{dir}">
<tr id="row"><td><h2>Source</h2><td><h2>Translation</h2>
<tr><td><p id="left">{left} <a href="#right">to the right</a></p>
<td><p id="right"><span class="ground">{right}</span> <a href="#left">to the left</a>
</table></main></body></html>"""


@cache
def wide(left: str, right: str, direction: str = "ltr") -> bytes:
    import weasyprint

    with packaged_fonts(["en"]):
        data: bytes = weasyprint.HTML(string=PAGE.format(left=left, right=right, dir=direction)).write_pdf(
            pdf_variant="pdf/ua-1", uncompressed_pdf=True
        )
    return data


def words(pdf: pikepdf.Pdf) -> list[tuple[int, str, float]]:
    return [
        (number, "".join(shown.pieces), shown.start) for number, page in enumerate(pdf.pages)
        for found in [page_words(page, {})] for group in (*found.marked.values(), *found.loose) for shown in group
    ]


sentences = st.lists(st.sampled_from(["Ferry", "harbour", "lock", "gauge", "river."]), min_size=1, max_size=150)


@settings(max_examples=8)
@given(sentences, sentences, st.sampled_from(["ltr", "rtl"]))
def test_the_words_of_the_cut_file_are_those_of_the_wide_one(left: list[str], right: list[str], direction: str) -> None:
    data = wide(" ".join(left), " ".join(right), direction)
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(data)) as after:
        cut(after, rtl=direction == "rtl")
        assert len(after.pages) == 2 * len(before.pages) - 1
        assert Counter(word for _, word, _ in words(before)) == Counter(word for _, word, _ in words(after))
        for _, word, start in words(after):
            assert 12 * 72 / 25.4 - 1 <= start <= 88 * 72 / 25.4, word
        for page in after.pages[1:]:
            assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 283, 340]


def opened(direction: str = "ltr") -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(wide("One sentence", "Another sentence", direction)))
    cut(pdf, rtl=direction == "rtl")
    return pdf


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_links_bookmarks_and_names_lead_to_the_right_page(direction: str) -> None:
    source, translation = 1, 2
    with opened(direction) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        flat = list(pdf.Root.Names.Dests.Names)
        named = {str(name): (places[target[0].objgen], float(target[2])) for name, target in
                 zip(flat[::2], flat[1::2], strict=True)}
        assert named["left"][0] == source
        assert named["right"][0] == translation
        assert named["row"][0] == source
        assert all(-1 <= x < 284 for _, x in named.values())
        with pdf.open_outline() as outline:
            found = {entry.title: places[entry.destination[0].objgen] for entry in outline.root}
        assert found == {"Source": source, "Translation": translation}
        for number, page in enumerate(pdf.pages):
            (link,) = page.Annots
            assert str(link.Dest) == ("left" if number == translation else "right")
            left, _, right, _ = (float(edge) for edge in link.Rect)
            assert 0 < left < right < 284


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_structure_names_what_stands_on_each_page(direction: str) -> None:
    with opened(direction) as pdf:
        numbers = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        pages = {page.obj.objgen: page.obj for page in pdf.pages}
        contents, links, kinds = [], [], []
        todo = [(kid, None) for kid in pdf.Root.StructTreeRoot.K]
        while todo:
            item, page = todo.pop(0)
            if isinstance(item, int):
                contents.append((page.objgen, int(item)))
                continue
            page = item.get("/Pg", page)
            assert page is None or page.objgen in pages, item
            if "/S" in item:
                kinds.append(str(item.S))
                kids = item.get("/K", [])
                todo = [(kid, page) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])] + todo
            elif "/MCID" in item:
                contents.append((page.objgen, int(item.MCID)))
            else:
                links.append(item.Obj.objgen)
                assert item.Obj.objgen in [one.objgen for one in page.Annots]
                assert numbers[int(item.Obj.StructParent)] is not None
        assert len(contents) == len(set(contents))
        shown = {
            (key, number) for key, page in pages.items() for number in page_words(pikepdf.Page(page), {}).marked
        }
        assert shown <= set(contents)
        for key, number in contents:
            assert numbers[int(pages[key].StructParents)][number] is not None
        assert len(links) == 3
        assert "/Aside" in kinds
        assert not {"/Table", "/TR", "/TD"} & set(kinds)


def test_pages_of_one_width_are_left_alone() -> None:
    with pikepdf.new() as pdf:
        for _ in range(3):
            pdf.add_blank_page()
        cut(pdf)
        assert len(pdf.pages) == 3
        assert "/PageLayout" not in pdf.Root

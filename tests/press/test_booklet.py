"""Booklets, opened and painted by strangers: pdfium, qpdf, pdftotext."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import ImageChops

from dragoman.model import MaterialError, UsageError
from dragoman.press import Demands, Layout, booklet, preflight, sheet_size
from dragoman.press.imposition.order import sheets
from tests.press.files import blank, drawn, good, image, planted
from tests.rendering.opening import need, run

MM = 72 / 25.4
A5, A4 = (148 * MM, 210 * MM), (210 * MM, 297 * MM)
Pixel = tuple[int, int, int]


def grey(number: int) -> float:
    """A grey of a page's own."""
    return 0.1 + 0.02 * number


def coloured(count: int, size: tuple[float, float] = A5) -> bytes:
    """Pages that are all of one grey each."""
    return planted(
        blank(*[size] * count),
        *[drawn(f"{grey(number):.3f} g -50 -50 2000 2000 re f", number + 1) for number in range(count)],
    )


class Seen:
    """A PDF as pdfium paints it."""

    def __init__(self, data: bytes) -> None:
        self._opened = pypdfium2.PdfDocument(data)
        self._bitmaps = [page.render(scale=1).to_pil().convert("RGB") for page in self._opened]
        self._opened.close()

    def __len__(self) -> int:
        return len(self._bitmaps)

    def at(self, side: int, x: float, y: float) -> Pixel:
        """The colour at a place in points from the lower left corner."""
        bitmap = self._bitmaps[side]
        pixel: Pixel = bitmap.getpixel((int(x), int(bitmap.height - y)))
        return pixel

    def level(self, side: int, x: float, y: float) -> float:
        """The same of a grey, from 0 to 1."""
        return self.at(side, x, y)[0] / 255


def box(data: bytes, key: str, side: int = 0) -> list[float]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [float(one) for one in pdf.pages[side].obj[key]]


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("count", [*range(4, 13), 20, 31, 40])
def test_each_page_is_where_the_order_says(count: int, right_to_left: bool) -> None:
    made, _ = booklet(coloured(count), "x.pdf", Layout(right_to_left=right_to_left))
    seen = Seen(made)
    expected = [side for sheet in sheets(count, right_to_left=right_to_left) for side in (sheet.front, sheet.back)]
    assert len(seen) == len(expected)
    for side, halves in enumerate(expected):
        for x, slot in zip((0.25, 0.75), halves, strict=True):
            wanted = 1.0 if slot is None else grey(slot)
            assert seen.level(side, 297 * MM * x, 105 * MM) == pytest.approx(wanted, abs=0.008)


@pytest.mark.parametrize(
    ("size", "layout", "sheet", "scale"),
    [
        (A5, Layout(), (297, 210), 1),
        (A4, Layout(), (420, 297), 1),
        ((419.53, 595.28), Layout(), (297, 210), 1),
        ((120 * MM, 190 * MM), Layout(), (297, 210), 1),
        (A5, Layout(crop_marks=True), (420, 297), 1),
        ((210 * MM, 148 * MM), Layout(), (420, 297), 1),
        ((612, 792), Layout(), (431.8, 279.4), 1),
        ((396, 612), Layout(), (279.4, 215.9), 1),
        ((900 * MM, 900 * MM), Layout(), (1800, 900), 1),
        (A4, Layout(sheet="A4"), (297, 210), 0.7071),
        (A5, Layout(sheet="A3"), (420, 297), 1),
        (A5, Layout(sheet="320x450"), (450, 320), 1),
        ((90 * MM, 290 * MM), Layout(sheet="A4"), (210, 297), 1),
    ],
    ids=str,
)
def test_sheets(size: tuple[float, float], layout: Layout, sheet: tuple[float, float], scale: float) -> None:
    made, said = booklet(coloured(4, size), "x.pdf", layout)
    media, trim = box(made, "/MediaBox"), box(made, "/TrimBox")
    assert media[2:] == pytest.approx([side * MM for side in sheet], abs=0.6)
    assert trim[2] - trim[0] == pytest.approx(size[0] * 2 * scale, abs=1)
    assert trim[3] - trim[1] == pytest.approx(size[1] * scale, abs=1)
    assert (trim[0] + trim[2]) / 2 == pytest.approx(media[2] / 2, abs=0.01)
    assert ("made smaller to 71 %" in said) == (scale < 1)
    assert ("long edge" in said) == (media[2] < media[3])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        edge = "Long" if media[2] < media[3] else "Short"
        assert pdf.Root.ViewerPreferences.Duplex == f"/DuplexFlip{edge}Edge"


def test_inner_pages_move_towards_the_fold() -> None:
    # A bar from 20 to 40 mm of each page; the paper is a whole millimetre thick.
    bar = [drawn(f"0 g {20 * MM} 0 {20 * MM} 600 re f", number) for number in range(1, 17)]
    seen = Seen(booklet(planted(blank(*[A5] * 16), *bar), "x.pdf", Layout(thickness=1.0))[0])
    for depth in range(4):
        for side in (2 * depth, 2 * depth + 1):
            fold = 148.5
            for edge in (fold - 148 + depth, fold - depth):
                left, right = edge + 20, edge + 40
                assert seen.level(side, (left + 0.6) * MM, 300) < 0.1
                assert seen.level(side, (right - 0.6) * MM, 300) < 0.1
                assert seen.level(side, (left - 0.6) * MM, 300) > 0.9
                assert seen.level(side, (right + 0.6) * MM, 300) > 0.9


def bled(data: bytes) -> bytes:
    def plant(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.MediaBox = [-20, -20, A5[0] + 20, A5[1] + 20]
            page.obj.BleedBox = [-3 * MM, -3 * MM, A5[0] + 3 * MM, A5[1] + 3 * MM]
            page.obj.TrimBox = [0, 0, *A5]

    return planted(data, plant)


def test_bleed_goes_beyond_the_cut_and_not_beyond_the_fold() -> None:
    made, _ = booklet(bled(coloured(4)), "x.pdf", Layout())
    seen = Seen(made)
    left, bottom, right, top = box(made, "/TrimBox")
    fold = (left + right) / 2
    bleed = box(made, "/BleedBox")
    assert [one - other for one, other in zip(bleed, (left, bottom, right, top), strict=True)] == pytest.approx(
        [-3 * MM, -3 * MM, 3 * MM, 3 * MM], abs=0.01
    )
    assert seen.level(0, left - 2 * MM, 300) == pytest.approx(grey(3), abs=0.01)
    assert seen.level(0, left - 4 * MM, 300) == 1
    assert seen.level(0, right + 2 * MM, 300) == pytest.approx(grey(0), abs=0.01)
    assert seen.level(0, fold + 100, top + 2 * MM) == pytest.approx(grey(0), abs=0.01)
    assert seen.level(0, fold + 100, top + 4 * MM) == 1
    assert seen.level(0, fold - 2, 300) == pytest.approx(grey(3), abs=0.01)
    assert seen.level(0, fold + 2, 300) == pytest.approx(grey(0), abs=0.01)


def test_marks_stand_outside_the_bleed_and_on_all_plates() -> None:
    made, _ = booklet(bled(coloured(8)), "x.pdf", Layout(crop_marks=True))
    plain, _ = booklet(bled(coloured(8)), "x.pdf", Layout(sheet="A3"))
    left, bottom, right, top = box(made, "/BleedBox")
    opened, bare = pypdfium2.PdfDocument(made), pypdfium2.PdfDocument(plain)
    for side in range(4):
        scale = 4
        image = opened[side].render(scale=scale).to_pil().convert("L")
        without = bare[side].render(scale=scale).to_pil().convert("L")
        inner = [int(left * scale) + 3, image.height - int(top * scale) + 3, int(right * scale) - 3]
        area = (*inner, image.height - int(bottom * scale) - 3)
        assert ImageChops.difference(image.crop(area), without.crop(area)).getextrema()[1] <= 2
        assert sum(image.histogram()[:100]) - sum(without.histogram()[:100]) > 300
    opened.close()
    bare.close()
    found = preflight(made, "x.pdf", Demands(measure_ink=False)).findings
    assert "preflight-registration-colour" in {finding.code for finding in found}
    assert "preflight-bleed" not in {finding.code for finding in found}


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_marks_of_creeping_pages_stay_out_of_the_bleed() -> None:
    made, _ = booklet(bled(coloured(16)), "x.pdf", Layout(crop_marks=True, thickness=0.3))
    assert "preflight-ink" not in {finding.code for finding in preflight(made, "x.pdf").findings}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [1, 2])
def test_turned_pages_stand_upright(rotate: int, unit: int) -> None:
    # A dark square in what is the upper left corner when the page is turned as it asks to be.
    wide, high = (A5 if rotate in {0, 180} else A5[::-1])
    corner = {0: (0, high - 100), 90: (0, 0), 180: (wide - 100, 0), 270: (wide - 100, high - 100)}[rotate]
    data = planted(
        blank(*[(wide / unit, high / unit)] * 4, Rotate=rotate, UserUnit=unit),
        drawn(f"0 g {1 / unit} 0 0 {1 / unit} 0 0 cm {corner[0]} {corner[1]} 100 100 re f"),
    )
    made, said = booklet(data, "x.pdf", Layout())
    assert "A4" in said
    seen = Seen(made)
    fold, _, right, top = 148.5 * MM, 0, 296.5 * MM, 210 * MM
    assert seen.level(0, fold + 50, top - 50) < 0.1
    assert seen.level(0, right - 50, top - 50) > 0.9
    assert seen.level(0, fold + 50, 50) > 0.9


def test_fonts_colours_and_words_stay(tmp_path: Path) -> None:
    source = planted(good(6), drawn("24 0 0 24 0 0 cm /A Do", XObject={"/A": image()}))
    made, _ = booklet(source, "x.pdf", Layout())
    before, after = (preflight(one, "x.pdf", Demands(measure_ink=False)) for one in (source, made))
    assert after.facts.fonts == before.facts.fonts
    assert after.facts.colours == before.facts.colours
    assert after.facts.condition == "FOGRA39"
    assert after.facts.standard == ""
    assert {finding.code for finding in after.findings if finding.severity == "error"} == set()
    file = tmp_path / "x.pdf"
    file.write_bytes(made)
    words = run("pdftotext", "-layout", str(file), "-")
    assert all(f"The ferry of pier {number}." in words for number in range(1, 7))
    assert "no" not in {line.split()[-5] for line in run("pdffonts", str(file)).splitlines()[2:]}


def test_qpdf_finds_nothing(tmp_path: Path) -> None:
    need("qpdf")
    for number, layout in enumerate((Layout(), Layout("SRA3", 0.1, True, True, True), Layout("A5"))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(booklet(good(5), "x.pdf", layout)[0])
        assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(file))


def test_a_book_says_itself_how_it_is_read() -> None:
    def plant(pdf: Pdf) -> None:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)

    data = planted(coloured(8), plant)
    made, said = booklet(data, "x.pdf", Layout())
    assert "from right to left" in said
    assert made == booklet(coloured(8), "x.pdf", Layout(right_to_left=True))[0]
    assert booklet(data, "x.pdf", Layout(right_to_left=False))[0] == booklet(coloured(8), "x.pdf", Layout())[0]


def test_what_is_printed_of_annotations_comes_along_and_what_is_not_goes() -> None:
    def plant(pdf: Pdf) -> None:
        look = pdf.make_stream(b"0 g 0 0 100 100 re f", Dictionary(Subtype=Name.Form, BBox=[0, 0, 100, 100]))
        for flags, at in ((4, 100), (0, 300)):
            note = Dictionary(
                Type=Name.Annot, Subtype=Name.Stamp, Rect=[at, 100, at + 100, 200], F=flags, AP=Dictionary(N=look)
            )
            pdf.pages[0].obj.Annots = [*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)]

    made, _ = booklet(planted(blank(*[A5] * 4), plant), "x.pdf", Layout())
    seen = Seen(made)
    assert seen.level(0, 148.5 * MM + 150, 150) < 0.1
    assert seen.level(0, 148.5 * MM + 350, 150) > 0.9
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert all("/Annots" not in page.obj for page in pdf.pages)


def test_pages_of_several_sizes_meet_at_the_fold() -> None:
    sizes = [A5, (300, 400), A5, (200, 595)]
    data = planted(blank(*sizes), *[drawn("0 g 0 0 2000 2000 re f", number) for number in range(1, 5)])
    seen = Seen(booklet(data, "x.pdf", Layout())[0])
    fold = 148.5 * MM
    for side, x, dark in ((0, 150, True), (0, 210, False), (1, 290, True), (1, 310, False)):
        assert (seen.level(side, fold - x, 300) < 0.1) == dark
        assert seen.level(side, fold - 2, 300) < 0.1
        assert seen.level(side, fold + 2, 300) < 0.1


SCRIPT = """
import sys
from dragoman.press import Layout, booklet
data = open(sys.argv[1], "rb").read()
sys.stdout.buffer.write(booklet(data, sys.argv[1], Layout("A3", 0.1, None, True))[0])
"""


def test_same_input_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    made = []
    for number, (zone, seed) in enumerate((("Asia/Baku", "1"), ("America/Lima", "2"))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(good(6))
        root = Path(__file__).resolve().parents[2]
        variables = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root / "src")}
        command = [sys.executable, "-c", SCRIPT, str(file)]
        made.append(subprocess.run(command, env=variables, check=True, capture_output=True, cwd=tmp_path).stdout)
    assert made[0] == made[1]
    assert len(made[0]) > 1000


def test_a_locked_file_is_refused() -> None:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(saved, encryption=pikepdf.Encryption(user="", owner="x", R=6))
    with pytest.raises(MaterialError, match="encrypted"):
        booklet(saved.getvalue(), "x.pdf", Layout())


@pytest.mark.parametrize("name", ["", "A99", "x", "10x10", "0x0", "9999x9999", "A4 A4"])
def test_a_sheet_that_is_none(name: str) -> None:
    with pytest.raises(UsageError):
        sheet_size(name)


@pytest.mark.parametrize(
    ("name", "size"),
    [("a3", (420, 297)), (" SRA3 ", (450, 320)), ("200 x 300 mm", (300, 200)), ("letter", (279.4, 215.9))],
)
def test_a_sheet_by_name_or_size(name: str, size: tuple[float, float]) -> None:
    assert sheet_size(name) == size


def test_a_sheet_that_holds_nothing() -> None:
    with pytest.raises(UsageError, match="too small"):
        booklet(coloured(4, (1500 * MM, 1500 * MM)), "x.pdf", Layout(sheet="A5"))

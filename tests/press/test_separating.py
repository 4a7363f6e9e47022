"""Pages of screen colours that become PDF/X-4: the file, its boxes, its bleed and its marks."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from dragoman.model import Severity
from dragoman.press import Demands, Intended, for_press, preflight
from dragoman.press.boxes import read_boxes
from dragoman.press.demands import MM
from tests.press.files import blank, drawn, planted
from tests.press.screen_pages import content, every_object, families, laid_out, made, plain
from tests.rendering.opening import need, run

SCREEN = re.compile(rb"(?:^|\s)(?:rg|RG|g|G)(?=\s|$)")


# The whole file.


def test_the_file_is_what_a_shop_asks_for() -> None:
    looked = preflight(made(), "x.pdf", Demands(standard="x-4"))
    assert [one.code for one in looked.findings if one.severity is not Severity.NOTE] == [
        "preflight-rich-black-text", "preflight-resolution",  # as they were put there
    ]  # fmt: skip
    facts = looked.facts
    assert (facts.standard, facts.condition, facts.bleed, facts.size) == ("PDF/X-4", "FOGRA39", 3.0, (148.0, 210.0))
    assert set(facts.colours) == {"DeviceCMYK", "DeviceGray", "All"} - ({"DeviceGray"} - set(facts.colours))


def test_no_colour_of_the_screen_is_left_anywhere() -> None:
    for one in every_object(made()):
        assert b"DeviceRGB" not in (text := one.unparse(resolved=True)), text
        assert not any(word in text for word in (b"/Lab", b"/CalRGB", b"/URI", b"GTS_PDFA1")), text
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form":
            assert not re.search(rb"(?:^|\s)(?:rg|RG)(?=\s|$)", one.read_bytes())
    assert not SCREEN.search(content(made()))
    assert {"DeviceRGB", "ICC RGB", "Lab"} & families(laid_out())
    assert families(made()) <= {"DeviceCMYK", "DeviceGray", "Separation"}


def test_strangers_find_nothing_wrong_with_it(tmp_path: Path) -> None:
    need("qpdf")
    need("gs")
    need("pdffonts")
    file = tmp_path / "made.pdf"
    file.write_bytes(made())
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)
    run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", file)
    fonts = run("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(re.search(r" yes +yes +yes ", line) for line in fonts)


def test_the_inks_are_within_the_limit() -> None:
    need("gs")
    for limit in (300.0, 260.0):
        data = for_press(laid_out(), "x.pdf", Intended(ink=limit))
        looked = preflight(data, "x.pdf", Demands(standard="x-4", ink=limit))
        assert looked.facts.ink is not None
        assert 150 < looked.facts.ink <= limit + 1
        assert "preflight-ink" not in {one.code for one in looked.findings}


def test_the_same_page_gives_the_same_bytes() -> None:
    assert for_press(laid_out(), "x.pdf") == made()
    assert for_press(laid_out(), "elsewhere.pdf") == made()
    assert for_press(laid_out(), "x.pdf", Intended(ink=280)) != made()


def test_what_the_file_says_of_itself() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        assert pdf.pdf_version == "1.6"
        assert str(pdf.Root.Lang) == "en"
        assert "/StructTreeRoot" in pdf.Root
        assert not {"/Outlines", "/Names", "/AF", "/AcroForm", "/OpenAction"} & set(pdf.Root.keys())
        info = pdf.trailer.Info
        assert (str(info.Title), str(info.CreationDate)) == ("The piers of Almeravia", "D:20250506000000Z")
        assert info.Trapped == Name("/False")
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert all("/Annots" not in page.obj for page in pdf.pages)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "The piers of Almeravia"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp
    assert xmp.count("2025-05-06T00:00:00Z") == 3
    assert "pdfaid" not in xmp
    assert "pdfuaid" not in xmp


def test_a_link_leaves_its_words_and_nothing_else() -> None:
    kinds = []
    for one in every_object(made()):
        if isinstance(one, Dictionary):
            kinds.append(str(one.get("/S", "")))
            kids = one.get("/K", Array())
            for kid in kids if isinstance(kids, Array) else [kids]:
                assert not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"
    assert "/Link" in kinds
    assert any(b"/OBJR" in one.unparse(resolved=True) for one in every_object(laid_out()))


# Boxes, bleed and marks.


@pytest.mark.parametrize(("bleed", "marks"), [(3.0, True), (0.0, True), (5.0, False), (0.0, False)])
def test_boxes_lie_within_one_another_and_marks_outside(bleed: float, marks: bool) -> None:
    data = for_press(laid_out(bleed), "x.pdf", Intended(bleed=bleed, marks=marks))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = read_boxes(pdf.pages[0].obj)
    assert boxes.trim is not None and boxes.bleed is not None and boxes.media is not None
    assert boxes.trim.inside(boxes.bleed)
    assert boxes.bleed.inside(boxes.media)
    assert (boxes.trim.width / MM, boxes.trim.height / MM) == pytest.approx((148, 210), abs=0.01)
    assert boxes.trim.margins(boxes.bleed) == pytest.approx([bleed * MM] * 4, abs=0.01)
    lines = re.findall(rb"(\S+) (\S+) m (\S+) (\S+) l S\n", content(data).partition(b"/DragomanAllPlates")[2])
    assert len(lines) == (8 if marks else 0)
    for line in lines:
        a, b, c, d = map(float, line)
        assert not (boxes.bleed.left <= a <= boxes.bleed.right and boxes.bleed.bottom <= b <= boxes.bleed.top)
        assert boxes.media.left < c < boxes.media.right
        assert boxes.media.bottom < d < boxes.media.top


def test_a_band_that_ends_at_the_cut_goes_on_into_the_bleed(tmp_path: Path) -> None:
    need("pdftoppm")
    file = tmp_path / "made.pdf"
    file.write_bytes(made())
    run("pdftoppm", "-r", "72", "-png", "-singlefile", file, tmp_path / "page")
    page = Image.open(tmp_path / "page.png").convert("RGB")
    with pikepdf.open(io.BytesIO(made())) as pdf:
        boxes = read_boxes(pdf.pages[0].obj)
    assert boxes.media is not None and boxes.bleed is not None
    left, _, _, top = boxes.bleed.margins(boxes.media)
    for across, down in ((left + 3, top + 3), (page.width - left - 4, top + 3), (left + 3, top + 40)):
        assert max(page.getpixel((round(across), round(down)))) < 110  # type: ignore[type-var]
    for across, down in ((left - 3, top + 20), (page.width / 2, top - 3)):
        assert page.getpixel((round(across), round(down))) == (255, 255, 255)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("0 290 200 10 re f", b"-8.5039 290 217.0079 18.5039 re"), ("20 20 30 30 re f", b"20 20 30 30 re"),
        ("0 0 m 200 0 l 200 9 l 0 9 l h f", b"-8.5039 -8.5039 m"), ("0 299.6 200 .4 re f", b"299.6 217.0079 8.9039 re"),
        ("0 290 200 10 re S", b"0 290 200 10 re"),
        ("q 1 0 0 -1 0 300 cm 0 0 200 10 re f Q", b"-8.5039 -8.5039 217.0079"),
        ("q .7 .7 -.7 .7 0 0 cm 0 0 200 10 re f Q", b"0 0 200 10 re"),
    ],
)  # fmt: skip
def test_corners_on_the_cut_are_moved_out(path: str, kept: bytes) -> None:
    assert kept in content(for_press(plain(drawn(path)), "x.pdf"))


def test_a_turned_page_of_another_unit_keeps_its_own_measure() -> None:
    data = for_press(planted(blank((200, 300), Rotate=90, UserUnit=2)), "x.pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        boxes = read_boxes(page)
    assert boxes.least_bleed == pytest.approx(3, abs=0.01)
    assert boxes.size == (600, 400)



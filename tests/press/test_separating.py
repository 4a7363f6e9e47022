"""Pages of screen colours that become PDF/X-4: what is planted in them, and what is left of it."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from dragoman.model import MaterialError, Severity, UsageError
from dragoman.press import Demands, Intended, for_press, preflight
from dragoman.press.boxes import read_boxes
from dragoman.press.demands import MM
from dragoman.press.walking import Walker
from dragoman.rendering.paper import _still_clock
from tests.press.files import blank, drawn, form, planted, spot, stream
from tests.rendering.opening import need, run

SCREEN = re.compile(rb"(?:^|\s)(?:rg|RG|g|G)(?=\s|$)")
PAGE = """<!doctype html><html lang="en"><head><title>The piers of Almeravia</title>
<meta name="dcterms.created" content="2025-05-06"><style>
@page { size: 148mm 210mm; margin: 15mm; @bottom-center { content: counter(page); color: #5a6270 } }
html { color: #16181d; font: 10pt "Noto Serif" } body { margin: 0 }
.band { position: absolute; left: -15mm; right: -15mm; top: -15mm; height: 20mm; background: #1f3556 }
.fade { height: 9mm; background: linear-gradient(90deg, #1f3556, rgba(200, 40, 30, 0.3)) }
.round { height: 9mm; background: radial-gradient(#c00, #fff 40%, #eee) } .half { opacity: 0.5; color: #c00 }
hr { border: 0; border-top: 0.4pt solid #b9bfc8 }
</style></head><body><div class="band"></div><h1>Piers</h1><p>Black text with a <a href="https://example.org/">link</a>.
<hr><div class="fade">On a fade</div><div class="round"></div><p class="half">Half</p>
<p style="color: lab(50 20 30)">Lab</p><p style="color: device-cmyk(1 1 1 1)">Too much</p>
<svg width="40" height="40"><rect width="30" height="30" fill="#0a0" stroke="black"/></svg><img alt="A boat" src="PICTURE">
</body></html>"""


@cache
def laid_out(bleed: float = 3.0) -> bytes:
    """A page with much of what WeasyPrint writes, as PDF/A-3a in the colours of the screen."""
    import base64

    import weasyprint

    from dragoman.rendering.fonts import packaged_fonts

    pixels = Image.radial_gradient("L").resize((64, 64))
    boat = Image.merge("RGBA", [pixels, pixels.rotate(90), Image.new("L", (64, 64), 60), pixels])
    saved = io.BytesIO()
    boat.save(saved, "PNG")
    page = PAGE.replace("PICTURE", f"data:image/png;base64,{base64.b64encode(saved.getvalue()).decode()}")
    style = f"@page {{ bleed: {bleed}mm }}" if bleed else ""
    with packaged_fonts(["en"]), _still_clock(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data: bytes = weasyprint.HTML(string=page).write_pdf(
            pdf_variant="pdf/a-3a", stylesheets=[weasyprint.CSS(string=style)]
        )
    return data


@cache
def made(bleed: float = 3.0) -> bytes:
    return for_press(laid_out(bleed), "x.pdf")


def plain(*plants: Any, size: tuple[float, float] = (200, 300)) -> bytes:
    """A page of nothing but what is planted in it."""
    return planted(blank(size), *plants)


def content(data: bytes, page: int = 1) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        read: bytes = pdf.pages[page - 1].Contents.read_bytes()
    return read


def painted(data: bytes) -> Any:
    """All that is painted on the first page."""
    pdf = pikepdf.open(io.BytesIO(data))
    return Walker().page(pdf.pages[0])


def families(data: bytes) -> set[str]:
    return {one.space.painted.family for one in painted(data).paints}


def every_object(data: bytes) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from pdf.objects


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
    assert boxes.trim is not None and boxes.bleed is not None and boxes.media is not None  # noqa: PT018
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
    assert boxes.media is not None and boxes.bleed is not None  # noqa: PT018
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
        ("0 290 200 10 re S", b"0 290 200 10 re"), ("q 1 0 0 -1 0 300 cm 0 0 200 10 re f Q", b"-8.5039 -8.5039 217.0079"),
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


# What is painted.


def shown(colours: str, letters: str = "(Pier) Tj") -> Any:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return drawn(f"{colours} BT /F 10 Tf 20 20 Td {letters} ET", Font={"/F": font})


@pytest.mark.parametrize("colour", ["0 g", "0 0 0 rg", ".1 g", ".086 .094 .114 rg", "", "0 0 .1 rg", "0 0 0 1 k"])
def test_black_text_is_black_ink_that_overprints(colour: str) -> None:
    data = for_press(plain(shown(colour)), "x.pdf")
    (paint,) = (one for one in painted(data).paints if one.thing == "text")
    assert (paint.space.family, paint.colour, paint.overprints, paint.zero_keeps) == (
        "DeviceCMYK", (0, 0, 0, 1), True, True,
    )  # fmt: skip


def test_nothing_but_black_text_overprints() -> None:
    page = plain(shown("0 g"), drawn("0 g 9 9 9 9 re f 1 g 20 9 9 9 re f"), shown("1 0 0 rg"), shown("1 g"))
    paints = painted(for_press(page, "x.pdf")).paints
    assert {one.colour for one in paints if one.overprints} == {(0, 0, 0, 1)}
    assert {one.thing.value for one in paints if one.overprints} == {"text"}
    below = painted(for_press(page, "x.pdf", Intended(ink=260))).paints
    assert not any(one.overprints for one in below)


@given(st.tuples(*[st.integers(0, 255)] * 3), st.sampled_from(["text", "areas", "lines"]))
@settings(deadline=None, max_examples=60)
def test_any_colour_of_the_screen_becomes_inks(rgb: tuple[int, int, int], thing: str) -> None:
    operands = " ".join(f"{one / 255:.4f}" for one in rgb)
    plant = {
        "text": shown(f"{operands} rg"), "areas": drawn(f"{operands} rg 9 9 9 9 re f"),
        "lines": drawn(f"{operands} RG 9 9 m 99 99 l S"),
    }[thing]  # fmt: skip
    (paint,) = (
        one for one in painted(for_press(plain(plant), "x.pdf", Intended(marks=False))).paints
    )
    assert (paint.space.family, paint.thing.value) == ("DeviceCMYK", thing)
    assert sum(paint.colour) <= 3.0001
    if max(rgb) - min(rgb) <= 2:
        assert paint.colour[:3] == (0, 0, 0)


def test_colours_and_states_are_kept_apart_by_q() -> None:
    page = plain(drawn("1 0 0 rg q 0 0 1 rg 9 9 9 9 re f Q 20 9 9 9 re f 0 1 0 RG 30 9 m 39 9 l S Q Q q 5 5 5 5 re f"))
    paints = painted(for_press(page, "x.pdf", Intended(marks=False))).paints
    assert sorted(one.thing.value for one in paints) == ["areas", "areas", "lines"]
    assert len({one.colour for one in paints}) == 3


ICC = pikepdf.Name.ICCBased


def picture(mode: str, **more: Any) -> Any:
    """A picture of 8 × 8 that is reddish, or grey."""
    pixels = {"RGB": bytes([200, 40, 30]) * 64, "L": bytes([90]) * 64, "grey": bytes([90]) * 192}[mode]
    space = Name.DeviceGray if mode == "L" else Name.DeviceRGB
    entries = {"ColorSpace": space, **more}
    return stream(
        pixels, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8, **entries
    )


def soft(pdf: pikepdf.Pdf) -> Any:
    return pdf.make_stream(bytes(range(64)), Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
    ))  # fmt: skip


def only_picture(data: bytes) -> Any:
    pdf = pikepdf.open(io.BytesIO(data))
    (found,) = (one for one in pdf.pages[0].Resources.XObject.values())
    return pdf, found


@pytest.mark.parametrize(("mode", "space"), [("RGB", "/DeviceCMYK"), ("grey", "/DeviceGray"), ("L", "/DeviceGray")])
def test_pictures(mode: str, space: str) -> None:
    data = for_press(plain(drawn("/Im Do", XObject={"/Im": picture(mode, SMask=soft)})), "x.pdf")
    _pdf, found = only_picture(data)
    assert str(found.ColorSpace) == space
    assert found.SMask.read_bytes() == bytes(range(64))
    pixels = found.read_bytes()
    if space == "/DeviceCMYK":
        c, m, y, k = pixels[:4]
        assert m > 200 and y > 200 and c < 60 and k < 120  # noqa: PT018 - a red
    else:
        assert 45 < pixels[0] < 110


def test_indexed_turned_and_jpeg_pictures() -> None:
    def indexed(pdf: pikepdf.Pdf) -> Any:
        space = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(bytes([200, 40, 30, 0, 0, 0]))])
        return pdf.make_stream(bytes(64), Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8, ColorSpace=space,
        ))  # fmt: skip

    saved = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 40, 30)).save(saved, "JPEG", quality=95)
    jpeg = stream(
        saved.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
    )  # fmt: skip
    _pdf, first = only_picture(for_press(plain(drawn("/Im Do", XObject={"/Im": picture("RGB")})), "x.pdf"))
    wanted = first.read_bytes()
    turned = stream(
        bytes([55, 215, 225]) * 64, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB, Decode=[1, 0, 1, 0, 1, 0],
    )  # fmt: skip
    for one in (indexed, jpeg, turned):
        _pdf, found = only_picture(for_press(plain(drawn("/Im Do", XObject={"/Im": one})), "x.pdf"))
        assert str(found.ColorSpace) == "/DeviceCMYK"
        assert found.read_bytes()[:4] == pytest.approx(wanted[:4], abs=6)


@pytest.mark.parametrize("adobe", [True, False])
def test_a_jpeg_of_inks_keeps_them_and_obeys_the_limit(adobe: bool) -> None:
    """Pillow writes the CMYK of a JPEG turned round, with Adobe's mark; a PDF says so with /Decode."""
    saved = io.BytesIO()
    Image.new("CMYK", (8, 8), (255, 250, 240, 255)).save(saved, "JPEG", quality=95)
    jpeg = stream(
        saved.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode, **({"Decode": [1, 0] * 4} if adobe else {}),
    )  # fmt: skip
    _pdf, found = only_picture(for_press(plain(drawn("/Im Do", XObject={"/Im": jpeg})), "x.pdf"))
    if adobe:
        pixel = found.read_bytes()[:4]
        assert sum(pixel) <= 765
        assert pixel[3] == 255
    else:  # Without it the same numbers mean next to no ink, and the picture stays as it is.
        assert str(found.Filter) == "/DCTDecode" or sum(found.read_bytes()[:4]) < 60


def test_a_picture_in_the_content_becomes_one_of_inks() -> None:
    inline = "q 9 0 0 9 9 9 cm BI /W 2 /H 1 /BPC 8 /CS /RGB /F /AHx ID c8281e c8281e> EI Q"
    data = for_press(plain(drawn(inline)), "x.pdf")
    assert b"BI" not in content(data)
    _pdf, found = only_picture(data)
    assert (str(found.ColorSpace), int(found.Width)) == ("/DeviceCMYK", 2)
    bitmap = "1 0 0 rg q 9 0 0 9 9 9 cm BI /W 8 /H 1 /IM true /F /AHx ID a5> EI Q"
    kept = for_press(plain(drawn(bitmap)), "x.pdf")
    assert b"BI" in content(kept)
    assert families(kept) == {"DeviceCMYK", "Separation"}


def fade(kind: int = 2, **more: Any) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[0, 0, 1])
    entries = {"ShadingType": kind, "ColorSpace": Name.DeviceRGB, "Coords": [0, 0, 100, 0], "Function": function}
    return Dictionary({f"/{key}": value for key, value in (entries | more).items()})


def test_shadings_are_sampled_in_inks() -> None:
    grey = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0.2, 0.2, 0.2], C1=[1, 1, 1])
    parts = Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 1, 0], Functions=[fade().Function, grey]
    )
    plants = [
        drawn("/One sh /Two sh", Shading={"/One": fade(), "/Two": fade(Function=grey)}),
        drawn("/Three sh", Shading={"/Three": fade(3, Coords=[9, 9, 0, 9, 9, 9], Function=parts)}),
    ]
    data = for_press(plain(*plants), "x.pdf")
    assert families(data) == {"DeviceCMYK", "Separation"}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        held = pdf.pages[0].Resources.Shading
        colours, greys = (held[name].Function.read_bytes() for name in ("/One", "/Two"))
        assert len(held["/Three"].Function.Functions) == 2
    assert len(colours) == len(greys) == 33 * 4
    assert all(sum(colours[at : at + 4]) <= 765 for at in range(0, len(colours), 4))
    assert all(greys[at : at + 3] == bytes(3) for at in range(0, len(greys), 4))
    assert colours[1] > 200 and colours[-4] > 200  # noqa: PT018 - from red (magenta) to blue (cyan)


def test_patterns_forms_masks_and_drawn_letters() -> None:
    tile = stream(
        b"1 0 0 rg 0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 8, 8],
        XStep=8, YStep=8, Resources=Dictionary(),
    )  # fmt: skip
    bare = stream(
        b"0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=2, TilingType=1, BBox=[0, 0, 8, 8],
        XStep=8, YStep=8, Resources=Dictionary(),
    )  # fmt: skip
    group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)

    def mask(pdf: pikepdf.Pdf) -> Any:
        light = form("1 0 0 rg 0 0 99 99 re f", Group=group)(pdf)
        return Dictionary(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=light, BC=[1, 1, 1]), OP=True, op=True)

    def letters(pdf: pikepdf.Pdf) -> Any:
        glyph = pdf.make_stream(b"9 0 d0 0 1 0 rg 0 0 5 5 re f")
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0], FirstChar=97,
            LastChar=97, Widths=[9], CharProcs=Dictionary(a=glyph), Encoding=Dictionary(Differences=[97, Name.a]),
        )  # fmt: skip

    plants = [
        drawn("/Pattern cs /P scn 9 9 9 9 re f", Pattern={"/P": tile}),
        drawn(
            "/T cs 0 .4 1 /B scn 9 9 9 9 re f", Pattern={"/B": bare},
            ColorSpace={"/T": Array([Name.Pattern, Name.DeviceRGB])},
        ),
        drawn("q 1 0 1 rg /Fm Do Q", XObject={"/Fm": form("5 5 5 5 re f 0 1 1 rg 6 6 6 6 re f", Group=group)}),
        drawn("q /M gs .5 .2 .2 rg 9 9 9 9 re f Q", ExtGState={"/M": mask}),
        drawn("BT /L 9 Tf 9 9 Td (a) Tj ET", Font={"/L": letters}),
    ]  # fmt: skip
    source = plain(*plants)
    data = for_press(source, "x.pdf")
    assert b"DeviceRGB" in b"".join(one.unparse(resolved=True) for one in every_object(source))
    for one in every_object(data):
        assert b"DeviceRGB" not in one.unparse(resolved=True)
        if isinstance(one, pikepdf.Stream) and "/Width" not in one and one.get("/N") is None and "/Type" not in one:
            assert not re.search(rb"(?:^|\s)(?:rg|RG)(?=\s|$)", one.read_bytes())
    seen = painted(data)
    assert {one.space.painted.family for one in seen.paints} == {"DeviceCMYK", "Separation"}
    assert {space.family for space in seen.blending} == {"DeviceCMYK"}
    assert not any(one.overprints for one in seen.paints)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        soft_mask = pdf.pages[0].Resources.ExtGState["/M"].SMask
        assert b"0.3 g" in soft_mask.G.read_bytes()
        assert str(soft_mask.G.Group.CS) == "/DeviceGray"
        assert [float(one) for one in soft_mask.BC] == [1.0]


def test_a_spot_colour_stays_and_one_of_the_screen_is_refused() -> None:
    kept = for_press(plain(drawn("/C cs 1 scn 9 9 9 9 re f", ColorSpace={"/C": spot()})), "x.pdf")
    assert {one.space.colourants for one in painted(kept).paints} == {("Harbour Blue",), ("All",)}
    screen = spot()
    screen[2] = Name.DeviceRGB
    with pytest.raises(MaterialError, match=r"x\.pdf: page 1 has a spot colour that stands on DeviceRGB"):
        for_press(plain(drawn("/C cs 1 scn 9 9 9 9 re f", ColorSpace={"/C": screen})), "x.pdf")


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (drawn("/S sh", Shading={"/S": fade(1)}), "a shading over a mesh, or of two variables"),
        (drawn("/S sh", Shading={"/S": fade(Function=Dictionary(FunctionType=4))}), "colours are computed"),
        (drawn("/S sh", Shading={"/S": fade(Function=Dictionary(FunctionType=3, Functions=[]))}), "is damaged"),
        (drawn("/C cs 1 scn 9 9 9 9 re f", ColorSpace={"/C": Array([Name.Indexed, Name.DeviceRGB, 0, "abc"])}), "space"),
        (drawn("/Im Do", XObject={"/Im": picture("RGB", Mask=[0, 0, 0, 0, 0, 0])}), "one colour is transparent"),
        (drawn("/Im Do", XObject={"/Im": picture("RGB", Decode=[0.2, 0, 1, 0, 1, 0])}), "decoded in a rare way"),
        (drawn("/Im Do", XObject={"/Im": picture("RGB", ColorSpace=Array([Name.CalRGB, Dictionary()]))}), "CalRGB"),
        (drawn("/Im Do", XObject={"/Im": picture("RGB", Filter=Name.JPXDecode)}), "cannot be decoded"),
        (drawn("9 rg 9 9 9 9 re f"), "not written as it should be"),
    ],
)  # fmt: skip
def test_what_cannot_become_inks_is_refused_in_words(plant: Any, words: str) -> None:
    with pytest.raises(MaterialError) as caught:
        for_press(plain(plant), "x.pdf")
    assert "x.pdf: page 1 has " in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"%PDF-1.7 no more", "damaged"), (b"no PDF", "no PDF")],
)  # fmt: skip
def test_another_file_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(MaterialError, match=words):
        for_press(data, "x.pdf")


@pytest.mark.parametrize("intended", [Intended(ink=99), Intended(ink=401), Intended(bleed=-1), Intended(bleed=21)])
def test_settings_that_no_press_has(intended: Intended) -> None:
    with pytest.raises(UsageError):
        for_press(plain(), "x.pdf", intended)


@given(st.binary(max_size=60), st.integers(0, 10_000))
@settings(deadline=None, max_examples=60)
def test_spoilt_files_are_refused_or_made(spoil: bytes, at: int) -> None:
    spoilt = bytearray(SPOILT)
    place = at % len(spoilt)
    spoilt[place : place + len(spoil)] = spoil
    try:
        data = for_press(bytes(spoilt), "x.pdf", Intended(marks=False))
    except MaterialError as error:
        assert error.hint
    else:
        assert "DeviceRGB" not in {
            one.space.painted.family for page in pikepdf.open(io.BytesIO(data)).pages
            for one in Walker().page(page).paints
        }  # fmt: skip


SPOILT = plain(
    drawn("1 0 0 rg 9 9 9 9 re f /Fm Do /S sh /Im Do", XObject={"/Fm": form("0 1 0 RG 9 9 m 8 8 l S")}),
    drawn("/S sh /Im Do", Shading={"/S": fade()}, XObject={"/Im": picture("RGB")}), shown("0 0 1 rg"),
)

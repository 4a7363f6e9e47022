"""What is planted in a page of screen colours, and what is left of it on the way to a press."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from dragoman.model import MaterialError, UsageError
from dragoman.press import Intended, for_press
from dragoman.press.walking import Walker
from tests.press.files import drawn, form, spot, stream
from tests.press.screen_pages import content, every_object, families, painted, plain

INDEXED = Array([Name.Indexed, Name.DeviceRGB, 0, "abc"])


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
        assert m > 200 and y > 200 and c < 60 and k < 120  # a red
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
        assert list(found.read_bytes()[:4]) == pytest.approx(list(wanted[:4]), abs=6)


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
    assert colours[1] > 200 and colours[-4] > 200  # from red (magenta) to blue (cyan)


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
        (drawn("/C cs 1 scn 9 9 9 9 re f", ColorSpace={"/C": INDEXED}), "the space DeviceRGB"),
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

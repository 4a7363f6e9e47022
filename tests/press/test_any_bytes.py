"""Whatever a file holds, the answer is findings: damaged, hostile and foreign files."""

from __future__ import annotations

import io
import random
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf

from dragoman.model import MaterialError
from dragoman.press import Demands, Layout, booklet, preflight
from tests.press.files import blank, drawn, form, good, planted, stream

DEMANDS = Demands(measure_ink=False)


def codes(data: bytes) -> list[str]:
    found = preflight(data, "x.pdf", DEMANDS).findings
    assert all(finding.code.startswith("preflight-") for finding in found)
    return [finding.code for finding in found]


def either_way(data: bytes) -> None:
    """Both commands answer: with findings, with sheets, or with a refusal in words."""
    codes(data)
    try:
        made, said = booklet(data, "x.pdf", Layout())
    except MaterialError as error:
        assert str(error).startswith("x.pdf: ")
        assert error.hint
    else:
        assert "sheet" in said
        with pikepdf.open(io.BytesIO(made), suppress_warnings=True) as opened:
            assert len(opened.pages) % 2 == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "preflight-not-a-pdf"),
        (b"\0" * 4096, "preflight-not-a-pdf"),
        (b"PK\x03\x04 a document", "preflight-not-a-pdf"),
        ("Mətn".encode(), "preflight-not-a-pdf"),
        (b"%PDF-1.7\n", "preflight-damaged"),
        (b"%PDF-1.7\n%%EOF", "preflight-damaged"),
        (b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n1 0 obj << /Pages 1 0 R >> endobj", "preflight-damaged"),
    ],
    ids=lambda value: str(value[:12]) if isinstance(value, bytes) else "",
)
def test_what_is_no_pdf_is_told_so(data: bytes, code: str) -> None:
    assert code in codes(data)
    with pytest.raises(MaterialError):
        booklet(data, "x.pdf", Layout())


def test_a_file_without_pages() -> None:
    data = blank()
    assert "preflight-no-pages" in codes(data)
    with pytest.raises(MaterialError, match="no pages"):
        booklet(data, "x.pdf", Layout())


def test_a_file_that_was_cut_off_is_damaged() -> None:
    assert "preflight-damaged" in codes(good()[:-700])


def test_content_that_cannot_be_unpacked() -> None:
    def plant(pdf: Pdf) -> None:
        broken = pdf.make_stream(b"")
        broken.write(b"this was never packed", filter=Name.FlateDecode)
        pdf.pages[1].obj.Contents = broken

    assert "preflight-damaged" in codes(planted(good(), plant))


def test_forms_that_draw_themselves_come_to_an_end() -> None:
    def plant(pdf: Pdf) -> None:
        one = form("2 0 0 2 0 0 cm /A Do /A Do 1 0 0 rg 0 0 9 9 re f")(pdf)
        one.Resources = Dictionary(XObject=Dictionary(A=one))
        pdf.pages[0].obj.Resources.XObject = Dictionary(A=one)
        pdf.pages[0].contents_add(b"/A Do")

    assert {"preflight-rgb", "preflight-not-all-seen"} <= set(codes(planted(good(), plant)))


def test_forms_that_multiply_come_to_an_end() -> None:
    def plant(pdf: Pdf) -> None:
        below = form("0 0 9 9 re f")(pdf)
        for _ in range(24):
            draws = "".join(f"q {scale} 0 0 1 0 0 cm /A Do Q " for scale in range(1, 12))
            below = form(draws, Resources=Dictionary(XObject=Dictionary(A=below)))(pdf)
        pdf.pages[0].obj.Resources.XObject = Dictionary(A=below)
        pdf.pages[0].contents_add(b"/A Do")

    assert "preflight-not-all-seen" in codes(planted(blank((300, 400)), plant))


@settings(max_examples=60)
@given(st.data())
def test_bytes_that_changed_on_the_way(data: st.DataObject) -> None:
    sound = bytearray(good())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(sound) - 1))
        piece = data.draw(st.sampled_from([b"", b"\0", b"/", b"<<", b"999999999", b"null", b"-1", b"[", b")"]))
        sound[at : at + data.draw(st.integers(0, 40))] = piece
    either_way(bytes(sound[: data.draw(st.sampled_from([len(sound), len(sound) // 2, len(sound)]))]))


WRONG: tuple[Any, ...] = (
    None, True, -1, 0, 10**12, pikepdf.String("x"), Name("/X"), Name.DeviceRGB, Array([]), Array([1, Name("/A")]),
    Array([Name.Indexed, Name.Indexed]), Dictionary(), Dictionary(S=Name.JavaScript), Array([0, 0, 10**8, 10**8]),
)  # fmt: skip


@settings(max_examples=80)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_objects_of_any_kind_in_any_place(seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the seed is what hypothesis draws and shrinks

    def plant(pdf: Pdf) -> None:
        holders = [one for one in pdf.objects if isinstance(one, Dictionary | pikepdf.Stream)]
        for _ in range(count):
            holder = chance.choice(holders)
            keys = sorted(holder.keys())
            if not keys:
                continue
            key, value = chance.choice(keys), chance.choice((*WRONG, *holders))
            if key in {"/Length", "/Filter", "/DecodeParms"}:
                continue
            if value is None:
                del holder[key]
            else:
                holder[key] = value

    try:
        data = planted(ground(), plant)
    except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError):
        return  # pikepdf itself would not write it
    either_way(data)


def ground() -> bytes:
    """A file with something of everything."""
    return planted(
        good(),
        drawn(
            "/F Do /Pattern cs /P scn 0 0 9 9 re f /G gs /C cs 1 scn 0 0 9 9 re f",
            XObject={"/F": form("1 0 0 rg 0 0 9 9 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))},
            Pattern={"/P": stream(b"0 0 9 9 re f", PatternType=1, PaintType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9)},
            ExtGState={"/G": Dictionary(ca=0.5, BM=Array([Name.Multiply]), OP=True)},
            ColorSpace={"/C": Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])},
        ),
    )


SPOKEN = """
q Q cm w gs g rg k G RG K cs sc scn CS SC SCN f F f* S s B B* b b* sh Do BT ET Tf Tr Tm Td Tj TJ ' " d0 d1 re m l n
W BMC EMC BDC MP BX EX BI ID EI 0 1 -1 .5 99999999999999999999 /A /Pattern /DeviceRGB /F /P /G /C (x) <00> [1 (x)]
<< >> true null -.0 1e5
"""
WORDS = [word for line in SPOKEN.splitlines() for word in line.split()]


@settings(max_examples=120)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_content_of_any_kind(words: list[str]) -> None:
    either_way(planted(ground(), drawn(" ".join(words))))

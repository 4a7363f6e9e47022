"""Ink, measured by Ghostscript."""

from __future__ import annotations

import io

import pytest

from dragoman.model import Severity
from dragoman.press import Demands, ink, preflight
from dragoman.press.boxes import Box, Boxes
from tests.press.files import blank, drawn, good, planted, spot
from tests.rendering.opening import need

RICH = "1 .8 .8 1 k 100 100 72 72 re f"


def found(data: bytes, limit: float = 300.0) -> tuple[list[tuple[str, int | None]], float | None]:
    need("gs")
    inspected = preflight(data, "x.pdf", Demands(ink=limit))
    codes = [(one.code, one.position.page) for one in inspected.findings if "ink" in one.code]
    return codes, inspected.facts.ink


def test_the_good_file_has_little() -> None:
    codes, most = found(good())
    assert codes == []
    assert most == pytest.approx(160, abs=2)


@pytest.mark.parametrize(
    ("colour", "limit", "above"),
    [("1 1 1 0", 300, False), ("1 1 1 .05", 300, True), ("1 1 .8 0", 280, False), ("1 1 .85 0", 280, True),
     ("1 1 1 .2", 320, False), ("1 1 1 .25", 320, True), ("0 0 0 1", 160, False)],
)  # fmt: skip
def test_a_limit(colour: str, limit: float, above: bool) -> None:
    codes, most = found(planted(good(), drawn(f"{colour} k 50 50 9 9 re f", 3)), limit)
    assert codes == ([("preflight-ink", 3)] if above else [])
    assert most == pytest.approx(max(160, sum(map(float, colour.split())) * 100), abs=2)


def test_what_is_found_names_the_ink_and_the_area() -> None:
    need("gs")
    finding = next(
        one for one in preflight(planted(good(), drawn(RICH, 2)), "x.pdf").findings if one.code == "preflight-ink"
    )
    assert finding.severity is Severity.ERROR
    assert "360 % of ink where the limit is 300 %" in finding.message
    # An inch by an inch, and the pixels at its edge.
    assert 645 <= float(finding.message.split()[-2]) <= 690


def test_marks_outside_the_bleed_do_not_count() -> None:
    outside = drawn("/C cs 1 scn -60 -60 40 900 re f", ColorSpace={"/C": spot("/All")})

    def room(pdf: object) -> None:
        for page in pdf.pages:  # type: ignore[attr-defined]
            page.obj.MediaBox = [-60, -60, 500, 700]

    codes, most = found(planted(good(), room, outside))
    assert codes == []
    assert most == pytest.approx(160, abs=2)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_part_that_counts_turns_with_the_page(rotate: int) -> None:
    # One corner alone lies outside the trim, and has the ink.
    def trim(pdf: object) -> None:
        page = pdf.pages[0].obj  # type: ignore[attr-defined]
        page.TrimBox, page.Rotate = [100, 0, 300, 350], rotate

    inside = planted(blank((300, 400)), trim, drawn("1 1 1 1 k 110 10 20 20 re f"))
    outside = planted(blank((300, 400)), trim, drawn("1 1 1 1 k 0 0 99 400 re f 0 351 300 49 re f"))
    assert found(inside)[1] == 400
    assert found(outside)[1] == 0


def test_without_ghostscript_it_is_said_that_nothing_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink.shutil, "which", lambda name: None)
    inspected = preflight(good(), "x.pdf")
    (note,) = [one for one in inspected.findings if "ink" in one.code]
    assert (note.code, note.severity) == ("preflight-ink-not-measured", Severity.NOTE)
    assert "not installed" in note.message
    assert inspected.facts.ink is None


def test_ghostscript_that_takes_too_long_is_stopped() -> None:
    need("gs")
    boxes = Boxes(Box(0, 0, 300, 400), None, None, None, None)
    assert ink.measure(blank((300, 400)), [boxes], 300, seconds=0.001) is None


def test_a_page_that_is_too_large_to_paint_is_not_painted() -> None:
    codes, most = found(blank((30_000, 300)))
    assert codes == [("preflight-ink-not-measured", None)]
    assert most is None


def test_more_pages_than_are_painted_at_once() -> None:
    data = planted(blank(*[(60, 60)] * 53), drawn("1 1 1 1 k 0 0 30 30 re f", 52))
    assert found(data)[0] == [("preflight-ink", 52)]


def test_only_whole_pictures_are_read() -> None:
    head = b"P7\nWIDTH 2\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE CMYK\nENDHDR\n"
    whole = head + bytes(8)
    assert len(list(ink._pictures(io.BytesIO(whole + whole)))) == 2
    assert len(list(ink._pictures(io.BytesIO(whole + head + bytes(7))))) == 1
    assert list(ink._pictures(io.BytesIO(b"P6\n2 1\n255\n"))) == []
    assert list(ink._pictures(io.BytesIO(b"P7\nWIDTH x\nENDHDR\n"))) == []

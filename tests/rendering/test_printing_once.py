"""What is done once a process, or by HarfBuzz in place of fontTools, changes nothing of what is printed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib.tables._g_l_y_f import OVERLAP_COMPOUND, flagOverlapSimple

from dragoman.rendering import fonts, pdf, static_fonts, style_sheets
from dragoman.rendering.templates import Templates
from tests.rendering.test_fonts_in_pdf import alone, embedded, made

WORDS = "Bəyanat 2025: Şəki, İsmayıllı; «вода и берег»"
STYLED = """<!DOCTYPE html><html lang="az"><head><meta charset="utf-8"><title>t</title><style>{style}</style></head>
<body><p>Söz.</p></body></html>"""


def glyphs(data: bytes) -> dict[str, dict[int, tuple[list[tuple[int, int]], int, bool]]]:
    """Of each font: outline and width of each glyph that has one, by its number, and whether its strokes overlap."""
    found: dict[str, dict[int, tuple[list[tuple[int, int]], int, bool]]] = {}
    for name, font in embedded(data):
        table: Any = font["glyf"]
        found[name] = {}
        for number, glyph in enumerate(font.getGlyphOrder()):
            points = list(table[glyph].getCoordinates(table)[0])
            if points:
                flags = table[glyph].flags[0] if table[glyph].numberOfContours > 0 else table[glyph].components[0].flags
                overlaps = flagOverlapSimple if table[glyph].numberOfContours > 0 else OVERLAP_COMPOUND
                found[name][number] = points, font["hmtx"][glyph][0], bool(flags & overlaps)
    return found


@pytest.mark.parametrize(
    ("family", "style"),
    [("Source Serif 4", "font-weight: 600"), ("Source Serif 4", "font-style: italic"), ("Vollkorn", ""),
     ("Source Serif 4", 'font-variation-settings: "opsz" 24'), ("Noto Serif", "font-weight: 700")],
)  # fmt: skip
def test_outlines_are_those_that_fonttools_makes(
    family: str, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if static_fonts._pin() is None:
        pytest.skip("this HarfBuzz makes no fonts static")
    quick = alone(WORDS, "az", family, style)
    assert all("fvar" not in font for _, font in embedded(quick))
    monkeypatch.setattr(static_fonts, "pinned", lambda *_args, **_more: None)
    slow = glyphs(alone(WORDS, "az", family, style))
    assert slow
    for name, outlines in glyphs(quick).items():
        assert outlines.keys() == slow[name].keys()
        for number, (points, width, overlaps) in outlines.items():
            others, other, overlapped = slow[name][number]
            assert len(points) == len(others)
            # Both round; HarfBuzz now and then the other way.
            pairs = zip(points, others, strict=True)
            apart = (abs(one - two) for pair in pairs for one, two in zip(*pair, strict=True))
            assert max(apart) <= 1
            assert abs(width - other) <= 1
            assert overlaps == overlapped


def test_a_place_beyond_the_end_of_an_axis_is_its_end() -> None:
    style = 'font-weight: 1000; font-variation-settings: "opsz" 999'
    assert all("fvar" not in font for _, font in embedded(alone(WORDS, "az", "Source Serif 4", style)))


def styled(style: str) -> Any:
    return pdf(made("Söz."), {"page.html": STYLED.format(style=style)})


@pytest.mark.parametrize("style", ["p { colour: red }", ":root { --x: seven } p { width: var(--x) }", "@page { x: 1"])
def test_a_fault_of_a_sheet_is_told_of_every_page(style: str) -> None:
    told = [styled(style).findings for _ in range(3)]
    assert told[0]
    assert told[1:] == told[:-1]


def test_a_sheet_with_a_font_is_parsed_for_each_page() -> None:
    (font,) = [font for font in fonts.fonts() if font.family == "Vollkorn"]
    import base64

    data = base64.b64encode(font.paths[0].read_bytes()).decode()
    style = (
        f'@font-face {{ font-family: Own; src: url("data:font/ttf;base64,{data}") }}'
        "@page { size: A5 } p { font-family: Own }"
    )
    first, second = styled(style), styled(style)
    assert first.data == second.data
    assert [name for name, _ in embedded(second.data) if name.endswith("+Own")]
    assert not [key for key in style_sheets._parsed if "@font-face" in key[0]]


def test_pages_do_not_follow_from_those_before_them() -> None:
    def page(style: str) -> bytes:
        data: bytes = styled(style).data
        return data

    plain = "p { color: #123456 } @page { size: A5; @bottom-center { content: counter(page) } }"
    before = page(plain)
    assert any(plain in key[0] for key in style_sheets._parsed)
    page("p { color: #654321 } @page { size: A6 }")
    page("p { colour: red }")
    assert page(plain) == before


def test_what_an_imported_template_has_counted_is_of_one_page() -> None:
    overrides = {
        "count.html": '{% set turns = cycler(1, 2, 3) %}{% macro turn() %}{{ turns.next() }}{% endmacro %}',
        "page.html": '{% import "count.html" as count %}{{ count.turn() }} {{ count.turn() }}',
    }
    assert [Templates.of(overrides).fill("page.html", {}) for _ in range(3)] == ["1 2"] * 3


def test_weasyprint_is_loaded_without_a_compiler_and_whole(tmp_path: Path) -> None:
    script = """
import subprocess, sys
if sys.platform.startswith("linux"):
    def refuse(*_args, **_more):
        raise AssertionError("a program was run")
    subprocess.Popen = refuse
from dragoman.rendering.loading import load_weasyprint
load_weasyprint()
from weasyprint.pdf import fonts
assert not {"fontTools.subset", "fontTools.varLib.instancer"} & set(sys.modules)
assert fonts.subset.Options().hinting
try:
    fonts.instantiateVariableFont(None, {})
except Exception as error:
    assert not isinstance(error, ImportError), error
from fontTools import subset
from fontTools.varLib import instancer
assert fonts.subset.Options is subset.Options and instancer.instantiateVariableFont
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-c", script], cwd=tmp_path, env=environment,
        capture_output=True, text=True, timeout=120,
    )
    assert done.returncode == 0, done.stderr


def test_the_collector_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.pipeline import making

    before, met = gc.get_threshold(), []
    monkeypatch.setattr(making, "_made", lambda *_args: met.append(gc.get_threshold()[0]) or 1 / 0)
    outcome = making.make(_Nothing(), None, None, "a task")  # type: ignore[arg-type]
    assert met == [making._SELDOM]
    assert outcome.findings
    assert gc.get_threshold() == before


class _Nothing:
    def held(self) -> None:
        return None

"""What of the fonts is in a PDF: faces as heavy as they are asked for, small capitals and ligatures of a language, and
the letters that search finds."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from dragoman import proof
from dragoman.edition import compose
from dragoman.model import Edition, Role
from dragoman.rendering import fonts, pdf, pdf_fonts
from tests.edition.papers import Paper, statement

ONE = """<!DOCTYPE html><html lang="{locale}"><head><meta charset="utf-8"><title>t</title><style>
:lang(az), :lang(tr) {{ font-variant-ligatures: no-common-ligatures; }}
p {{ font-family: "{family}"; {style} }}</style></head><body><p>{words}</p></body></html>"""


def made(words: str, locale: str = "az", role: Role = Role.PARAGRAPH) -> Edition:
    paper = Paper("en", (locale,)).add(role, {"en": "Words.", locale: words}, level=2)
    return compose(paper.aligned(), paper.coverage())


def alone(words: str, locale: str, family: str, style: str) -> bytes:
    """A PDF with nothing in it but ``words``."""
    page = ONE.format(words=words, locale=locale, family=family, style=style)
    return pdf(made("Söz.", locale), {"page.html": page}).data


def embedded(data: bytes) -> Iterator[tuple[str, TTFont]]:
    """The font programs of a PDF, by name."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                yield str(item.FontName), TTFont(io.BytesIO(item.FontFile2.read_bytes()))


def drawn(data: bytes) -> list[int]:
    """Of each glyph that is drawn, in order: the number of its parts one above the other (two for a letter with a
    dot)."""
    ((_, font),) = embedded(data)
    glyphs: Any = font.getGlyphSet()
    with pikepdf.open(io.BytesIO(data)) as opened:
        shown = [
            bytes(piece)
            for operands, operator in pikepdf.parse_content_stream(opened.pages[0]) if str(operator) in ("Tj", "TJ")
            for piece in (operands[0] if isinstance(operands[0], pikepdf.Array) else operands)
            if isinstance(piece, pikepdf.String)
        ]
    codes = b"".join(shown)
    return [
        _storeys(glyphs, font.getGlyphName(int.from_bytes(codes[at:at + 2], "big"))) for at in range(0, len(codes), 2)
    ]


def _storeys(glyphs: Any, name: str) -> int:
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    spans: list[tuple[float, float]] = []
    heights: list[float] = []
    for command, points in pen.value:
        heights += [point[1] for point in points if point is not None]
        if command == "closePath":
            spans.append((min(heights), max(heights)))
            heights = []
    count, top = 0, float("-inf")
    for low, high in sorted(spans):
        count += low > top
        top = max(top, high)
    return count


@pytest.mark.parametrize("family", ["Source Serif 4", "Vollkorn"])
def test_small_capitals_keep_the_dot_where_the_language_has_it(family: str) -> None:
    style = "font-variant-caps: small-caps"
    assert drawn(alone("i", "az", family, style)) == [2]
    assert drawn(alone("i", "tr", family, style)) == [2]
    assert drawn(alone("i", "en", family, style)) == [1]
    assert drawn(alone("ı", "az", family, style)) == [1]


@pytest.mark.parametrize(("locale", "outlines"), [("az", [2]), ("tr", [2]), ("de", [1])])
def test_capitals_keep_it_too(locale: str, outlines: list[int]) -> None:
    assert drawn(alone("i", locale, "Source Serif 4", "text-transform: uppercase")) == outlines


def test_no_ligature_hides_the_dot() -> None:
    assert drawn(alone("fi", "az", "Vollkorn", "")) == [1, 2]
    assert len(drawn(alone("fi", "en", "Vollkorn", ""))) == 1, "there is no ligature to be switched off"


def test_filters_of_templates_know_the_language() -> None:
    source = """{% extends "built-in/page.html" %}{% block emblem %}<p>{{ "ictimai" | upper("az") }}
        {{- " İŞIQ" | lower }}
        {{- " title" | upper("en") }} {{ "izmir" | capitalize("tr") }} {{ "ilin işi" | title }}</p>{% endblock %}"""
    from dragoman.rendering import html

    page = html(made("Söz."), {"page.html": source}).data.decode()
    assert "<p>İCTİMAİ işıq TITLE İzmir İlin İşi</p>" in page


def heavy() -> Edition:
    return made("ҜҸ ваҝон", "az-Cyrl", Role.HEADING)


def test_a_fallback_face_is_as_heavy_as_its_neighbours() -> None:
    rendered = pdf(heavy())
    assert not rendered.findings
    faces = dict(embedded(rendered.data))
    assert any("Noto-Serif" in name and "Semi-Bold" in name for name in faces)
    assert not [name for name, font in faces.items() if "fvar" in font]


def test_weasyprint_still_takes_axes_that_a_font_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day this fails, the axes can go from ``pdf_fonts``."""
    monkeypatch.setattr(pdf_fonts, "mended", nullcontext)
    assert [finding.code for finding in pdf(heavy()).findings] == ["font"]


def arabic_letters() -> list[str]:
    paper = statement("ar", addressees=3)
    wanted = proof.expected(paper.aligned())
    data = pdf(compose(paper.aligned(), paper.coverage())).data
    return [finding.code for finding in proof.prove(data, "pdf", wanted, "paper.pdf").findings]


def test_search_finds_every_arabic_letter() -> None:
    assert not arabic_letters()


def test_weasyprint_still_loses_arabic_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day this fails, ``pdf_letters`` can go."""
    monkeypatch.setattr(pdf_fonts, "mended", nullcontext)
    assert set(arabic_letters()) == {"proof-letters"}


def test_a_template_s_own_font_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", ())
    (georgian,) = [font for font in fonts.fonts() if font.family == "Noto Sans Georgian"]
    monkeypatch.setattr(fonts, "fonts", lambda: tuple(font for font in known if font != georgian))
    face = base64.b64encode(georgian.paths[0].read_bytes()).decode()
    theme = '{% include "built-in/theme.css" %}' \
        "@font-face { font-family: House; src: url(data:font/ttf;base64,FACE) }" \
        ":root { --text-font: 'Source Serif 4', House }"
    assert not pdf(made("Ad სახელი."), {"theme.css": theme.replace("FACE", face)}).findings
    assert {finding.code for finding in pdf(made("Ad სახელი.")).findings} == {"missing-glyph"}


known = fonts.fonts()


def identifiers(data: bytes) -> list[str]:
    """The identifiers of the glyphs in the fonts of a PDF that have PostScript outlines."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        programs = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item]
        return [
            name for item in programs
            for name in TTFont(io.BytesIO(item.FontFile3.read_bytes()))["CFF "].cff[0].charset
        ]  # fmt: skip


def test_chinese_glyphs_are_called_by_their_numbers() -> None:
    """ISO 32000-1, clause 9.7.4.2: printers find a glyph by its identifier."""
    found = identifiers(pdf(made("河流。", "zh-Hans")).data)
    assert len(found) > 1000
    numbers = [0 if name == ".notdef" else int(name.removeprefix("cid")) for name in found]
    assert all(number == before + 1 or number == 0 for before, number in pairwise(numbers))


def test_weasyprint_still_calls_them_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day this fails, the numbers can go from ``pdf_fonts``."""
    monkeypatch.setattr(pdf_fonts, "mended", nullcontext)
    numbers = [int(name[3:]) for name in identifiers(pdf(made("河流。", "zh-Hans")).data) if name != ".notdef"]
    assert any(number > before + 1 for before, number in pairwise(numbers))

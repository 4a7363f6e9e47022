"""Fonts in a PDF as they are meant, in three things that WeasyPrint 70 gets wrong.

*Variable fonts.* It asks for every axis that the style sheet sets, and where a font has no such axis it gives up and
puts the font in as it is: semi-bold comes out as regular. ``test_weasyprint_still_takes_axes_that_a_font_lacks`` fails
on the day that it does not.

*Letters drawn by several glyphs.* It gives the first glyph of such a letter all of the letter's meaning and the others
none, and a glyph keeps the meaning that it was first met with (ISO 32000-1, clause 9.10.3, has one for each). In
Arabic script most letters are met so somewhere, and search and readers of screens lose them everywhere. See
``pdf_letters`` for what a glyph means by itself.

*Chinese fonts.* It writes the numbers of glyphs where a font with identifiers of its own is asked for these (ISO
32000-1, clause 9.7.4.2): printers that keep to the standard show other characters or none, and PDF/A forbids it.

And one that it does slowly: see ``static_fonts``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from dragoman.rendering import pdf_letters, static_fonts


@contextmanager
def mended() -> Iterator[None]:
    """Within it, WeasyPrint's fonts are put right before they are written into a PDF."""
    from weasyprint import pdf
    from weasyprint.pdf.fonts import Font

    build, clean = pdf.build_fonts_dictionary, Font.clean

    def with_fonts_mended(document: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            if "fvar" in font.tables:
                axes = _axes(font.file_content, font.index)
                font.variations = {axis: value for axis, value in font.variations.items() if axis in axes}
                font.axes = axes
            if any(pdf_letters.is_arabic(text) for text in font.to_unicode.values()):
                meanings = _meanings(font.file_content, font.index)
                font.to_unicode = {
                    glyph: pdf_letters.meaning(text, meanings.get(glyph, ()))
                    for glyph, text in font.to_unicode.items()
                }
        return build(document, fonts, *rest)

    def cleaned(font: Any, to_unicode: Any, *rest: Any) -> None:
        if "fvar" in font.tables:
            _make_static(font, to_unicode)
        clean(font, to_unicode, *rest)
        if font.type == "otf":
            font.file_content = _numbered(font.file_content)

    pdf.build_fonts_dictionary, Font.clean = with_fonts_mended, cleaned
    try:
        yield
    finally:
        pdf.build_fonts_dictionary, Font.clean = build, clean


def _numbered(data: bytes) -> bytes:
    """An OpenType font with PostScript outlines whose identifiers are the numbers of its glyphs."""
    font = _opened(data, 0)
    outlines = font["CFF "].cff[0]
    if not hasattr(outlines, "ROS"):
        return data
    names = [".notdef", *(f"cid{number:05}" for number in range(1, len(outlines.charset)))]
    numbers = outlines.CharStrings.charStrings
    outlines.CharStrings.charStrings = {
        name: numbers[old] for name, old in zip(names, outlines.charset, strict=True)
    }
    outlines.charset = names
    font.setGlyphOrder(names)
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _make_static(font: Any, glyphs: Mapping[int, str]) -> None:
    """Set one of WeasyPrint's variable fonts where it is used on its axes; as it is where HarfBuzz cannot.

    Where the style sheet says nothing of an axis, WeasyPrint's answers stand: ``Font.clean`` has them as well.
    """
    asked = {"wght": font.weight, "opsz": font.font_size, **font.variations}
    places = {}
    for axis, (least, usual, most) in font.axes.items():
        if axis in ("slnt", "ital") and axis not in asked:
            return
        places[axis] = min(max(asked.get(axis, usual), least), most)
    face = static_fonts.pinned(font.hb_face, glyphs, places, notdef=bool(font.missing))
    if face is not None:
        font.hb_face = face
        font.tables = [name for name in font.tables if name != "fvar"]


@lru_cache(maxsize=16)
def _axes(data: bytes, index: int) -> dict[str, tuple[float, float, float]]:
    """The least, usual and greatest value of each axis."""
    axes = _opened(data, index)["fvar"].axes
    return {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}


@lru_cache(maxsize=8)
def _meanings(data: bytes, index: int) -> dict[int, tuple[str, ...]]:
    font = _opened(data, index)
    return {font.getGlyphID(name): texts for name, texts in pdf_letters.meanings(font).items()}


def _opened(data: bytes, index: int) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), fontNumber=index, lazy=True)

"""The cover of a book, drawn as a picture: shelves of reading systems show pictures and no pages.

PNG, since many shelves show no SVG. The titles stand in white on a ground of the theme's colour.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.rendering.book import lettering
from dragoman.rendering.book.contents import Label
from dragoman.rendering.book.faces import Family, family_for
from dragoman.rendering.book.lettering import Lettering

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1400, 2100
_MARGIN, _FRAME, _AFTER_RULE = 150, 64, 84
_LEVELS = 32
"""Shades between ground and ink: so many are enough for smooth letters, and keep the file small."""
_GROUND, _INK = (0x1F, 0x35, 0x56), (255, 255, 255)
_DARK = 120
"""Lightness, 0–255, below which white letters are legible on a ground."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a cover."""

    titles: tuple[tuple[Label, Label | None], ...]
    """Title and subtitle in each language, the largest first."""
    stamp: Label | None = None
    """At the head: says that it is a draft."""
    foot: Label | None = None
    """At the foot: the date."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    label: Label
    size: float
    bold: bool
    before: float = 0
    """Space above it, in pixels at full size."""
    ink: int = 255
    """0 for the ground to 255 for white."""
    rule: bool = False
    """Whether a short line stands above it."""


def draw(words: Words, ground: str, among: Sequence[Family]) -> tuple[bytes, tuple[str, ...]] | None:
    """The picture as PNG and the titles on it; None where none can be drawn.

    Each language is set in the first family of ``among`` that has all of its letters here (figures and marks may come
    from another), and left out where there is none. ``ground`` is a CSS colour; one that cannot be read or is too
    light gives way to a dark blue. None as well where Pillow came without Raqm.
    """
    from PIL import Image, ImageDraw

    faces = _chosen(words, among) if lettering.available() else {}
    paragraphs = [*_paragraphs([pair for pair in words.titles if pair[0].locale in faces])]
    if not paragraphs:
        return None
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((_FRAME, _FRAME, WIDTH - _FRAME, HEIGHT - _FRAME), outline=110, width=3)
    room = HEIGHT - 2 * _MARGIN - 420
    scale = next((step / 100 for step in range(100, 30, -5) if _height(paragraphs, faces, step / 100) <= room), 0.3)
    _set(pen, paragraphs, faces, scale, _MARGIN + 210 + (room - _height(paragraphs, faces, scale)) * 0.42)
    if words.stamp and words.stamp.locale in faces:
        _stamp(pen, words.stamp, faces)
    if words.foot and words.foot.locale in faces:
        _set(pen, [_Paragraph(words.foot, 54, bold=False, ink=230)], faces, 1, HEIGHT - 290)
    return _png(picture, _colour(ground)), tuple(one.label.text for one in paragraphs)


def _chosen(words: Words, among: Sequence[Family]) -> dict[str, tuple[Family, ...]]:
    """The families of each language: the one that has its letters, then those that have its figures and marks."""
    said: dict[str, str] = {}
    turned = set()
    for label in (words.stamp, words.foot, *(label for pair in words.titles for label in pair)):
        if label:
            said[label.locale] = said.get(label.locale, "") + label.text
            turned |= {label.locale} if label.direction == "rtl" else set()
    found: dict[str, tuple[Family, ...]] = {}
    for locale, text in said.items():
        whole = family_for(text, among)
        # Runs of several fonts are put side by side from the left: right-to-left words are of one.
        first = whole or (None if locale in turned else family_for(filter(str.isalpha, text), among))
        if first and all(family_for(letter, among) for letter in text):
            found[locale] = (first, *(family for family in among if family is not first))
    return found


def _paragraphs(titles: Sequence[tuple[Label, Label | None]]) -> Iterator[_Paragraph]:
    for number, (title, subject) in enumerate(titles):
        main, length = number == 0, len(title.text)
        size = (150 if length < 16 else 112 if length < 48 else 84) if main else (78 if length < 48 else 60)
        yield _Paragraph(title, size, bold=True, before=0 if main else 96, ink=255 if main else 220, rule=not main)
        if subject:
            yield _Paragraph(
                subject, 70 if main else 52, bold=False, before=44 if main else 24, ink=240 if main else 210
            )


def _set(
    pen: ImageDraw, paragraphs: Sequence[_Paragraph], faces: Mapping[str, Sequence[Family]], scale: float, top: float
) -> None:
    for number, one in enumerate(paragraphs):
        if number:
            top += one.before * scale
        if number and one.rule:
            pen.line((WIDTH // 2 - 100, round(top), WIDTH // 2 + 100, round(top)), fill=150, width=4)
            top += _AFTER_RULE * scale
        letters = Lettering(one.label, one.size * scale, faces, bold=one.bold)
        for line in letters.lines(WIDTH - 2 * _MARGIN):
            letters.write(pen, line, WIDTH / 2, top, one.ink)
            top += letters.leading


def _height(paragraphs: Sequence[_Paragraph], faces: Mapping[str, Sequence[Family]], scale: float) -> float:
    """Height of the paragraphs in pixels; more than any page where a word is wider than the page."""
    total = 0.0
    for one in paragraphs:
        letters = Lettering(one.label, one.size * scale, faces, bold=one.bold)
        lines = letters.lines(WIDTH - 2 * _MARGIN)
        if max(map(letters.width, lines)) > WIDTH - 2 * _MARGIN:
            return HEIGHT
        total += (one.before + (_AFTER_RULE if one.rule else 0)) * scale + len(lines) * letters.leading
    return total


def _stamp(pen: ImageDraw, label: Label, faces: Mapping[str, Sequence[Family]]) -> None:
    letters = Lettering(label, 60, faces, bold=True)
    half = letters.width() / 2 + 40
    pen.rectangle((WIDTH / 2 - half, 190, WIDTH / 2 + half, 200 + letters.leading + 14), outline=255, width=4)
    letters.write(pen, label.text, WIDTH / 2, 198, 255)


def _png(picture: Image, ground: tuple[int, int, int]) -> bytes:
    small = picture.point([round(level * (_LEVELS - 1) / 255) for level in range(256)])
    small.putpalette([
        round(low + (high - low) * step / (_LEVELS - 1)) for step in range(_LEVELS)
        for low, high in zip(ground, _INK, strict=True)
    ])
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _colour(ground: str) -> tuple[int, int, int]:
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(ground)[:3]
    except ValueError:
        return _GROUND
    return (red, green, blue) if 0.3 * red + 0.59 * green + 0.11 * blue < _DARK else _GROUND

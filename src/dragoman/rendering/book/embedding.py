"""Fonts that a book takes with it, cut down to the letters that it uses.

The packaged fonts are under the SIL Open Font License, which lets a document hold them; their notices stay in the files
and stand in a file of licences. Same fonts and letters, same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from dragoman.rendering.book.faces import UNDRAWN, Face, Family, family_for
from dragoman.rendering.book.package import XHTML, Item

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

ITALIC = frozenset({"em", "i", "cite", "blockquote"})
BOLD = frozenset({"strong", "b", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
ITALIC_CLASSES = frozenset({"subtitle", "byline", "signed-mark", "book-subject", "untranslated"})
BOLD_CLASSES = frozenset({"title", "heading", "signatory", "book-title", "what", "stamp"})
"""What the style sheet of a book sets in italic and in bold."""
_ALWAYS = frozenset("-\u2010\u00ad \u00a0.…\u2190\u2191\u2192\u2193")
"""What a reading system adds: hyphens, and the arrows of the style sheet."""
_BOLD = 600
"""CSS weight from which a font file is a bold one."""
_NAMES_KEPT = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14)
"""Of a font's names, those that tell what it is, whose it is and on what terms."""


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """One style of letters."""

    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Embedded:
    """What comes of it."""

    items: tuple[Item, ...]
    """The font files, and one of their licences."""
    css: str
    """Rules for the style sheet: where the fonts are, and which language is set in which."""


def embed(documents: Sequence[Item], among: Sequence[Family], *, every_style: bool = False) -> Embedded:
    """The fonts for the words of ``documents``.

    Each language is set in the first family of ``among`` that has all of its letters, or else in the one that has most
    of them with the others behind it. With ``every_style`` each style has all letters, for a style sheet that is not
    ours.
    """
    used = _letters(documents)
    stacks = {locale: _stack(styles, among) for locale, styles in used.items()}
    needed: dict[tuple[str, Style], set[str]] = {}
    for locale, styles in used.items():
        whole = set().union(*styles.values())
        for style, letters in styles.items():
            left = set(whole if every_style else letters)
            for number, family in enumerate(stacks[locale]):
                had = {letter for letter in left if ord(letter) in family.letters()}
                if had:
                    key = family.name, _own(family, style)
                    needed.setdefault(key, set()).update(had if number else had | _ALWAYS)
                left -= had
    families = {family.name: family for family in among}
    faces = {key: families[key[0]].face(bold=key[1].bold, italic=key[1].italic) for key in needed}
    in_file: dict[Face, set[str]] = {}
    for key, letters in needed.items():
        in_file.setdefault(faces[key], set()).update(letters)
    items, rules, notices = [], [], []
    for key, letters in sorted(needed.items()):
        (name, style), face = key, faces[key]
        data, notice = _cut(_small(face.path, frozenset(in_file[face])), face, frozenset(letters), style)
        file = f"fonts/{_slug(name)}{'-bold' * style.bold}{'-italic' * style.italic}{face.path.suffix.lower()}"
        items.append(Item(file, data, "font/otf" if file.endswith(".otf") else "font/ttf"))
        rules.append(_face_rule(name, style, file))
        notices.append(f"{file}\n{notice}\n")
    rules += [_language_rule(locale, stack) for locale, stack in sorted(stacks.items())]
    items.append(Item("fonts/licences.txt", "\n".join(notices).encode(), "text/plain"))
    return Embedded(tuple(items), "\n".join(rules))


def _own(family: Family, style: Style) -> Style:
    """The style that a family has for one; a reading system slants and thickens letters where there is no file."""
    face = family.face(bold=style.bold, italic=style.italic)
    return Style(style.bold and (face.variable or face.weight >= _BOLD), face.italic)


def _stack(styles: Mapping[Style, set[str]], among: Sequence[Family]) -> tuple[Family, ...]:
    letters = set().union(*styles.values()) - UNDRAWN
    words = {letter for letter in letters if letter.isalpha()}
    first = family_for(letters, among) or family_for(words, among) or max(
        among, key=lambda family: sum(ord(letter) in family.letters() for letter in words)
    )
    return (first, *(family for family in among if family is not first))


def _letters(documents: Sequence[Item]) -> dict[str, dict[Style, set[str]]]:
    """Language → style → letters in it."""
    found: dict[str, dict[Style, set[str]]] = {}
    for document in documents:
        if document.media_type == XHTML:
            for locale, style, text in _read(document.data):
                found.setdefault(locale, {}).setdefault(style, set()).update(text)
    return found


def _read(document: bytes) -> Iterator[tuple[str, Style, str]]:
    open_elements: list[tuple[str, Style, bool]] = [("", Style(bold=False, italic=False), False)]
    read: list[tuple[str, Style, str]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        locale, style, turned = open_elements[-1]
        locale, turned = given.get("lang") or locale, given["dir"] == "rtl" if "dir" in given else turned
        classes = set(given.get("class", "").split())
        bold = style.bold or tag in BOLD or not classes.isdisjoint(BOLD_CLASSES)
        italic = style.italic or tag in ITALIC or not classes.isdisjoint(ITALIC_CLASSES)
        # Scripts without italics emphasise by weight.
        bold = bold or (tag == "em" and (turned or locale.split("-")[0] in ("zh", "ja", "ko")))
        open_elements.append((locale, Style(bold, italic and not turned), turned))

    def said(text: str) -> None:
        locale, style, _ = open_elements[-1]
        if text.strip():
            read.append((locale, style, "".join(text.split())))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: open_elements.pop()
    parser.CharacterDataHandler = said
    parser.Parse(document, True)
    yield from read


@lru_cache(maxsize=32)
def _small(path: Path, letters: frozenset[str]) -> bytes:
    """A font file with ``letters`` alone, in all its weights: what takes time is taken once for all styles of it."""
    from fontTools.ttLib import TTFont

    return _saved(_subset(TTFont(path, recalcTimestamp=False), letters))


@lru_cache(maxsize=64)
def _cut(small: bytes, face: Face, letters: frozenset[str], style: Style) -> tuple[bytes, str]:
    """A static font with ``letters`` alone, and its notices."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = _subset(TTFont(io.BytesIO(small), recalcTimestamp=False), letters)
    if face.axes:
        place = face.at({"wght": 600 if style.bold else 400, "opsz": 11, "wdth": 100})
        font = instantiateVariableFont(font, place, inplace=True)
        font["OS/2"].usWeightClass = 700 if style.bold else 400
    notices = (font["name"].getDebugName(number) for number in (4, 0, 13, 14))
    return _saved(font), "\n".join(notice for notice in notices if notice)


def _subset(font: TTFont, letters: frozenset[str]) -> TTFont:
    from fontTools.subset import Options, Subsetter

    cutter = Subsetter(Options(
        name_IDs=_NAMES_KEPT, name_languages=[0x409], notdef_outline=True, hinting=False, recalc_timestamp=False,
        glyph_names=False,
    ))
    cutter.populate(unicodes=[ord(letter) for letter in sorted(letters)])
    cutter.subset(font)
    return font


def _saved(font: TTFont) -> bytes:
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _face_rule(name: str, style: Style, file: str) -> str:
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {"bold" if style.bold else "normal"};'
        f' font-style: {"italic" if style.italic else "normal"}; src: url({file}); }}'
    )


def _language_rule(locale: str, stack: Sequence[Family]) -> str:
    names = ", ".join(f'"{family.name}"' for family in stack)
    return f'{f"[lang={chr(34)}{locale}{chr(34)}]" if locale else "body"} {{ font-family: {names}, serif; }}'


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")

"""Step: what stands on a page and in no element is an artifact: heads and feet of pages, stamps, rules, repeated heads.

ISO 32000-1, clause 14.8.2.2; ISO 14289-1, clause 7.1: all content is tagged or an artifact. WeasyPrint 70 gives the
words of page margins identifiers as if they belonged to an element, and gives artifacts no type.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pikepdf

from dragoman.rendering.after_layout.content import Change, rewritten
from dragoman.rendering.after_layout.structure import Content, Element, Kid

_PIXELS = 96 / 72
_CODES = re.compile(rb"^<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>$", re.MULTILINE)
"""An entry of a font's map to Unicode."""


def set_apart(pdf: pikepdf.Pdf, document: Element) -> Element:
    """Make an artifact of all content of the pages that ``document`` does not hold.

    Returns the document with the content numbered anew, from 0 on each page in reading order; the streams say the same.
    """
    changes: list[dict[int, Change]] = [{} for _ in pdf.pages]
    for leaf in document.leaves():
        if isinstance(leaf, Content):
            changes[leaf.page][leaf.number] = Change(len(changes[leaf.page]), leaf.end)
    spaces = _spaces(pdf)
    for page, own in zip(pdf.pages, changes, strict=True):
        _, bottom, _, top = (float(edge) for edge in page.mediabox)
        stream = rewritten(page.obj.Contents.read_bytes(), own, (top - bottom) * _PIXELS, spaces)
        page.obj.Contents = pdf.make_stream(stream)
    return _numbered(document, changes)


def _numbered(element: Element, changes: list[dict[int, Change]]) -> Element:
    def renewed(kid: Kid) -> Kid:
        if isinstance(kid, Element):
            return _numbered(kid, changes)
        return replace(kid, number=changes[kid.page][kid.number].number) if isinstance(kid, Content) else kid

    return element.holding(*(renewed(kid) for kid in element.kids))


def _spaces(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    """The code of the space in each font that has one; WeasyPrint gives all pages the same resources."""
    found: dict[str, bytes] = {}
    fonts: Any = pdf.pages[0].obj.Resources.get("/Font", pikepdf.Dictionary())
    for name, font in fonts.items():
        if "/ToUnicode" in font:
            codes = {text.lower(): code for code, text in _CODES.findall(font.ToUnicode.read_bytes())}
            # Where a no-break space was set first, WeasyPrint says of all spaces that they are such.
            space = codes.get(b"0020") or codes.get(b"00a0")
            if space:
                found[name.lstrip("/")] = space
    return found

"""Step: what stands on a page and in no element is an artifact: heads and feet of pages, stamps, rules, repeated heads.

ISO 32000-1, clause 14.8.2.2; ISO 14289-1, clause 7.1: all content is tagged or an artifact. WeasyPrint 70 gives the
words of page margins identifiers as if they belonged to an element, and gives artifacts no type.
"""

from __future__ import annotations

from dataclasses import replace

import pikepdf

from dragoman.rendering.after_layout.content import rewritten
from dragoman.rendering.after_layout.structure import Content, Element, Kid

_PIXELS = 96 / 72


def set_apart(pdf: pikepdf.Pdf, document: Element) -> Element:
    """Make an artifact of all content of the pages that ``document`` does not hold.

    Returns the document with the content numbered anew, from 0 on each page in reading order; the streams say the same.
    """
    numbers: list[dict[int, int]] = [{} for _ in pdf.pages]
    parted: list[set[int]] = [set() for _ in pdf.pages]
    for leaf in document.leaves():
        if isinstance(leaf, Content):
            numbers[leaf.page].setdefault(leaf.number, len(numbers[leaf.page]))
            if leaf.parted:
                parted[leaf.page].add(leaf.number)
    for page, own, soft in zip(pdf.pages, numbers, parted, strict=True):
        _, bottom, _, top = (float(edge) for edge in page.mediabox)
        stream = rewritten(page.Contents.read_bytes(), own, soft, (top - bottom) * _PIXELS)
        page.Contents = pdf.make_stream(stream)
    return _numbered(document, numbers)


def _numbered(element: Element, numbers: list[dict[int, int]]) -> Element:
    def renewed(kid: Kid) -> Kid:
        if isinstance(kid, Element):
            return _numbered(kid, numbers)
        return replace(kid, number=numbers[kid.page][kid.number]) if isinstance(kid, Content) else kid

    return element.holding(*(renewed(kid) for kid in element.kids))

"""Step: footnotes are notes with a name, and their marks are references.

ISO 32000-1, clauses 14.8.4.4.1 (``Note``, ``Reference``); ISO 14289-1, clause 7.9: each note has a unique identifier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.model import Edition, RowKind
from dragoman.rendering.after_layout.structure import Element, Kid

CLASSES = frozenset({"marker", "footnote-mark"})
"""Classes of the page that this step goes by."""


def noted(document: Element, texts: Iterable[Edition]) -> Element:
    """``document`` with its footnotes and the marks that lead to them.

    Footnotes are known by the ``id`` of their row, its number by the class ``marker``, marks by the class
    ``footnote-mark``; a template that has none of these has notes that are paragraphs.
    """
    rows = {
        row.anchor for edition in texts for section in edition.sections for row in section.rows
        if row.kind is RowKind.FOOTNOTE and row.first
    }
    return _noted(document, frozenset(rows), "")


def _noted(element: Element, rows: frozenset[str], cell: str) -> Element:
    if "footnote-mark" in element.origin.classes:
        element = replace(element, kind="Reference")
    elif element.kind == "P" and cell:
        kids, name = tuple(_label(kid) for kid in element.kids), f"note-{cell}"
        return element.holding(Element("Note", kids, name=name))
    if element.kind == "TR" and element.origin.id in rows:
        return element.holding(*(
            _noted(kid, rows, f"{element.origin.id}-{place}") if isinstance(kid, Element) else kid
            for place, kid in enumerate(element.kids, start=1)
        ))
    return element.holding(*(_noted(kid, rows, cell) if isinstance(kid, Element) else kid for kid in element.kids))


def _label(kid: Kid) -> Kid:
    if isinstance(kid, Element) and "marker" in kid.origin.classes:
        return Element("Lbl", (kid,))
    return kid

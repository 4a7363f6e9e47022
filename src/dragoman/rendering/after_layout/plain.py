"""Step: no elements that say nothing.

WeasyPrint 70 writes a ``Span`` for every line and another for its words, ``NonStruct`` for what has no type of its
own, and elements for boxes that hold nothing. Readers of screens walk through all of them; some pause at each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.rendering.after_layout.structure import Content, Element, Kid
from dragoman.rendering.pdf_tags import BLANK, SPACED

_SILENT = frozenset({"Span", "NonStruct"})
_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Div", "Sect", "BlockQuote"})
_MAY_BE_EMPTY = frozenset({"Document", "TD", "TH"})
"""An empty cell keeps the others in their columns."""


def plain(document: Element, keeping: frozenset[str] = frozenset()) -> Element:
    """``document`` without elements that hold nothing, and with the kids of those that say nothing in their stead.

    Elements with a class of ``keeping`` stay for a later step. A figure without an alternate description is decoration
    (ISO 14289-1, clause 7.3): it is left out, and becomes an artifact.
    """
    return document.holding(*_plain(document.kids, keeping))


def spaced(document: Element) -> Element:
    """``document`` without strings of nothing but space, and with a space at the end of what each followed."""
    leaves = [leaf for leaf in document.leaves() if isinstance(leaf, Content)]
    before = {one for one, other in pairwise(leaves) if other.end == BLANK and not one.end}
    return document.holding(*_spaced(document.kids, before)) if leaves else document


def _spaced(kids: tuple[Kid, ...], before: set[Content]) -> Iterator[Kid]:
    for kid in kids:
        if isinstance(kid, Element):
            yield kid.holding(*_spaced(kid.kids, before))
        elif not isinstance(kid, Content) or kid.end != BLANK:
            yield replace(kid, end=SPACED) if isinstance(kid, Content) and kid in before else kid


def _plain(kids: tuple[Kid, ...], keeping: frozenset[str]) -> Iterator[Kid]:
    for kid in kids:
        if not isinstance(kid, Element):
            yield kid
        elif kid.kind in _SILENT and not (
            kid.language or kid.name or kid.alternative or not keeping.isdisjoint(kid.origin.classes)
        ):
            yield from _plain(kid.kids, keeping)
        elif kid.kind != "Figure" or kid.alternative:
            below = kid.holding(*_plain(kid.kids, keeping))
            if below.kids or kid.kind in _MAY_BE_EMPTY:
                yield replace(below, kind=_named(below)) if kid.kind == "NonStruct" else below


def _named(element: Element) -> str:
    """The type of an element without one that says something all the same: its language."""
    return "Div" if any(isinstance(kid, Element) and kid.kind in _BLOCKS for kid in element.kids) else "Span"

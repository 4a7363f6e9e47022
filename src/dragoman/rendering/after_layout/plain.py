"""Step: no elements that say nothing.

WeasyPrint 70 writes a ``Span`` for every line and another for its words, ``NonStruct`` for what has no type of its
own, and elements for boxes that hold nothing. Readers of screens walk through all of them; some pause at each.
"""

from __future__ import annotations

from dragoman.rendering.after_layout.structure import Element, Kid

_SILENT = frozenset({"Span", "NonStruct"})
_MAY_BE_EMPTY = frozenset({"Document", "TD", "TH"})
"""An empty cell keeps the others in their columns."""


def plain(document: Element) -> Element:
    """``document`` without elements that hold nothing, and with the kids of those that say nothing in their stead.

    A figure without an alternate description is decoration (ISO 14289-1, clause 7.3): it is left out, and becomes an
    artifact.
    """
    return document.holding(*(one for kid in document.kids for one in _plain(kid)))


def _plain(kid: Kid) -> tuple[Kid, ...]:
    if not isinstance(kid, Element):
        return (kid,)
    if kid.kind == "Figure" and not kid.alternative:
        return ()
    kids = tuple(one for below in kid.kids for one in _plain(below))
    if not kids and kid.kind not in _MAY_BE_EMPTY:
        return ()
    if kid.kind in _SILENT and not (kid.language or kid.name or kid.alternative):
        return kids
    return (kid.holding(*kids),)

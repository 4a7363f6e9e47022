"""Step: heads of columns say that they are.

ISO 14289-1, clause 7.5, asks for ``Scope`` (ISO 32000-1, table 349) on header cells. WeasyPrint 70 writes identifiers
and ``Headers``, which fewer readers follow, and no scope.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.rendering.after_layout.structure import Element


def headed(element: Element, *, inside: str = "") -> Element:
    """``element`` with a scope on every header cell: the column in the head of a table, the row elsewhere."""
    inside = element.kind if element.kind in ("THead", "TBody", "TFoot", "Table") else inside
    if element.kind == "TH" and "/Scope" not in element.attributes:
        scope = "/Row" if inside in ("TBody", "TFoot") else "/Column"
        element = replace(element, attributes={"/O": "/Table", **element.attributes, "/Scope": scope})
    return element.holding(*(headed(kid, inside=inside) if isinstance(kid, Element) else kid for kid in element.kids))

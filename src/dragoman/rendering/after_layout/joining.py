"""Step: an element of the page is one element of the structure, over however many lines and pages it was broken.

WeasyPrint 70 writes a tag for every fragment, so that a table over twelve pages is twelve tables, each with the heads
of its columns, and a row over a page break is two rows (ISO 32000-1, clauses 14.8.4.3.4 and 14.8.2.3.1).
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.rendering.after_layout.structure import Element, Kid

_REPEATED = frozenset({"THead", "TFoot"})
_ROWS = frozenset({"TR", "Table"})
"""What is broken side by side: the kids of its later fragments belong to those of its first."""


def joined(document: Element) -> Element:
    """``document`` with fragments of one element made one.

    Fragments follow one another, but for those of the cells of a row: there the fragments of the first cell come
    before those of the second. Heads and feet of a table that are repeated on its later pages are left out; their
    content becomes an artifact of the page. Linear in the number of elements.
    """
    return document.holding(*_joined(document.kids, anywhere=False))


def _joined(kids: Iterable[Kid], *, anywhere: bool) -> Iterable[Kid]:
    fragments: list[tuple[Kid, list[Kid]]] = []
    """The first fragment of each kid, with the kids of all of its fragments."""
    places: dict[tuple[int, str, str], int] = {}
    for kid in kids:
        if not isinstance(kid, Element):
            fragments.append((kid, []))
            continue
        key = (kid.origin.number, kid.origin.tag, kid.kind)
        place = places.get(key, -1) if kid.origin.number else -1
        if place >= 0 and kid.kind in _REPEATED:
            continue
        if place >= 0 and (anywhere or place == len(fragments) - 1):
            fragments[place][1].extend(kid.kids)
            continue
        places[key] = len(fragments)
        fragments.append((kid, list(kid.kids)))
    for first, below in fragments:
        if isinstance(first, Element):
            yield first.holding(*_joined(below, anywhere=first.kind in _ROWS))
        else:
            yield first

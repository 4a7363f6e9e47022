"""Structure types that WeasyPrint 70 does not write: contents, indexes, and what is no part of the text.

An element says its type by ``data-structure``. ISO 32000-1, clause 14.8.4.2: ``TOC``, ``TOCI``, ``Index``,
``Caption``. ``Aside`` is of ISO 32000-2 (clause 14.8.4.4.5); ``after_layout`` maps it for readers of the first part.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TYPES = frozenset({"Aside", "TOC", "TOCI", "Index", "Caption"})


@contextmanager
def structured() -> Iterator[None]:
    """Within it, WeasyPrint's tags have the types that their elements ask for.

    Boxes that layout puts round parts of an element are of the same element and stay as they are.
    """
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    around: list[Any] = [None]

    def with_type(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        element = getattr(box, "_box", box).element
        wanted = None if element is None or element is around[-1] else element.get("data-structure")
        around.append(element)
        try:
            for made in build(box, parent, *rest):
                if wanted in TYPES:
                    made["S"] = f"/{wanted}"
                    wanted = None
                yield made
        finally:
            around.pop()

    tags._build_box_tree = with_type
    try:
        yield
    finally:
        tags._build_box_tree = build

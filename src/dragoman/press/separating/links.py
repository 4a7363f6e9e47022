"""Links and other annotations off the pages, and out of the structure (ISO 32000-1, clauses 12.5 and 14.7.4.3).

PDF/X-4 takes no annotation within the bleed (ISO 15930-7, clause 6.17), and paper has no use for one. The words of a
link stay where they are, and stay a link in the structure.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from dragoman.press import objects

_MOST = 5_000_000
"""Elements that are looked at: more than any book has."""


def without_annotations(pdf: pikepdf.Pdf) -> None:
    """Take all annotations away, and what the structure says of them."""
    places: set[int] = set()
    for page in pdf.pages:
        for annotation in objects.items(objects.entry(page.obj, "/Annots")):
            if objects.entry(annotation, "/StructParent") is not None:
                places.add(objects.whole(annotation, "/StructParent"))
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    root = objects.entry(pdf.Root, "/StructTreeRoot")
    if root is None:
        return
    _forget_references(root)
    _forget_places(objects.entry(root, "/ParentTree"), places)


def _forget_references(root: Any) -> None:
    """Object references (OBJR) out of the kids of all elements."""
    waiting, met = [root], set[tuple[int, int]]()
    for _ in range(_MOST):
        if not waiting:
            return
        element = waiting.pop()
        if objects.identity(element) in met:
            continue
        if objects.identity(element) != (0, 0):
            met.add(objects.identity(element))
        kids = objects.entry(element, "/K")
        if _is_reference(kids):
            del element["/K"]
        elif isinstance(kids, pikepdf.Array):
            kept = [kid for kid in objects.items(kids) if not _is_reference(kid)]
            if len(kept) < len(kids):
                element.K = pikepdf.Array(kept)
            waiting += [kid for kid in kept if isinstance(kid, pikepdf.Dictionary)]
        elif isinstance(kids, pikepdf.Dictionary):
            waiting.append(kids)


def _is_reference(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and objects.named(kid, "/Type") == "OBJR"


def _forget_places(tree: Any, places: set[int]) -> None:
    """The keys of annotations out of a number tree (clause 7.9.7)."""
    waiting = [tree]
    for _ in range(_MOST):
        if not waiting:
            return
        node = waiting.pop()
        waiting += objects.items(objects.entry(node, "/Kids"))
        pairs = objects.items(objects.entry(node, "/Nums"))
        kept = [
            one for key, value in zip(pairs[::2], pairs[1::2], strict=False) if int(key) not in places
            for one in (key, value)
        ]  # fmt: skip
        if len(kept) < len(pairs):
            node.Nums = pikepdf.Array(kept)

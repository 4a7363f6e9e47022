"""Step: what the pages of a volume are called, which WeasyPrint 70 does not write (ISO 32000-1, clause 12.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Label:
    """How pages are called from one page on."""

    first: int
    """Index of the page, from 0."""
    style: str = ""
    """``D`` for 1, 2, 3, ``r`` for i, ii, iii; "" for the prefix alone."""
    prefix: str = ""


def label(pdf: pikepdf.Pdf, labels: Sequence[Label]) -> None:
    """Name the pages of ``pdf``; without labels viewers count them from 1."""
    if not labels:
        return
    numbers: list[object] = []
    for one in labels:
        told: dict[str, object] = {}
        if one.style:
            told["/S"] = pikepdf.Name(f"/{one.style}")
        if one.prefix:
            told["/P"] = pikepdf.String(one.prefix)
        numbers += [one.first, pikepdf.Dictionary(told)]
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))

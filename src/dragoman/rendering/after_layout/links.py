"""Step: links say where they lead, and can be hit.

ISO 14289-1, clause 7.18.5: a link has an alternate description in ``/Contents``. WeasyPrint 70 writes the name of the
target there, which is for machines ("note-0-1-en"), and gives the mark of a footnote an area without height.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf

from dragoman.languages.words import words
from dragoman.model import Edition, RowKind
from dragoman.rendering.after_layout.content import position, sequence, type_size
from dragoman.rendering.after_layout.structure import Annotation, Content, Element
from dragoman.rendering.wording import plain_words, shorten

_LOWEST = 6.0
"""Points: a lower area is one that nobody hits."""
_POINTS = 72 / 96


def described(pdf: pikepdf.Pdf, document: Element, texts: Iterable[Edition]) -> None:
    """Describe the links of ``pdf`` within the file in words of its texts, and give flat ones the height of a line.

    ``document`` is the structure as it was written. A link out of the file is described by its address.
    """
    targets = {name: told for edition in texts for name, told in _targets(edition).items()}
    flat: dict[tuple[int, int], int] = {}
    for link in document.elements():
        areas = [kid for kid in link.kids if isinstance(kid, Annotation)]
        shown = [kid for kid in link.kids if isinstance(kid, Content)]
        for place, area in enumerate(areas):
            annotation = pdf.pages[area.page].obj.Annots[area.place]
            target = str(annotation.get("/Dest", ""))
            if target in targets:
                annotation.Contents = pikepdf.String(targets[target])
            own = [kid for kid in shown if kid.page == area.page]
            if own and _height(annotation) < _LOWEST:
                flat[area.page, area.place] = own[min(place, len(own) - 1)].number
    for page in dict.fromkeys(page for page, _ in flat):
        _raise(pdf.pages[page], {place: number for (own, place), number in flat.items() if own == page})


def _targets(edition: Edition) -> Mapping[str, str]:
    """What stands at each place of the edition that something may lead to: name of the place → words."""
    targets: dict[str, str] = {}
    for section in edition.sections:
        for row in section.rows:
            targets[row.anchor] = shorten(" · ".join(dict.fromkeys(plain_words(cell) for cell in row.cells)))
            if row.kind is not RowKind.FOOTNOTE or not row.first:
                continue
            for cell in row.cells:
                own = words(cell.locale)
                place = f"{section.annex}-{row.marker}-{cell.locale}"
                name = own("Note %(number)s").replace("%(number)s", row.marker)
                targets[f"{edition.prefix}note-{place}"] = shorten(f"{name}: {plain_words(cell)}")
                targets[f"{edition.prefix}mark-{place}"] = own("Back to the text")
    return targets


def _height(annotation: Any) -> float:
    _, bottom, _, top = (float(edge) for edge in annotation.Rect)
    return abs(top - bottom)


def _raise(page: pikepdf.Page, numbers: Mapping[int, int]) -> None:
    """Give areas (place in the page's annotations → identifier of their content) the height of the content's type."""
    stream = page.Contents.read_bytes()
    top_of_page = float(page.mediabox[3])
    for place, number in numbers.items():
        shown = sequence(stream, number)
        origin = position(stream, shown) if shown else None
        if shown is None or origin is None:
            continue
        annotation = page.obj.Annots[place]
        left, _, right, _ = (float(edge) for edge in annotation.Rect)
        baseline, size = top_of_page - origin[1] * _POINTS, max(type_size(stream, shown) * _POINTS, _LOWEST)
        annotation.Rect = pikepdf.Array([
            round(left - 1, 3), round(baseline - 0.4 * size, 3), round(right + 1, 3), round(baseline + size, 3)
        ])

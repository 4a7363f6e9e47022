"""The spread of a facing edition: two pages laid out as one wide page, and what stands at their heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dragoman.languages import numbers
from dragoman.languages.words import words
from dragoman.model import Edition
from dragoman.model.design import INNER
from dragoman.rendering.fonts import packaged_fonts
from dragoman.rendering.loading import load_weasyprint
from dragoman.rendering.templates import Templates

_PLACE = re.compile(r"%\((\w+)\)s")
_LETTER = 6.4
"""CSS pixels: width of a letter of a running head, rather wide ones taken."""
_DIGITS = {"\u06f1": "persian", "\u0661": "arabic-indic"}


@dataclass(frozen=True, slots=True)
class Side:
    """One page of a spread. Lengths are CSS pixels."""

    column: int
    """Index of the column of the edition that stands on it."""
    locale: str
    direction: str
    margin_left: float
    margin_right: float
    number: str
    """What counts its pages, as the value of ``content`` in CSS: "Page 3 of 12" in its language."""
    first: bool
    """Whether the page is read first, and so has the lower number."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Two pages that face each other."""

    width: float
    """Width of one page, CSS pixels."""
    height: float
    direction: str
    """Direction of the table on the spread: its first column, the source, stands where this direction begins."""
    left: Side
    right: Side

    @property
    def measure(self) -> float:
        """Width of the narrower column, CSS pixels."""
        return min(self.width - side.margin_left - side.margin_right for side in (self.left, self.right))

    @property
    def letters(self) -> int:
        """How many letters a line of a running head holds."""
        return int(self.measure / _LETTER)


def spread_of(
    edition: Edition, overrides: Mapping[str, str] | None, values: Mapping[str, Any], *, of_total: bool = True
) -> Spread:
    """The spread of an edition of two columns, from the paper and the margins of its theme.

    With ``of_total`` its pages say of how many they are one, else their number alone.

    A theme says what a page is in CSS, with ``:left`` and ``:right`` where the two differ; so WeasyPrint is asked for
    three pages of it.
    """
    load_weasyprint()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    style = Templates.of(overrides).fill("page.css", {**values, "spread": None})
    empty = (
        f'<html dir="{edition.direction}"><head><style>{style}</style><style>p + p {{ break-before: page }}</style>'
        "</head><body><p>.</p><p>.</p><p>.</p></body></html>"
    )
    with packaged_fonts([column.locale for column in edition.columns]):
        pages = weasyprint.HTML(string=empty, url_fetcher=URLFetcher(allowed_protocols=("data",))).render(
            font_config=FontConfiguration()
        ).pages
    boxes = [page._page_box for page in pages]
    rtl = edition.direction == "rtl"
    verso, recto = boxes[1], boxes[2]
    left, right = (recto, verso) if rtl else (verso, recto)
    turned = edition.design.translation_page == INNER
    direction = edition.direction if not turned else "ltr" if rtl else "rtl"
    columns = (0, 1) if direction == "ltr" else (1, 0)
    return Spread(
        pages[1].width, pages[1].height, direction,
        _side(edition, columns[0], left, first=not rtl, of_total=of_total),
        _side(edition, columns[1], right, first=rtl, of_total=of_total),
    )


def _side(edition: Edition, column: int, box: Any, *, first: bool, of_total: bool) -> Side:
    own = edition.columns[column]
    number = _number(own.locale, words(own.locale)("Page %(page)s of %(total)s") if of_total else "%(page)s")
    return Side(column, own.locale, own.direction, box.margin_left, box.margin_right, number, first)


def _number(locale: str, told: str) -> str:
    digits = _DIGITS.get(numbers.format_number(1, locale), "decimal")
    counters = {"page": f"counter(page, {digits})", "total": f"counter(pages, {digits})"}
    pieces = _PLACE.split(told)
    return " ".join(
        counters.get(piece, "") if place % 2 else f'"{_quoted(piece)}"' for place, piece in enumerate(pieces) if piece
    )


def _quoted(text: str) -> str:
    """``text`` within a string of CSS."""
    return "".join(f"\\{ord(letter):x} " if letter in '"\\<>\n' else letter for letter in text)


@contextmanager
def counted_by_page() -> Iterator[None]:
    """Within it, WeasyPrint counts the pages that the spreads are cut into, not the sheets that it lays out.

    A spread counts two pages (``counter-increment: page 2``); ``pages`` cannot be set in CSS (CSS Paged Media 3,
    clause 7.2), nor that an empty page stands before a spread that would begin on the wrong side (``blank_before``).
    Heads and feet are made when all pages are known.
    """
    import weasyprint.layout as layout

    make = layout.make_margin_boxes

    def made(context: Any, page: Any, state: Any) -> Any:
        sheets = state[1]["pages"][-1]
        counted = [entry[3][1].get("page", [0])[-1] for entry in context.page_maker[: sheets + 1]]
        steps = [after - before for before, after in pairwise(counted)]
        numbers = numbered([step == 2 for step in steps])
        state[1]["pages"] = [numbers[-1]]
        if all(step in (1, 2) for step in steps):
            state[1]["page"] = [numbers[context.current_page - 1]]
        return make(context, page, state)

    layout.make_margin_boxes = made
    try:
        yield
    finally:
        layout.make_margin_boxes = make


def is_spread(width: float, single: float) -> bool:
    """Whether a sheet of a width is a spread, where a page alone has the other; either may be wider by its bleed."""
    return round(width / single) == 2


def numbered(wide: Sequence[bool], before: int = 0) -> list[int]:
    """The number of the last page of each sheet, of which some are wide, with the empty pages that go before.

    ``before`` pages stand before them all.
    """
    numbers: list[int] = []
    for one in wide:
        before += 2 + blank_before(before) if one else 1
        numbers.append(before)
    return numbers


def blank_before(pages: int) -> int:
    """How many empty pages stand before a spread that follows so many pages: its first page has an even number."""
    return 1 - pages % 2

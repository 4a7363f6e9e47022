"""Sentences and their translations in a book, linked both ways.

A reader who wants the other language of one sentence is led to it, and back, by a link that stands after the sentence.
It is an empty element: the style sheet draws an arrow, so that nothing is added to the words of the text, that search,
copies and reading aloud pass over it, and that a reader of screens says its short name. The sentence itself is no link:
reading systems colour and underline links whatever the style sheet says, and a tap on the text turns the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dragoman.model import Cell, Edition, Passage, Row, RowKind, Section
from dragoman.rendering.inline import Inline
from dragoman.rendering.wording import Wording

_RUNNING = frozenset({
    RowKind.PARAGRAPH, RowKind.LIST_ITEM, RowKind.QUOTATION, RowKind.CLOSING, RowKind.NOTE, RowKind.FOOTNOTE,
})  # fmt: skip
"""Rows of sentences. A title, a signature or an addressee is one line with its translation beside it."""


class LinkedInline(Inline):
    """Writes the passages of one section of a book, each sentence with a link to its translation and back.

    Of more than two languages each leads to the next, and the last to the source.
    """

    def __init__(self, edition: Edition, section: Section, wording: Wording) -> None:
        super().__init__(xml=True, soft_hyphens=True, prefix=edition.prefix)
        self._edition = edition
        self._locales = {column.locale for column in edition.columns}
        self._wording = wording
        # Passages are told apart by identity: the same sentence may stand in a section twice.
        self._names: dict[int, str] = {}
        self._partners: dict[int, tuple[Passage, Cell]] = {}
        given: dict[str, int] = {}
        for row in section.rows:
            for cell in row.cells:
                for passage in _passages(cell):
                    if passage.units:
                        wanted = f"{cell.locale}-{passage.units[0]}"
                        count = given[wanted] = given.get(wanted, 0) + 1
                        self._names[id(passage)] = wanted if count == 1 else f"{wanted}.{count}"
            if row.kind in _RUNNING:
                self._pair(row)

    def wanted_name(self, passage: Passage, cell: Cell) -> str:
        """The name that links lead to."""
        return self._names.get(id(passage)) or super().wanted_name(passage, cell)

    def following(self, passage: Passage, cell: Cell) -> str:
        """The link to the passage's partner, if it has one."""
        if id(passage) not in self._partners:
            return ""
        partner, other = self._partners[id(passage)]
        target = escape(f"{self._prefix}{self._names[id(partner)]}")
        side = "to-original" if other.locale == self._edition.source else "to-translation"
        return (
            f'<a class="pair-link {side}" rel="alternate" hreflang="{escape(other.locale)}" href="#{target}"'
            f' {self.languages(cell.locale, cell.direction)} aria-label="{escape(self._label(cell, other))}"></a>'
        )

    def _label(self, cell: Cell, other: Cell) -> str:
        if len(self._edition.columns) > 2:
            return self._wording.language(other.locale, cell.locale)
        return self._wording("Original" if other.locale == self._edition.source else "Translation", cell.locale)

    def _pair(self, row: Row) -> None:
        # What stands in for a missing translation is the source's own words, and leads nowhere.
        speaking = [
            (cell, [one for one in _passages(cell) if one.units and not one.fallback])
            for cell in row.cells if cell.locale in self._locales
        ]
        for place, (_, passages) in enumerate(speaking):
            others = (*speaking[place + 1:], *speaking[:place])
            for number, passage in enumerate(passages):
                same = sum(1 for before in passages[:number] if _same(before, passage))
                for cell, candidates in others:
                    found = [one for one in candidates if _same(one, passage)]
                    if found:
                        self._partners[id(passage)] = found[min(same, len(found) - 1)], cell
                        break


def _passages(cell: Cell) -> Iterator[Passage]:
    return (passage for line in cell.lines for passage in line.passages)


def _same(one: Passage, other: Passage) -> bool:
    return not set(one.units).isdisjoint(other.units)

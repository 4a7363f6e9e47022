"""What the contents of a book say, in each of its languages.

Reading systems show one table of contents, that of type ``toc``, as plain labels in a panel of their own, and it must
follow the order of reading (EPUB 3.3, clause 7.4.2): a branch for each language would run through the book twice. So
each entry names its place in every language, the translation first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Column, Edition, Row, Section
from dragoman.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class Label:
    """Plain words in one language."""

    text: str
    locale: str
    direction: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a book."""

    href: str
    labels: tuple[Label, ...]
    """In each language, the translation's first; the same words are said once."""
    inside: tuple[Entry, ...] = ()
    type: str = ""
    """Landmarks: the type of the place (EPUB 3 Structural Semantics Vocabulary)."""


def entries(edition: Edition, wording: Wording, names: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of an edition's sections, whose documents have ``names``: the first heading, the others inside it."""
    return tuple(_entry(edition, wording, section, name) for section, name in zip(edition.sections, names, strict=True))


def labels(columns: Sequence[Column], texts: Sequence[str]) -> tuple[Label, ...]:
    """One label for each different text, the last column's first; ``texts`` has one for each column."""
    made: dict[str, Label] = {}
    for column, text in zip(reversed(columns), reversed(texts), strict=True):
        if text:
            made.setdefault(text, Label(text, column.locale, column.direction))
    return tuple(made.values())


def said(edition: Edition, wording: Wording, word: str, **values: str) -> tuple[Label, ...]:
    """A template word in each language of an edition."""
    return labels(edition.columns, [wording(word, column.locale, **values) for column in edition.columns])


def _entry(edition: Edition, wording: Wording, section: Section, name: str) -> Entry:
    heads = wording.headings(section)
    if not heads:
        number = wording.number(section.annex)
        named = said(edition, wording, "Annex %(number)s", number=number) if section.annex else (
            said(edition, wording, "Text")
        )
        return Entry(name, named)
    first, *others = (_heading(edition, wording, row, name) for row in heads)
    return Entry(first.href, first.labels, tuple(others))


def _heading(edition: Edition, wording: Wording, row: Row, name: str) -> Entry:
    return Entry(f"{name}#{row.anchor}", labels(edition.columns, [wording.plain(cell) for cell in row.cells]))

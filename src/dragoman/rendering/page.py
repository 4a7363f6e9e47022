"""Edition → one self-contained HTML page, for screens and, through WeasyPrint, for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dragoman.model import Edition, Row
from dragoman.rendering.inline import Inline
from dragoman.rendering.templates import Templates
from dragoman.rendering.wording import Wording


def page(edition: Edition, overrides: Mapping[str, str] | None = None) -> str:
    """The page: valid HTML5, nothing fetched from elsewhere, language and direction on every part of the text."""
    return Templates(overrides).fill("page.html", values(edition, xml=False))


def values(edition: Edition, *, xml: bool) -> dict[str, Any]:
    """What a template is given: the edition, the words of its languages, and functions that write passages.

    ``words_of(line, cell, section)`` writes a line of a cell; ``speaks(locale, direction)`` the attributes of a
    language; ``wording`` the template words; ``justified`` says whether every column's language is hyphenated,
    ``short(row)`` whether a row should not break over pages.
    """
    inline = Inline(xml=xml)
    wording = Wording(edition)
    return {
        "edition": edition,
        "wording": wording,
        "words_of": lambda line, cell, section: Markup(inline(line, cell, section)),  # noqa: S704 - Inline escapes
        "speaks": lambda locale, direction: Markup(inline.languages(locale, direction)),  # noqa: S704 - as above
        "hyphenated": hyphenated,
        "short": short,
        "justified": all(hyphenated(column.locale) for column in edition.columns),
    }


_SHORT = 480
"""Characters: some ten lines of a column. A row breaks in step only where its cells have lines enough on both pages."""


def short(row: Row) -> bool:
    """Whether the longest cell of a row is so short that the row is better moved to the next page than broken."""
    return max(sum(len(p.text) for line in cell.lines for p in line.passages) for cell in row.cells) <= _SHORT


def hyphenated(locale: str) -> bool:
    """Whether Pyphen's patterns serve the language well; other languages are set flush, with a ragged edge.

    Azerbaijani has no patterns, and Pyphen's places slip by one after İ (it lower-cases to two code points), so
    neither it nor Turkish is hyphenated.
    """
    return locale.split("-")[0] in _HYPHENATED and "-Cyrl" not in locale


_HYPHENATED = frozenset({"be", "bg", "cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sk", "uk"})

"""Edition → one self-contained HTML page, for screens and, through WeasyPrint, for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dragoman.languages import hyphenation
from dragoman.model import Edition, MaterialError, Row
from dragoman.rendering.inline import Inline
from dragoman.rendering.margins import STEP, STOCK
from dragoman.rendering.templates import Templates
from dragoman.rendering.wording import Wording


def page(edition: Edition, overrides: Mapping[str, str] | None = None, *, soft_hyphens: bool = False) -> str:
    """The page: valid HTML5, nothing fetched from elsewhere, language and direction on every part of the text.

    ``soft_hyphens`` is for paper, where those that part no word leave no trace. A browser hands them on to whoever
    copies words from the page.
    """
    return _templates(edition, overrides).fill("page.html", values(edition, xml=False, soft_hyphens=soft_hyphens))


def theme(edition: Edition, overrides: Mapping[str, str] | None = None) -> str:
    """The part of the page's style sheet that is the theme: paper, margins and variables."""
    return _templates(edition, overrides).fill("theme.css", values(edition, xml=False, soft_hyphens=False))


def _templates(edition: Edition, overrides: Mapping[str, str] | None) -> Templates:
    """The templates, which must have the edition's theme: MaterialError names those that there are."""
    templates = Templates(overrides)
    theme = edition.design.theme
    if theme not in templates.themes:
        raise MaterialError(
            f"there is no theme {theme!r}",
            f"Themes: {', '.join(templates.themes)}. One of your own is templates/themes/{theme}.css.",
        )
    return templates


def values(edition: Edition, *, xml: bool, soft_hyphens: bool) -> dict[str, Any]:
    """What a template is given: the edition, the words of its languages, and functions that write passages.

    ``words_of(line, cell, section)`` writes a line of a cell; ``speaks(locale, direction)`` the attributes of a
    language; ``wording`` the template words; ``justified`` says whether every column's language is hyphenated,
    ``short(row)`` whether a row should not break over pages.
    """
    inline = Inline(xml=xml, soft_hyphens=soft_hyphens, prefix=edition.prefix)
    wording = Wording(edition)
    return {
        "edition": edition,
        "wording": wording,
        "words_of": lambda line, cell, section: Markup(inline(line, cell, section)),  # noqa: S704 - Inline escapes
        "speaks": lambda locale, direction: Markup(inline.languages(locale, direction)),  # noqa: S704 - as above
        "hyphenated": lambda locale: hyphenated(locale, soft_hyphens=soft_hyphens),
        "line_numbers": range(STEP, STEP * STOCK + 1, STEP),
        "short": short,
        "justified": all(hyphenated(column.locale, soft_hyphens=soft_hyphens) for column in edition.columns),
    }


_SHORT = 600
"""Characters over all columns: some six lines of each. A row breaks in step only where its cells have lines enough on
both pages."""


def short(row: Row) -> bool:
    """Whether the longest cell of a row is so short that the row is better moved to the next page than broken."""
    longest = max(sum(len(p.text) for line in cell.lines for p in line.passages) for cell in row.cells)
    return longest * len(row.cells) <= _SHORT


def hyphenated(locale: str, *, soft_hyphens: bool) -> bool:
    """Whether a column of the language is hyphenated; the others are set flush, with a ragged edge.

    Where Pyphen's patterns serve a language well they do it. Azerbaijani and Turkish have none, and Pyphen's places
    would slip by one after İ (it lower-cases to two code points): they are hyphenated by our own rules wherever the
    page carries soft hyphens.
    """
    if hyphenation.has_rules(locale):
        return soft_hyphens
    return locale.split("-")[0] in _PATTERNS and "-Cyrl" not in locale


_PATTERNS = frozenset({"be", "bg", "cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sk", "uk"})

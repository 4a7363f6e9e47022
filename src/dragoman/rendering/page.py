"""Edition → one self-contained HTML page, for screens and, through WeasyPrint, for paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from dragoman.languages import hyphenation
from dragoman.model import Edition, Layout, Row
from dragoman.rendering.inline import Inline
from dragoman.rendering.margins import STEP, STOCK
from dragoman.rendering.spread import spread_of
from dragoman.rendering.themes import themed, variables
from dragoman.rendering.wording import Wording


def page(edition: Edition, overrides: Mapping[str, str] | None = None, *, paper: bool = False) -> str:
    """The page: valid HTML5, nothing fetched from elsewhere, language and direction on every part of the text.

    For screens it has controls and a script, which the template ``pairs.js`` makes; on paper it has neither.
    With ``paper`` it is for WeasyPrint: words have soft hyphens, which leave no trace there where they part no word
    (a browser hands them on to whoever copies words from the page), and a facing edition is laid out by spreads.
    """
    templates = themed(edition, overrides)
    shown = values(edition, xml=False, soft_hyphens=paper)
    variables(templates, shown)
    script = "" if paper or len(edition.columns) == 1 else templates.fill("pairs.js", shown)
    more: dict[str, Any] = {"script": Markup(script), "policy": policy(script)}  # noqa: S704 - a template's own words
    if paper and edition.layout is Layout.FACING:
        more["spread"] = spread_of(edition, overrides, shown)
    return templates.fill("page.html", {**shown, **more})


def theme(edition: Edition, overrides: Mapping[str, str] | None = None) -> str:
    """The part of the page's style sheet that is the theme: paper, margins and variables."""
    templates, shown = themed(edition, overrides), values(edition, xml=False, soft_hyphens=False)
    variables(templates, shown)
    return templates.fill("theme.css", shown)


def values(edition: Edition, *, xml: bool, soft_hyphens: bool) -> dict[str, Any]:
    """What a template is given: the edition, the words of its languages, and functions that write passages.

    ``words_of(line, cell, section)`` writes a line of a cell; ``speaks(locale, direction)`` the attributes of a
    language; ``wording`` the template words; ``paper`` says whether the page becomes a PDF, ``justified`` whether
    every column's language is hyphenated, ``short(row)`` whether a row should not break over pages, ``spread`` what
    a facing edition is laid out on, on paper.
    """
    inline = Inline(xml=xml, soft_hyphens=soft_hyphens, prefix=edition.prefix)
    wording = Wording(edition)
    return {
        "edition": edition,
        "wording": wording,
        "paper": soft_hyphens and not xml,
        "words_of": lambda line, cell, section: Markup(inline(line, cell, section)),  # noqa: S704 - Inline escapes
        "speaks": lambda locale, direction: Markup(inline.languages(locale, direction)),  # noqa: S704 - as above
        "hyphenated": lambda locale: hyphenated(locale, soft_hyphens=soft_hyphens),
        "line_numbers": range(STEP, STEP * STOCK + 1, STEP),
        "short": short,
        "spread": None,
        "justified": all(hyphenated(column.locale, soft_hyphens=soft_hyphens) for column in edition.columns),
    }


def policy(script: str) -> str:
    """What a browser lets the page do: Content Security Policy Level 3, clause 6.1; no script but its own.

    Nothing is fetched and nothing is sent, whatever came into the page.
    """
    own = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" if script else "'none'"
    return (
        f"default-src 'none'; script-src {own}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


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

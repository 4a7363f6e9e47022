"""Design: how the pages of an edition are laid out and look. The words are the same in every design."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How the languages of an edition stand to one another."""

    COLUMNS = "columns"
    """Side by side on each page: a row a paragraph or a sentence, a column a language."""
    FACING = "facing"
    """The source on one page, the translation on the page that faces it, at the same height."""
    INTERLINEAR = "interlinear"
    """Each sentence with its translation below it."""
    SINGLE = "single"
    """The translation alone, with a line that says from which language it is translated."""


class Numbering(StrEnum):
    """What may stand in the margin."""

    PARAGRAPHS = "paragraphs"
    """Number of each paragraph, counted through the text and anew in each annex."""
    LINES = "lines"
    """Every fifth line of the page's text."""
    UNITS = "units"
    """Id of the units of the row, as in the catalogue: for reviewers."""


STATE_PAPER = "state-paper"
BOOK = "book"
OUTER, INNER = "outer", "inner"
SOURCES, PAGE = "sources", "html"


@dataclass(frozen=True, slots=True)
class Design:
    """How an edition is laid out and looks."""

    layout: Layout = Layout.COLUMNS
    theme: str = STATE_PAPER
    """Name of the theme: the built-in ``state-paper`` or ``book``, or one of the workspace's ``templates/themes/``."""
    paper: str = ""
    """Size of the page as CSS has it (``A5``, ``Letter``, ``170mm 240mm``); "" for the theme's."""
    translation_page: str = OUTER
    """``facing``: the page of a spread that holds the translation: ``outer``, where reading ends, or ``inner``."""
    numbering: frozenset[Numbering] = frozenset()
    attach: tuple[str, ...] = ()
    """What a PDF carries as attachments: ``sources`` (text and catalogue), ``html`` (the page for screens)."""
    embed_fonts: bool = False
    """EPUB: whether the fonts come along, cut down to the letters used."""
    rights: str = ""
    """Statement of rights, in the language that it is written in."""
    type_scale: float = 1.0
    """What all sizes of type are multiplied by: below 1 where columns would not fit otherwise."""


DEFAULT_DESIGN = Design()

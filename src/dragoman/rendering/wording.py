"""What an edition says of itself, in words of its languages."""

from __future__ import annotations

import datetime
import re
from html import escape
from itertools import cycle

from markupsafe import Markup

from dragoman import markup
from dragoman.languages import dates, numbers, quotes, tags
from dragoman.languages.words import words
from dragoman.model import Cell, Edition, Row, RowKind, Section
from dragoman.rendering.directions import isolated

_PLACE = re.compile(r"%\((\w+)\)s")
_HEADINGS = frozenset({RowKind.TITLE, RowKind.HEADING, RowKind.ANNEX})
_RUNNING_TITLE = 72
"""Characters of a running head: what one line of it holds."""


class Wording:
    """The template words of an edition; ``locale`` is its own language unless a column's is given."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._words = {column.locale: words(column.locale) for column in edition.columns}

    def __call__(self, word: str, locale: str = "", /, **values: str) -> str:
        """A template word, with its places filled."""
        text = self._words[locale or self._edition.locale](word)
        return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), text)

    def page_of(self) -> Markup:
        """"Page x of y" with an empty element where the style sheet counts."""
        text = escape(self("Page %(page)s of %(total)s"))
        return Markup(_PLACE.sub(lambda match: f'<span class="{match[1]}-number"></span>', text))  # noqa: S704 - escaped

    def page_of_in_css(self) -> str:
        """"Page x of y" as the value of ``content`` in a style sheet."""
        parts = _PLACE.split(self("Page %(page)s of %(total)s"))
        counters = {"page": "page", "total": "pages"}
        return " ".join(
            f"counter({counters[part]}, {self.digits})" if odd else _css_string(part)
            for part, odd in zip(parts, cycle((False, True)), strict=False)
        )

    def head_in_css(self, *, first: bool = False) -> str:
        """The head of a page as the value of ``content``; the first page has no more than the mark of a draft."""
        said = [self("Draft")] if self._edition.draft else []
        return _css_string(" – ".join(said if first else [*said, self.short_title(-1)]))

    def language(self, of: str, locale: str = "") -> str:
        """The name of a language as it stands within a sentence."""
        return tags.display_name(of, locale or self._edition.locale)

    def date(self, locale: str = "") -> str:
        """The edition's date in a language's form; "" without one."""
        return self.day(self._edition.date, locale)

    def day(self, day: datetime.date | None, locale: str = "") -> str:
        """Any date in a language's form; "" for none."""
        return dates.format_date(day, locale or self._edition.locale) if day else ""

    def number(self, number: int, locale: str = "") -> str:
        """A whole number in the digits of a language, the edition's own unless one is named."""
        return numbers.format_number(number, locale or self._edition.locale)

    @property
    def digits(self) -> str:
        """CSS name of the digits that pages are counted in."""
        return {"\u06f1": "persian", "\u0661": "arabic-indic"}.get(self.number(1), "decimal")

    def percent(self, percent: float, locale: str = "") -> str:
        """A share in per cent, rounded down, so that only what is complete says 100."""
        return f"{self.number(int(percent), locale)}\u00a0%"

    @property
    def title(self) -> str:
        """Title of the artifact: the translation's and the source's, each once."""
        return " · ".join(dict.fromkeys(reversed(self._edition.titles)))

    def outline(self, row: Row) -> str:
        """A heading in every language, for the one outline of the artifact; "" for a row that is none."""
        if row.kind not in _HEADINGS:
            return ""
        return " · ".join(dict.fromkeys(plain_words(cell) for cell in row.cells))

    def headings(self, section: Section) -> tuple[Row, ...]:
        """The rows of a section that a table of contents names."""
        return tuple(row for row in section.rows if row.kind in _HEADINGS)

    def plain(self, cell: Cell) -> str:
        """The words of a cell without markup, on one line."""
        return plain_words(cell)

    def head(self, column: int, most: int = _RUNNING_TITLE) -> Markup:
        """Running head of a column: ``short_title``, with what is of the other direction as islands."""
        said = escape(self.short_title(column, most), quote=False)
        return Markup(isolated(said, self._edition.columns[column].direction, marks=True))  # noqa: S704 - escaped

    def short_title(self, column: int, most: int = _RUNNING_TITLE) -> str:
        """Title of a column in at most ``most`` characters: the title, with the subtitle if it is one word."""
        title, subject = self._edition.titles[column], self._edition.subjects[column]
        return shorten(f"{title} {subject}" if subject and len(title) < _RUNNING_TITLE // 2 else title, most)

    def share_of_head(self, column: int) -> str:
        """Running head of a column where the heads of all columns stand on one line."""
        count = len(self._edition.columns)
        most = _RUNNING_TITLE if count == 1 else _RUNNING_TITLE + 4
        return shorten(self.title_of(self._edition, column), most // count)

    def title_of(self, edition: Edition, column: int) -> str:
        """Title of a text of a volume, with the subtitle where the title alone is short."""
        title, subject = edition.titles[column], edition.subjects[column]
        return f"{title} {subject}" if subject and len(title) < _RUNNING_TITLE // 2 else title

    def comma(self, locale: str = "") -> str:
        """The comma of a language."""
        return quotes.punctuation(locale or self._edition.locale).comma


def _css_string(text: str) -> str:
    """A string of a style sheet within a page: CSS Syntax, clause 4.3.7; nothing in it ends the string or the sheet."""
    return '"' + "".join(char if char.isalnum() or char in " .,–-" else f"\\{ord(char):x} " for char in text) + '"'


def plain_words(cell: Cell) -> str:
    """The words of a cell without markup, on one line."""
    said = (
        passage.before + markup.plain(passage.text) + passage.after for line in cell.lines for passage in line.passages
    )
    return " ".join("".join(said).split())


def shorten(text: str, most: int = _RUNNING_TITLE) -> str:
    """``text`` in at most ``most`` characters, cut between words with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:–—-") + "…" if " " in cut else cut + "…"

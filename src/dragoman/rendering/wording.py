"""What an edition says of itself, in words of its languages."""

from __future__ import annotations

import datetime
import re
from html import escape

from markupsafe import Markup

from dragoman import markup
from dragoman.languages import dates, numbers, quotes, tags
from dragoman.languages.words import words
from dragoman.model import Cell, Edition, Row, RowKind, Section

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

    def head(self, column: int) -> str:
        """Running head of a column: the title in short, with the subtitle where it says more than one word."""
        return shorten(self.title_of(self._edition, column))

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

"""Masthead lines: organ, symbol, distribution, original language, session, agenda items."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dragoman.languages.dates import find_dates
from dragoman.model import Block, Kind, Role
from dragoman.reading.importing import kinds
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Line, Para
from dragoman.reading.importing.shapes import sentence, unfinished
from dragoman.reading.importing.stamped import dated_line

SYMBOL = re.compile(r"[A-Z]{1,5}(?:\.[A-Z]{1,5})*(?:/[\w.()]+)+(?:\s?[–—-]\s?[A-Z]{1,3}(?:/[\w.]+)+)*\*?")
_NUMBER = re.compile(
    r"(?:№|No\.?|Nº|N°|Nr\.?)\s*:?\s*[\w/.–-]*\d[\w/.–-]*|\d{1,5}(?:-\d{1,4}){2,4}|\d{1,6}/\d{1,6}(?:-\d+)?"
    r"|(?=.*\d)[A-Za-z]{2,12}(?:/[\w.-]{1,12}){1,5}(?:\s\d[\d/-]*)?"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines above a title."""

    blocks: tuple[Block, ...]
    used: int
    """Paragraphs taken."""
    distributed: datetime.date | None
    official: bool = False
    """Whether a symbol or a distribution line makes it the masthead of an organization's document."""


def read_masthead(paras: tuple[Para, ...], lex: Lexicon, locale: str) -> Masthead:
    """The masthead before the title.

    Every line is a reference of its own. Agenda items are followed by their titles, up to the title of the paper: the
    first line that begins as titles of papers do, or else the last line before the body. The date after the line of
    distribution is the date of distribution.
    """
    strong = [i for i, para in enumerate(paras[:40]) if _masthead_line(para, lex)]
    if not strong or _too_low(paras, strong[0], lex):
        return Masthead((), 0, None)
    last = strong[0]
    for index in strong[1:]:
        if all(_between(p, lex, locale) for p in paras[last + 1 : index]):
            last = index
    if lex.start("masthead.agenda").match(paras[last].text):
        last = _agenda_titles(paras, last, lex)
    last = _trailing_date(paras, last, lex, locale)
    lines = [line for para in paras[: last + 1] for line in _lines(para)]
    official = any(lex.start("masthead.distribution").match(line.text) or SYMBOL.fullmatch(line.text) for line in lines)
    if not official and not any(lex.start("masthead.agenda").match(line.text) for line in lines) and last >= 0:
        return _modest(paras, strong, lex, locale)
    distributed = None
    after = False
    for line in lines:
        # Mastheads of documents in translation keep the English date.
        dates = find_dates(line.text, locale) or find_dates(line.text, "en")
        if dates and after and distributed is None:
            distributed = dates[0].date
        after = after or bool(lex.start("masthead.distribution").match(line.text))
        if dates and distributed is None and after:
            distributed = dates[0].date
    if distributed is None:
        dated = [d for line in lines for d in [dated_line(line.text, lex, locale)] if d and not d.place]
        distributed = dated[0].date if dated else None
    return Masthead(
        tuple(Block(Role.REFERENCE, line.text, line=line.number) for line in lines), last + 1, distributed, True
    )


def reference_line(text: str, lex: Lexicon) -> bool:
    """Whether a line is a label with its value ("Ref: 12/3"), a number of a paper, or a symbol."""
    if len(text) > 120:
        return False
    if (SYMBOL.fullmatch(text) and any(c.isdigit() for c in text)) or _NUMBER.fullmatch(text):
        return True
    return (
        bool(lex.start("masthead.label").match(text))
        and not kinds.title_kind(text, lex)
        and not (sentence(text) and not unfinished(text) and len(text) > 60)
    )


def _masthead_line(para: Para, lex: Lexicon) -> bool:
    if para.form not in ("text", "heading") or len(para.text) > 160:
        return False
    text = para.text
    if reference_line(text, lex) or _organ(text, lex):
        return True
    cells = _cells(para)
    if len(cells) > 1 and any(reference_line(c, lex) or _organ(c, lex) or _session(c, lex) for c in cells):
        return True
    if lex.start("masthead.agenda").match(text) and (any(c.isdigit() for c in text) or len(text) < 60):
        return unfinished(text) or len(text) < 80
    return _session(text, lex)


def _organ(text: str, lex: Lexicon) -> bool:
    if lex.whole("masthead.organ").match(text):
        return True
    parts = [part for part in re.split(r"\s{2,}|\t| \| ", text) if part]
    match = lex.start("masthead.organ").match(text)
    if match and SYMBOL.fullmatch(text[match.end() :].strip(" ,|–-")):
        return True
    return len(parts) > 1 and all(lex.whole("masthead.organ").match(p) or SYMBOL.fullmatch(p) for p in parts)


def _session(text: str, lex: Lexicon) -> bool:
    return (
        len(text) < 90
        and unfinished(text)
        and bool(lex.whole("masthead.session").match(text))
        and (bool(lex.match("masthead.ordinals").search(text)) or any(c.isdigit() for c in text))
    )


def _too_low(paras: tuple[Para, ...], first: int, lex: Lexicon) -> bool:
    """Whether a title or running text already stands above."""
    return any(kinds.title_kind(p.text, lex) or (sentence(p.text) and not unfinished(p.text)) for p in paras[:first])


def _between(para: Para, lex: Lexicon, locale: str) -> bool:
    """Whether a paragraph may stand between two masthead lines: a date or a short line that is no title."""
    if dated_line(para.text, lex, locale):
        return True
    return (
        len(para.text) < 200
        and unfinished(para.text)
        and not kinds.title_kind(para.text, lex)
        and not para.bold
        and para.form == "text"
    )


def _agenda_titles(paras: tuple[Para, ...], last: int, lex: Lexicon) -> int:
    index = last + 1
    while index < len(paras):
        para = paras[index]
        if (
            kinds.title_kind(para.text, lex)
            or para.form == "heading"
            or (not unfinished(para.text) and not para.text.endswith(":"))
        ):
            break
        if para.bold:
            break
        index += 1
    if index < len(paras) and index - last - 1 > _items(paras[last].text) and _byline(paras[index].text, lex):
        # One line more than agenda items: the title of a report whose author stands under it.
        return index - 2
    title = index < len(paras) and (
        bool(kinds.title_kind(paras[index].text, lex)) or paras[index].form == "heading" or paras[index].bold
    )
    # Without a known title the last line before the body is the title.
    return index - 1 if title else max(last, index - 2)


def _items(text: str) -> int:
    """How many items an agenda line names."""
    return len(re.findall(r"\d+", text)) or 1


def _byline(text: str, lex: Lexicon) -> bool:
    """Whether a line names a report by its author alone ("Report of the Secretary-General")."""
    return kinds.title_kind(text, lex) is Kind.REPORT and len(text) < 80


def _trailing_date(paras: tuple[Para, ...], last: int, lex: Lexicon, locale: str) -> int:
    labelled = any(lex.start("masthead.distribution").match(p.text) for p in paras[: last + 1])
    dated = any(find_dates(p.text, locale) for p in paras[: last + 1])
    if labelled and not dated and last + 1 < len(paras) and dated_line(paras[last + 1].text, lex, locale):
        return last + 1
    return last


def _modest(paras: tuple[Para, ...], strong: list[int], lex: Lexicon, locale: str) -> Masthead:
    """Reference lines of an office's own paper: only those at the very top; dates among them stay dates."""
    used = 0
    blocks: list[Block] = []
    while used < len(paras) and used in strong and not kinds.title_kind(paras[used].text, lex):
        blocks += [Block(Role.REFERENCE, line.text, line=line.number) for line in _lines(paras[used])]
        used += 1
    return Masthead(tuple(blocks), used, None)


def _lines(para: Para) -> tuple[Line, ...]:
    """A paragraph's printed lines, side by side ones apart; a wrapped agenda title is one."""
    if len(para.lines) > 1:
        return (Line(para.number, para.text, para.text),)
    cells = [cell for cell in re.split(r" {4,}|\t+", para.lines[0].text) if cell.strip()]
    return tuple(Line(para.number, cell, cell) for cell in cells)


def _cells(para: Para) -> tuple[str, ...]:
    return tuple(line.text for line in _lines(para))

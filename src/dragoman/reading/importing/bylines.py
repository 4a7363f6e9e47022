"""Bylines and datelines."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dragoman.languages.dates import find_dates
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import squeeze
from dragoman.reading.importing.shapes import capitals, person, unfinished
from dragoman.reading.importing.signatures import bare

_DATELINE = re.compile(
    r"(?P<line>[^.!?“«\"]{2,90}?[^\s(])\s*(?P<agency>\([^()]{2,40}\)|/[^/]{2,40}/)?\s*[.,]?\s*(?:—|–|--|\s-(?=\s)|:(?=\s))\s*(?P<text>\S.{20,})",
    re.DOTALL,
)
_SOURCED = re.compile(
    r"(?P<line>[^.!?“«\"]{2,80}?)[.,]?\s*[/(](?P<agency>[^/()]{2,40})[/)]\s*[.:,–—-]{0,2}\s*(?P<text>\S.{20,})",
    re.DOTALL,
)
_DAY = re.compile(r"[^\W\d_][\w .'’-]{1,40},\s*\d{1,2}\s+[^\W\d_]{3,12}\.?")


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that names the author."""

    name: str
    """As printed, with its "By"."""
    date: str = ""
    when: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, date and agency before a report's first words."""

    text: str
    """As printed, without the dash."""
    rest: str
    """The paragraph after it."""
    agency: str | None
    date: datetime.date | None


def byline_text(text: str, lex: Lexicon, locale: str) -> Byline | None:
    """Reads "By Jane Doe" and "By Jane Doe | 12 March 2024"; None for any other line."""
    line = bare(text)
    match = lex.start("byline.start").match(line)
    if not match or len(line) > 110:
        return None
    who = line[match.end() :].lstrip(" :")
    dates = find_dates(who, locale)
    cut = dates[0].start if dates else len(who)
    name = who[:cut].strip(" |,–—•-")
    if dates and who[dates[0].end :].strip(" .|,"):
        return None
    named = re.split(r",|\s[–—-]\s|\s\|\s|/", name)[0].strip()
    several = re.split(r",\s*|\s+(?:and|və|и|ve|y|et|&)\s+", name)
    if not (person(named, lex) or all(person(part, lex) for part in several)):
        return None
    return Byline(
        line[: match.end()] + line[match.end() : len(line) - len(who) + len(name)],
        who[cut:].strip() if dates else "",
        dates[0].date if dates else None,
    )


def author_line(text: str, lex: Lexicon) -> bool:
    """Whether the last line of a report is its author's name, with or without the agency."""
    line = bare(text)
    return len(line) < 80 and unfinished(line) and person(re.split(r",|\s[–—|-]\s|/", line)[0].strip(), lex)


def dateline(text: str, lex: Lexicon, locale: str) -> Dateline | None:
    """Reads "BAKU, January 20 (Agency) — Text", "АНКАРА, 5 марта. /ТАСС/. Text"; None where a paragraph has none.

    The line holds a place in capitals or a date, and an agency or a date.
    """
    for pattern in (_SOURCED, _DATELINE):
        match = pattern.match(text)
        if not match:
            continue
        line = match["line"].strip()
        dates = find_dates(line, locale, partial=True)
        left = line[: dates[0].start] if dates else line
        place = left.strip(" ,.–—-(")
        agency = (match["agency"] or "").strip("()/ ") or None
        words = re.findall(r"[^\W\d_]+", place)
        if len(words) > 6 or (words and not words[0][0].isupper()) or (dates and line[dates[-1].end :].strip(" ,.)")):
            continue
        if not dates and agency and _DAY.fullmatch(place):
            # A month in a short form that no list has: "San Telmo, 8 mar (Agency)".
            return Dateline(squeeze(text[: match.start("text")]).rstrip(" —–-:."), match["text"].strip(), agency, None)
        shouted = bool(words) and capitals(place)
        if not (
            (dates and (agency or shouted or (pattern is _DATELINE and words and len(words) <= 3)))
            or (shouted and agency)
            or (shouted and pattern is _DATELINE and len(place) > 2)
        ):
            continue
        if not words and not agency:
            continue
        if agency is None and dates:
            source = re.split(r"[,–—-]\s*", line[dates[-1].end :])[-1].strip(" ,.")
            agency = source or None
        return Dateline(
            squeeze(text[: match.start("text")]).rstrip(" —–-:."),
            match["text"].strip(),
            agency,
            dates[0].date if dates else None,
        )
    return None

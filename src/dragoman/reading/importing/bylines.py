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
    r"(?P<line>[^.!?“«\"]{2,90}?[^\s(])\s*(?P<agency>\([^()]{2,40}\)|/[^/]{2,40}/)?\s*[.,]?\s*(?:—|–|--|\s-(?=\s)|(?<=\.)-(?=\s)|:(?=\s))\s*(?P<text>\S.{20,})",
    re.DOTALL,
)
_POINTED = re.compile(
    r"(?P<line>[^\W\d_][^.!?“«\"/]{1,40}\.\s*\d{1,2}\s+[^\W\d_]{3,12}(?:,?\s+\d{4})?)[.,]\s*(?P<agency>[\w.-]{2,30})\s*/\s*(?P<text>\S.{20,})",
    re.DOTALL,
)
_ALONE = re.compile(r"[,.]?\s*(?:[/(](?P<marked>[^/()]{2,60})[/)]|[,–—-]\s*(?P<bare>[^,./()]{2,30}))\s*\.?")
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
    for pattern in (_POINTED, _SOURCED, _DATELINE):
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


def dateline_alone(text: str, lex: Lexicon, locale: str) -> Dateline | None:
    """Reads a dateline on a line of its own: "Bakı, 4 mart, Agentlik", "Ankara, 5 Mart /Ajans, muhabir A. Demir/"."""
    line = bare(text)
    dates = find_dates(line, locale, partial=True) if len(line) < 110 else ()
    if len(dates) != 1:
        return None
    words = re.findall(r"[^\W\d_]+", line[: dates[0].start])
    after = _ALONE.fullmatch(line[dates[0].end :])
    if after is None or not 1 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return None
    if any(lex.words("signature.office").match(word) for word in words):
        return None
    source = (after["marked"] or after["bare"]).split(",")[0].strip()
    if not source[0].isupper() or len(source.split()) > 4:
        return None
    return Dateline(line, "", source, dates[0].date)


def head_byline(text: str, lex: Lexicon, locale: str) -> Byline | None:
    """Reads an author's bare name under a headline, with or without dates: "Ayşe Demir | 04.03.2023 - 11.30"."""
    line = bare(text)
    if len(line) > 110:
        return None
    dates = find_dates(line, locale)
    name = re.split(r"[|,–—•]|\s-\s", line[: dates[0].start] if dates else line)[0].strip()
    if not person(name, lex):
        return None
    rest = line[line.find(name) + len(name) :]
    for each in reversed(dates):
        rest = rest.replace(line[each.start : each.end], " ")
    words = re.findall(r"[^\W\d_]+", rest)
    source = re.fullmatch(r"\s*[,|–—-]\s*([^,|.]{2,40})", rest) if not dates else None
    if source and all(word[0].isupper() for word in words):
        return Byline(line, "", None)
    if not all(lex.words("noise.stamp").match(word) for word in words):
        return None
    shown = line[dates[0].start :].strip(" |,") if dates else ""
    return Byline(name, shown, dates[0].date if dates else None)

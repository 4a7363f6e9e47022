"""What the parts of a paper tell of the whole: its date, and whom its title names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from dragoman.languages.dates import find_dates
from dragoman.model import Finding, Kind, Position, Severity
from dragoman.reading.importing.addressees import split_items
from dragoman.reading.importing.bylines import Dateline
from dragoman.reading.importing.ending import Ending
from dragoman.reading.importing.lexicon import Lexicon, alternatives
from dragoman.reading.importing.opening import Opening
from dragoman.reading.joints import split_joint

_LETTERS = (Kind.UN_LETTER, Kind.LETTER, Kind.NOTE)


def date_of(
    opening: Opening,
    ending: Ending,
    kind: Kind,
    stamps: Sequence[datetime.date | None],
    line: Dateline | None,
    lex: Lexicon,
    locale: str,
    path: str,
) -> tuple[datetime.date | None, list[Finding]]:
    """The date of the paper itself, and a finding where it cannot be told.

    In order: the date in a letter's title; a date line at the foot or the head; a title's "dated"; a dateline with its
    year; a web stamp. A date that can be read two ways is no date.
    """
    title = f"{opening.title} {opening.subtitle}".strip()
    dates = find_dates(title, locale)
    dated = [d.date for d in dates if _dated(title, d.start, d.end, lex)]
    letters = (
        [d.date for d in dates] if kind in _LETTERS and lex.start("title.un_letter", "title.note").match(title) else []
    )
    sources = [*letters[:1], ending.date, opening.date, *dated, line.date if line else None, *stamps]
    found = next((date for date in sources if date), None)
    untold = ending.untold or opening.untold
    if found is None and untold:
        return None, [
            Finding(
                "ambiguous-date",
                Severity.WARNING,
                "The date can be read in two ways, so it was left empty.",
                "Write it in the front matter as YYYY-MM-DD.",
                Position(path, untold),
            )
        ]
    if found is None:
        return None, [
            Finding(
                "date-not-told",
                Severity.WARNING,
                "The date of the paper cannot be told, so it was left empty.",
                "Write it in the front matter as YYYY-MM-DD.",
                Position(path),
            )
        ]
    others = {d for d in (ending.date, opening.date) if d and d != found}
    if others and not letters[:1]:
        return found, [
            Finding(
                "several-dates",
                Severity.WARNING,
                f"The paper has several dates; {found.isoformat()} was taken.",
                "Correct it in the front matter if it is not the paper's own.",
                Position(path),
            )
        ]
    return found, []


def _dated(title: str, start: int, end: int, lex: Lexicon) -> bool:
    if re.search(r"[(–—|]\s*$", title[:start]) and not title[end:].strip(" ).*"):
        return True
    before, after = lex.phrases("title.dated"), lex.phrases("title.dated_after")
    if before and re.search(rf"(?<!\w)(?:{alternatives(before)})[\s«\"“]*$", title[:start], re.IGNORECASE):
        return True
    return bool(after) and bool(re.match(rf"\W*(?:{alternatives(after)})(?!\w)", title[end:], re.IGNORECASE))


def title_addressees(title: str, kind: Kind, lex: Lexicon, locale: str) -> tuple[str, ...]:
    """Those to whom a letter's title says that it goes, each with its article ("the Secretary-General")."""
    if kind not in (*_LETTERS, Kind.TELEGRAM):
        return ()
    match = lex.match("title.addressed").search(title)
    if not match and kind in (Kind.LETTER, Kind.TELEGRAM):
        match = lex.match("title.to").search(title)
    if not match:
        return _before_verb(title, lex)
    rest = title[match.end() :].strip()
    stop = _stop(rest, lex)
    rest = rest[:stop].strip(" ,.;")
    return tuple(name for item in split_items(rest, lex) if (name := _with_article(item, lex, locale)))


def _before_verb(title: str, lex: Lexicon) -> tuple[str, ...]:
    """The addressee between its sender and its verb: "… Nümayəndəsinin | Baş katibə | ünvanladığı … məktubu"."""
    verb = lex.match("title.addressed_after").search(title)
    sender = lex.match("title.sender").search(title, 0, verb.start()) if verb else None
    name = title[sender.end() : verb.start()].strip(" ,)") if verb and sender else ""
    return split_items(name, lex) if name else ()


def _stop(rest: str, lex: Lexicon) -> int:
    match = lex.match("title.stop").search(rest)
    return match.start() if match and match.start() else len(rest)


def _with_article(printed: str, lex: Lexicon, locale: str) -> str:
    item = split_joint(printed, locale)
    words = item.lead.split()
    article = words[-1] if words and lex.words("addressees.article").match(words[-1]) else ""
    if article.endswith(("'", "’")):
        return f"{article}{item.text}"
    return f"{article} {item.text}".strip()

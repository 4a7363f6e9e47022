"""Web stamps: the lines with a date, a time, a rubric or a count of readers that a web page puts around its text."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from dragoman.languages.dates import FoundDate, find_dates
from dragoman.reading.importing.lexicon import Lexicon
from dragoman.reading.importing.lines import Line, squeeze
from dragoman.reading.importing.shapes import person

_TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?|\s?h\s?[0-5]\d)(?!\d)(?:\s*\(?(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
)
_BULLET = re.compile(r"[-–—•·|*]\s+")
_GLUED = re.compile(r"(\s*date\s+(\d{4}-\d{2}(?:-\d{2})?))\s+(?=\S)", re.IGNORECASE)
_TOP = 8
"""Lines of a page's head: rubrics and bare dates stand no lower."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a web stamp tells of the paper."""

    date: datetime.date | None = None
    agency: str | None = None
    line: int = 0
    text: str = ""
    """The words as they stood, where they are not a whole line."""


def stamped_lines(lines: tuple[Line, ...], lex: Lexicon, locale: str) -> tuple[dict[int, str], list[Stamp]]:
    """The indices of the lines that are stamps, each with the reason "web stamp", and what they tell."""
    reasons: dict[int, str] = {}
    stamps: list[Stamp] = []
    for index in range(_mail_head(lines, lex)):
        reasons[index] = "mail header"
        found = find_dates(lines[index].text, locale)
        if found:
            stamps.append(Stamp(found[0].date, None, lines[index].number))
    for index, line in enumerate(lines):
        if index in reasons:
            continue
        stamp = _stamp(line, lex, locale) or (_bare_date(lines, index, locale) if index < _TOP else None)
        if stamp:
            stamps.append(stamp)
            reasons[index] = "web stamp"
    for index, line in enumerate(lines):
        if (
            index not in reasons
            and _TIME.fullmatch(_BULLET.sub("", line.text))
            and reasons.keys() & {index - 1, index + 1}
        ):
            reasons[index] = "web stamp"
    if stamps:
        for index, line in enumerate(lines[:_TOP]):
            if index not in reasons and lex.whole("noise.rubric").match(line.text) and len(line.text) < 40:
                reasons[index] = "web stamp"
    return reasons, stamps


def unglued(lines: tuple[Line, ...], lex: Lexicon, locale: str) -> tuple[tuple[Line, ...], tuple[Stamp, ...]]:
    """Part a date label ("date 2023-05-04 Headline …") from the words of the first line that follow it."""
    match = _GLUED.match(lines[0].raw) if lines and lines[0].number == 1 else None
    if not match or _stamp(lines[0], lex, locale):
        return lines, ()
    rest = lines[0].raw[match.end() :]
    text = lines[0].text[lines[0].text.find(rest.strip()[:20]) :]
    found = find_dates(match[2], locale)
    stamp = Stamp(found[0].date if found else None, None, 1, match[1])
    return (replace(lines[0], raw=rest, text=text), *lines[1:]), (stamp,)


def _mail_head(lines: tuple[Line, ...], lex: Lexicon) -> int:
    """How many lines at the top are the header of a mail: "From: …", "Sent: …", "To: …", "Subject: …"."""
    label = lex.start("noise.mail")
    count = 0
    while count < min(len(lines), 10) and label.match(lines[count].text):
        count += 1
    return count if count >= 3 else 0


def _bare_date(lines: tuple[Line, ...], index: int, locale: str) -> Stamp | None:
    """A date after a bullet, with a time on the next line."""
    line = lines[index]
    bullet = _BULLET.match(line.text)
    if not bullet or index + 1 >= len(lines) or not _TIME.fullmatch(_BULLET.sub("", lines[index + 1].text)):
        return None
    found = _dates(line.text, locale)
    bare = line.text[bullet.end() :]
    if len(found) != 1 or len(bare) > found[0].end - found[0].start + 3:
        return None
    return Stamp(found[0].date, None, line.number)


def _dates(text: str, locale: str) -> tuple[FoundDate, ...]:
    """Dates in a stamp, where a comma may stand before the year ("4 mart, 2023")."""
    return find_dates(text, locale) or find_dates(re.sub(r",(?=\s\d{4})", " ", text), locale)


def _stamp(line: Line, lex: Lexicon, locale: str) -> Stamp | None:
    """The date and agency of a web stamp: a date with a time, a label or the agency's name, and nothing else."""
    text = squeeze(line.text)
    if len(text) > 120:
        return None
    found = _dates(text, locale)
    if not 1 <= len(found) <= 2:
        return None
    # The first date is that of the publication, a second one that of a change.
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + " | " + rest[each.end :]
    timed = _TIME.search(rest)
    rest = _TIME.sub(" ", rest)
    agency, by = None, lex.start("byline.start").pattern.replace("^", r"(?:^|(?<=\s))")
    match = re.search(rf"{by}\s+(?P<who>[^|,•]+)", rest, re.IGNORECASE)
    if match:
        who = match["who"].strip()
        if person(who, lex) or len(who.split()) > 4:
            return None
        agency, rest = who, rest[: match.start()] + rest[match.end() :]
    words = re.findall(r"[^\W\d_]+", rest)
    known = [w for w in words if lex.words("noise.stamp").match(w)]
    if len(known) != len(words) or not (timed or agency or known):
        return None
    if not timed and not agency and lex.start("dates.before").match(text):
        return None
    return Stamp(found[0].date, agency, line.number)

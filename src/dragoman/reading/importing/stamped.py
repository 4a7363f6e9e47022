"""Lines that are a date, or a place and a date."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from dragoman.languages.dates import find_dates
from dragoman.model import Block, Role
from dragoman.reading.importing.lexicon import NEVER, Lexicon, alternatives
from dragoman.reading.importing.lines import squeeze
from dragoman.reading.importing.shapes import capitals

_TIME = re.compile(r"[\s,|–-]*(?:[01]?\d|2[0-3])[:.][0-5]\d$")
_QUOTED = re.compile(r"[\"“«„](\d{1,2})[\"”»“]")
_EDGE = " \t,.;|–—-•·("


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that says when, and perhaps where, a paper was made."""

    place: str
    """As printed, without the comma; "" when the line has none."""
    text: str
    """The date as printed, with the words before it ("le 5 mars 2023")."""
    date: datetime.date | None
    """None when the date cannot be told (05/03/2023 in English)."""
    behind: bool = False
    """Whether the place stands after the date."""

    def blocks(self, line: int) -> tuple[Block, ...]:
        """The blocks of the line, in order."""
        date = (Block(Role.DATE, self.text, line=line),)
        place = (Block(Role.PLACE, self.place, line=line),) if self.place else ()
        return date + place if self.behind else place + date


def dated_line(text: str, lex: Lexicon, locale: str) -> Dated | None:
    """Reads "19 January 2022", "Baku, 19 January 2022", "Fait à Paris, le 5 mars 2023"; None for any other line."""
    bare = squeeze(text).strip("*_")
    if len(bare) > 90 or not any(c.isdigit() for c in bare):
        return None
    # A day in quotation marks («19» января) is written by hand in print.
    found = find_dates(_QUOTED.sub(r" \1 ", bare), locale)
    if len(found) != 1:
        return None
    start, end = found[0].start, found[0].end
    start -= bare[start - 1 : start] in ('"', "“", "«", "„") if start else 0
    before, after = bare[:start], bare[end:]
    behind = ""
    if after.strip(" .,;)") and not _TIME.fullmatch(after):
        behind = after.strip(_EDGE)
        if before.strip() or after[:1] not in ",;" or not _place(behind, lex):
            return None
    label = _label(lex).search(before)
    labelled = label is not None and ":" in label[0]
    shown = start if label is None or labelled else label.start()
    place = before[: label.start() if label else shown].strip(_EDGE)
    if re.search(r"(?:^|[\s.])[^\W\d_]$", place) and before[: label.start() if label else shown].rstrip(" ,").endswith(
        "."
    ):
        # "Washington, D.C." keeps its full stop.
        place += "."
    if place and (labelled or not _place(place, lex)):
        return None
    date = bare.strip(" ,;") if labelled else bare[shown : end if behind else None].strip(" ,;").removesuffix(")")
    return Dated(place or behind, date, found[0].date, bool(behind))


def _label(lex: Lexicon) -> re.Pattern[str]:
    phrases = lex.phrases("dates.before")
    if not phrases:
        return NEVER
    return re.compile(
        rf"(?<!\w)(?:{alternatives(phrases)})(?:\s+(?:{alternatives(phrases)}))?:?[\s«\"“]*$", re.IGNORECASE
    )


def _place(text: str, lex: Lexicon) -> bool:
    """Whether a text can be the name of a place: a few words with capitals, after "done at" and the like."""
    match = lex.start("dates.done_at").match(text)
    bare = text[match.end() :] if match else text
    words = re.findall(r"[^\W\d_]+", bare)
    if not words or len(words) > 6 or any(c in bare for c in '!?:;"“«'):
        return False
    place = lex.words("dates.place_words")
    big = [w for w in words if w[0].isupper() or place.match(w) or len(w) <= 3]
    if len(big) != len(words) or not any(w[0].isupper() for w in words):
        return False
    office = lex.words("signature.office")
    known = bool(lex.whole("signature.cities").match(bare))
    return known or not any(office.match(w) for w in words) or (capitals(bare) and len(words) < 3)

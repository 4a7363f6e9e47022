"""A date of the source that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.source.calendar import written_dates
from dragoman.model import Severity, Side

# What may not exist is a day above 28 or a month above 12: 29, 30 … 99, 0, 00, and .13. to .19. in the midst. The first
# character stands in front of all of them, so that the search leaps to it.
_DOUBTFUL = re.compile(
    r"[02-9./-](?:(?<=\b2)9(?!\d)|(?<=\b[3-9])\d(?!\d)|(?<=\b0)0?(?!\d)|(?<=[./-])1[3-9][./-])"
)


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    if _DOUBTFUL.search(text):
        return _impossible(text, pair.source_locale)
    return ()


def _impossible(text: str, tag: str) -> Iterator[Hit]:
    for date in written_dates(text, tag):
        if not date.exists:
            found = text[date.start : date.end]
            yield Hit(f"There is no such day: {found}.", Side.SOURCE, date.start, date.end, found)


CHECK = Check(
    code="source-impossible-date",
    name="Date that does not exist",
    family=Family.SOURCE,
    severity=Severity.ERROR,
    finds="A date of the source that no calendar has, such as 31 April or 29 February 2023.",
    why="It is a mistake in the text, and each translator would correct it otherwise or not at all.",
    authority="The Gregorian calendar (ISO 8601).",
    flagged=example("The harbour was opened on 31 April 2022."),
    clean=example("The harbour was opened on 30 April 2022."),
    hint="Ask the author for the right day.",
    pair=_look,
    side=Side.SOURCE,
)

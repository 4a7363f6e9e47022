"""A day of the week that the date does not fall on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.source.calendar import written_dates
from dragoman.languages import cldr
from dragoman.model import Severity, Side


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    names, before, after = _weekdays(pair.source_locale)
    small = text.lower()
    if not any(name in small for name in names) or not (before.search(text) or after.search(text)):
        return ()
    return _wrong(text, pair.source_locale, names, before, after)


def _wrong(
    text: str, tag: str, names: dict[str, int], before: re.Pattern[str], after: re.Pattern[str]
) -> Iterator[Hit]:
    for date in written_dates(text, tag):
        if date.year is None or not date.exists:
            continue
        real = datetime.date(date.year, date.month, date.day).weekday()
        heads = [match for match in before.finditer(text, 0, date.start) if match.end() == date.start]
        match = heads[-1] if heads else after.match(text, date.end)
        if match and names[match["name"].lower()] != real:
            right = cldr.weekdays(tag)[real]
            yield Hit(
                f"{text[date.start:date.end]} is a {right}." if tag.startswith("en") else
                f"{text[date.start:date.end]} does not fall on this day, but on: {right}.",
                Side.SOURCE, match.start("whole"), match.end("whole"), match["whole"], right,
            )  # fmt: skip


@cache
def _weekdays(tag: str) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """Stems of the names of days, Monday 0, and where they stand: before a date or after it."""
    stems = {}
    for number, name in enumerate(cldr.weekdays(tag)):
        # The cases of a language change the end of a name (среда, в среду).
        stems[name.lower() if " " in name or len(name) < 5 else name.lower()[:-1]] = number
    ordered = sorted(stems, key=len, reverse=True)
    name = f"(?P<name>(?i:{'|'.join(map(re.escape, ordered))}))"
    whole = rf"(?<![^\W\d_])(?P<whole>{name}[^\W\d_]{{0,3}})(?![^\W\d_])"
    return (
        stems,
        re.compile(rf"{whole},?\s+(?:the\s+|den\s+|le\s+|el\s+)?"),
        re.compile(rf"(?:-\w+)?(?:\s+(?:года|il|г\.|року))?(?:,\s+|\s+\(|\s+)(?:в\s+|во\s+|у\s+)?{whole}"),
    )


CHECK = Check(
    code="source-wrong-weekday",
    name="Day of the week that contradicts the date",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A date of the source with a day of the week on which it does not fall.",
    why="One of the two is wrong, and readers turn up on either.",
    authority="The Gregorian calendar (ISO 8601).",
    flagged=example("The session opens on Monday, 6 May 2025."),
    clean=example("The session opens on Tuesday, 6 May 2025."),
    hint="Ask the author which of the two is meant.",
    pair=_look,
    side=Side.SOURCE,
)

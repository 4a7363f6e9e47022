"""Dates as the source writes them, real or not: a day, a month and perhaps a year, whatever the calendar says."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.languages.dates import month_names

_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
_ISO = re.compile(r"(?<![\w./-])([12]\d{3})-(\d\d)-(\d\d)(?![\w-])")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day and a month as they are written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    @property
    def exists(self) -> bool:
        """Whether the calendar has the day; without a year 29 February exists."""
        if not 1 <= self.month <= 12:
            return False
        return 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


def written_dates(text: str, tag: str) -> Iterator[WrittenDate]:
    """Dates with a month by name in the forms that the language's files have, and numeric ones with a year."""
    for match in _ISO.finditer(text):
        yield WrittenDate(match.start(), match.end(), int(match[3]), int(match[2]), int(match[1]))
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        # Day first, as most languages have it; where only the other order exists, that one is meant.
        day, month = (first, second) if second <= 12 else (second, first)
        yield WrittenDate(match.start(), match.end(), day, month, int(match[4]))
    found = _months(tag)
    if found is None:
        return
    names, pattern = found
    # A month is rare and a number is not, so the look goes out from the month.
    for match in pattern.finditer(text):
        month = names[match[1].lower()]
        if before := _DAY_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            year = _YEAR_AFTER.match(text, match.end())
            end = year.end() if year else match.end()
            for name in ("day", "first"):
                if before[name]:
                    yield WrittenDate(before.start(name), end, int(before[name]), month, int(year[1]) if year else None)
        elif after := _DAY_AFTER.match(text, match.end(1)):
            yield WrittenDate(match.start(), after.end(), int(after[1]), month, int(after[2]))


# "No. 45 March" and "1.45 March" are no days.
_DAY_BEFORE = re.compile(
    r"(?<![\w.,/№-])(?<!No\. )(?<!Nos\. )(?:(?P<first>\d{1,2})\s?[-–]\s?)?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|-?е|-го)?\s+(?:de\s+|of\s+)?$"
)
_YEAR_AFTER = re.compile(r",?\s+(?:de\s+|del\s+)?([12]\d{3})\b")
_DAY_AFTER = re.compile(r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+([12]\d{3})\b")


@cache
def _months(tag: str) -> tuple[dict[str, int], re.Pattern[str]] | None:
    """Names of months with the pattern that finds them; None for a language whose months have no names of letters."""
    listed = month_names(tag)
    if not all(name.replace(" ", "").isalpha() for name in listed):
        return None
    names = {name.lower(): number for number, name in enumerate(listed, 1)}
    choice = "|".join(re.escape(form) for name in listed for form in dict.fromkeys((name, name[:1].upper() + name[1:])))
    # The cases of a language add letters to the name.
    return names, re.compile(rf"({choice})(?:[^\W\d_]{{1,4}})?(?![^\W\d_])")

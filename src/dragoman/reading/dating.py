"""The date that a date line states."""

from __future__ import annotations

import datetime


def read_date(text: str, locale: str) -> datetime.date | None:
    """The one day that a date line (inline Markdown) names in the language of ``locale``; None when it names none,
    several, or one that can be read in two ways."""
    from dragoman.languages.dates import find_dates
    from dragoman.markup import plain

    days = {found.date for found in find_dates(plain(text), locale)}
    return days.pop() if len(days) == 1 else None

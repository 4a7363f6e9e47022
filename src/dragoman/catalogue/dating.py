"""Units that are a bare date: written in each locale's form without a translator."""

from __future__ import annotations

import datetime

from dragoman.model import Message, Unit

DATE_NOTE = "date: "
"""Extracted comment of a unit that is nothing but a date, followed by the ISO date."""


def date_comment(message: Message) -> str | None:
    """The comment that notes a message's date; None when it is none."""
    return None if message.prefill is None else f"{DATE_NOTE}{message.prefill}"


def written_date(iso: str, locale: str) -> str | None:
    """An ISO date in the official form of ``locale`` (see ``languages.dates``); None when ``iso`` is no date."""
    from dragoman.languages import dates

    try:
        return dates.format_date(datetime.date.fromisoformat(iso), locale)
    except ValueError:
        return None


def noted_date(unit: Unit, locale: str) -> str | None:
    """The date that a unit's comment notes, written for ``locale``; None for a unit that is no date."""
    for line in unit.extracted_comments:
        if line.startswith(DATE_NOTE):
            return written_date(line.removeprefix(DATE_NOTE), locale)
    return None

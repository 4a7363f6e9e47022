"""Progress: coverage of the past, and what is to be expected when the work goes on as it went."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.coverage import Standing

_TOO_FAR = 3650
"""Days; a forecast beyond ten years says nothing."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How far everything was at the end of a day."""

    day: date
    standings: tuple[tuple[str, str, Standing], ...]
    """(text, locale, standing)."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the rest will be done at the rate of the past."""

    left: int
    """Source words that are fuzzy or untranslated."""
    per_day: float | None = None
    """Source words that were translated a day, days without work included; None without a past to measure."""
    since: date | None = None
    """First day of what was measured."""
    day: date | None = None
    """The day on which nothing is left; None when nothing can be said, or nothing is left now."""
    reason: str = ""
    """Why nothing can be said, as a clause."""


@dataclass(frozen=True, slots=True)
class History:
    """Snapshots from the oldest to today's."""

    snapshots: tuple[Snapshot, ...] = ()

    @property
    def locales(self) -> tuple[str, ...]:
        """Every locale in it, sorted."""
        return tuple(sorted({locale for one in self.snapshots for _, locale, _ in one.standings}))

    def series(self, text: str = "", locale: str = "") -> tuple[tuple[date, Standing], ...]:
        """The past of a text, of a locale or, with neither, of all; from the first day on which there was any."""
        found: list[tuple[date, Standing]] = []
        for snapshot in self.snapshots:
            parts = [
                standing
                for its_text, its_locale, standing in snapshot.standings
                if text in ("", its_text) and locale in ("", its_locale)
            ]
            if parts:
                found.append((snapshot.day, sum(parts[1:], parts[0])))
        return tuple(found)

    def forecast(self, text: str = "", locale: str = "") -> Forecast:
        """When a text, a locale or all will be done.

        The rate is the net growth of translated words from the first snapshot to the last. Locales have their own
        translators, so that several are done when the slowest of them is.
        """
        if locale:
            return _forecast(self.series(text, locale))
        each = [(name, self.forecast(text, name)) for name in self.locales if self.series(text, name)]
        if not each:
            return Forecast(0, reason="there is nothing to translate")
        left = sum(one.left for _, one in each)
        rates = [one.per_day for _, one in each if one.per_day is not None]
        since = min((one.since for _, one in each if one.since is not None), default=None)
        stuck: dict[str, list[str]] = {}
        for name, one in each:
            if one.left and one.day is None:
                stuck.setdefault(one.reason, []).append(name)
        days = [one.day for _, one in each if one.day is not None]
        return Forecast(
            left,
            sum(rates) if rates else None,
            since,
            max(days) if days and not stuck else None,
            "; ".join(f"{reason} ({', '.join(names)})" for reason, names in stuck.items()),
        )


def _forecast(series: Sequence[tuple[date, Standing]]) -> Forecast:
    if not series:
        return Forecast(0, reason="there is nothing to translate")
    (first, before), (last, now) = series[0], series[-1]
    left = now.left.words
    days = (last - first).days
    if days < 1:
        return Forecast(left, reason="the history is shorter than a day" if left else "")
    rate = (now.translated.words - before.translated.words) / days
    if not left:
        return Forecast(0, rate, first)
    if rate <= 0:
        return Forecast(left, rate, first, reason=f"no more is translated than on {first.isoformat()}")
    needed = math.ceil(left / rate)
    if needed > _TOO_FAR:
        return Forecast(left, rate, first, reason="it would take more than ten years")
    return Forecast(left, rate, first, last + timedelta(days=needed))

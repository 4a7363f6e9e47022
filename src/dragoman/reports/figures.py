"""Figures of coverage as words."""

from __future__ import annotations

from dragoman.model import Forecast, Tally


def percent(value: float) -> str:
    """A share in per cent with one decimal, rounded down: what is not whole is never shown as 100."""
    return f"{int(value * 10) / 10:.1f} %"


def tally(value: Tally) -> str:
    """Units and words: ``12/179``."""
    return f"{value.units}/{value.words}"


def forecast_words(forecast: Forecast) -> str:
    """A forecast as one clause: what is left, how fast the work goes, and when it is done; or why nobody can say."""
    if not forecast.left:
        return "nothing left"
    left = f"{forecast.left:,} {'word' if forecast.left == 1 else 'words'} left"
    if forecast.day is None or forecast.per_day is None or forecast.since is None:
        return f"{left}; no forecast: {forecast.reason}"
    return f"{left}; {rate(forecast.per_day)} words a day since {forecast.since}: done on {forecast.day}"


def rate(words: float) -> str:
    """Words a day, to the word; below ten with one decimal."""
    return f"{words:,.0f}" if abs(words) >= 10 else f"{words:.1f}"

"""Coverage as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.model import By, Coverage, Forecast, History, Standing, Tally, grouped
from dragoman.reports.json_report import as_json


def coverage_json(rows: Sequence[Coverage], by: By | None = None, history: History | None = None) -> str:
    """A JSON list: a record for each text and locale, or with ``by`` for each text, locale or role, or for all.

    The keys stay; new ones may come. ``translated``, ``fuzzy``, ``untranslated``, ``total`` and ``left`` are
    ``{"units", "words"}``; ``with_findings`` is the like of translated units with errors or warnings, null where no
    check was run; ``percent`` of words; ``complete``. A record of a text and locale has also ``text``, ``locale``,
    ``roles`` (the same figures by role) and ``missing`` (``context``, ``source``, ``state``, ``role``, ``unit``,
    ``target``, ``line`` of each unit that is not done); one of ``by`` has the name under that key. With a ``history``
    come ``history`` (``day``, ``translated``, ``total``: words) and ``forecast`` (``left``, ``per_day``, ``since``,
    ``day``, ``reason``), but not for roles.
    """
    if by is None:
        return as_json([_of_text_and_locale(row, history) for row in rows])
    records = []
    for group in grouped(rows, by):
        name = {} if by is By.ALL else {by.value: group.name}
        own = {} if by is By.ROLE else _past(history, **({} if by is By.ALL else {by.value: group.name}))
        records.append({**name, **_figures(group.standing), **own})
    return as_json(records)


def _of_text_and_locale(row: Coverage, history: History | None) -> dict[str, Any]:
    missing = [
        {
            "context": unit.key[0],
            "source": unit.key[1],
            "state": unit.state.value,
            "role": unit.role,
            "unit": unit.unit,
            "target": unit.target,
            "line": unit.line,
        }
        for unit in row.open
    ]
    return {
        "text": row.text,
        "locale": row.locale,
        **_figures(row.standing),
        "roles": {role: _figures(standing) for role, standing in row.roles},
        "missing": missing,
        **_past(history, row.text, row.locale),
    }


def _figures(standing: Standing) -> dict[str, Any]:
    return {
        "translated": _tally(standing.translated),
        "fuzzy": _tally(standing.fuzzy),
        "untranslated": _tally(standing.untranslated),
        "total": _tally(standing.total),
        "left": _tally(standing.left),
        "with_findings": None if standing.flagged is None else _tally(standing.flagged),
        # Rounded down: 99.999 is not 100.
        "percent": int(standing.percent * 100) / 100,
        "complete": standing.complete,
    }


def _tally(value: Tally) -> dict[str, int]:
    return {"units": value.units, "words": value.words}


def _past(history: History | None, text: str = "", locale: str = "") -> dict[str, Any]:
    if history is None:
        return {}
    past = [
        {"day": day.isoformat(), "translated": standing.translated.words, "total": standing.total.words}
        for day, standing in history.series(text, locale)
    ]
    return {"history": past, "forecast": _forecast(history.forecast(text, locale))}


def _forecast(value: Forecast) -> dict[str, Any]:
    return {
        "left": value.left,
        "per_day": None if value.per_day is None else round(value.per_day, 2),
        "since": value.since.isoformat() if value.since else None,
        "day": value.day.isoformat() if value.day else None,
        "reason": value.reason or None,
    }

"""Coverage as a table for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from dragoman.model import By, Coverage, History, Standing, grouped, overall
from dragoman.reports.figures import forecast_words, percent, tally


class RowStyle(StrEnum):
    """What a line of the table is."""

    HEAD = "head"
    DONE = "done"
    HALF = "half"
    """At least half of the words are translated."""
    OPEN = "open"
    NOTE = "note"


Paint = Callable[[str, RowStyle], str]


def coverage_table(
    rows: Sequence[Coverage],
    by: By | None = None,
    history: History | None = None,
    *,
    style: Paint = lambda line, kind: line,
) -> str:
    """A line for each text and locale, or for each text, locale or role, and one for all; units/words in each state.

    With a ``history`` the lines below it tell for each locale when it will be done.
    """
    named: list[tuple[tuple[str, ...], Standing]] = (
        [((row.text, row.locale), row.standing) for row in rows]
        if by is None
        else [((group.name or "all",), group.standing) for group in grouped(rows, by)]
    )
    names = ("text", "locale") if by is None else (by.value if by is not By.ALL else "",)
    if len(named) > 1:
        named.append((("all", *[""] * (len(names) - 1)), overall(rows)))
    flagged = any(standing.flagged is not None for _, standing in named)
    head = (*names, "translated", *(["with findings"] if flagged else []), "fuzzy", "untranslated", "words left",
            "words done")  # fmt: skip
    body = [(*name, *_cells(standing, flagged)) for name, standing in named]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(
            cell.ljust(width) if column < len(names) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()

    lines = [style(line(head), RowStyle.HEAD)]
    lines += [style(line(cells), _style(standing)) for cells, (_, standing) in zip(body, named, strict=True)]
    lines.append(style("units/words in each state; fuzzy is not done", RowStyle.NOTE))
    if history is not None:
        lines += ["", *_forecasts(rows, history)]
    return "\n".join(lines)


def _cells(standing: Standing, flagged: bool) -> tuple[str, ...]:
    return (
        tally(standing.translated),
        *([tally(standing.flagged) if standing.flagged is not None else "?"] if flagged else []),
        tally(standing.fuzzy),
        tally(standing.untranslated),
        str(standing.left.words),
        percent(standing.percent),
    )


def _style(standing: Standing) -> RowStyle:
    return RowStyle.DONE if standing.complete else RowStyle.HALF if standing.percent >= 50 else RowStyle.OPEN


def _forecasts(rows: Sequence[Coverage], history: History) -> list[str]:
    locales = sorted({row.locale for row in rows})
    wide = max(map(len, ("all", *locales)))
    lines = [f"{locale:<{wide}}  {forecast_words(history.forecast(locale=locale))}" for locale in locales]
    return lines + ([f"{'all':<{wide}}  {forecast_words(history.forecast())}"] if len(locales) > 1 else [])

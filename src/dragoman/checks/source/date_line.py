"""A date of the paper that contradicts its own date line."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Paper
from dragoman.checks.source.calendar import written_dates
from dragoman.model import Role, Severity, Side


def _look(paper: Paper) -> Iterator[Hit]:
    stated = paper.text.date if paper.text is not None else None
    first = stated.isoformat() if stated is not None else ""
    for pair in paper.pairs:
        if pair.role is not Role.DATE:
            continue
        for date in written_dates(pair.source_plain, paper.locale):
            if date.year is None or not date.exists:
                continue
            iso = f"{date.year:04}-{date.month:02}-{date.day:02}"
            if first and iso != first:
                yield Hit(
                    f"The paper is dated {first} elsewhere and {iso} here.", Side.SOURCE, date.start, date.end,
                    pair.source_plain[date.start : date.end], first, pair=pair,
                )  # fmt: skip
            first = first or iso


CHECK = Check(
    code="source-date-line",
    name="Two dates of one paper",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A date line that differs from the date in the paper's front matter, or from another date line of it.",
    why="Editions are filed and printed by the date; a paper has one.",
    authority="House style: the date of a paper is that of its signature.",
    flagged=Example((Line("21 March 2025", role=Role.DATE), Line("22 March 2025", role=Role.DATE))),
    clean=Example((Line("21 March 2025", role=Role.DATE), Line("21 March 2025", role=Role.DATE))),
    hint="Correct the front matter or the date line.",
    paper=_look,
    side=Side.SOURCE,
)

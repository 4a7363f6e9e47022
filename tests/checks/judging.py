"""Runs one check, or all, on an example."""

from __future__ import annotations

from dragoman.checks.check import Check, Example, Line
from dragoman.checks.collection import checks
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.checks.running import Checked, check_paper, check_workspace
from dragoman.checks.selection import Rules, Selection
from dragoman.model import Finding, Position, Side

ALL = Selection(Rules(select=("all",)))


def paper(
    example: Example, comments: tuple[tuple[str, ...], ...] = (), reference: Reference = NO_REFERENCE, *,
    source: bool = False,
) -> Paper:  # fmt: skip
    """An example as a paper; with ``source`` its source alone."""
    told = comments or ((),) * len(example.lines)
    locale = example.source_locale if source else example.locale
    pairs = tuple(
        Pair(
            line.source, "" if source else line.target, example.source_locale, locale, line.role, line.state,
            units=(f"u{number}",), comments=comment, text="example", block=number,
            position=Position("example.po", 10 * number), source_position=Position("example.md", number),
            reference=reference,
        )
        for number, (line, comment) in enumerate(zip(example.lines, told, strict=True), 1)
    )  # fmt: skip
    return Paper("example", locale, example.source_locale, pairs, position=Position("example.po"), reference=reference)


def judge(
    check: Check, example: Example, comments: tuple[tuple[str, ...], ...] = (), reference: Reference = NO_REFERENCE
) -> Checked:
    """What a check says of an example."""
    whole = paper(example, comments, reference, source=check.side is Side.SOURCE)
    found = check_paper(whole, [check], ALL, side=check.side)
    if check.workspace is not None:
        more = check_workspace(found.records, [check], ALL)
        return Checked((*found.findings, *more), found.repairs, found.records, found.suppressed, found.used)
    return found


def others(code: str, example: Example, comments: tuple[tuple[str, ...], ...] = ()) -> tuple[Finding, ...]:
    """What all other default checks say of an example."""
    found: list[Finding] = []
    for side in Side:
        whole = paper(example, comments, source=side is Side.SOURCE)
        found += check_paper(whole, [each for each in checks() if each.code != code], side=side).findings
    return tuple(found)


__all__ = ["ALL", "Line", "judge", "others", "paper"]

"""Findings for people at a terminal: place, code, message, source and translation with the spot marked, hint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from dragoman.model import Finding, Side
from dragoman.reports.excerpt import Excerpt, excerpt
from dragoman.reports.ordering import counted, numbers, ordered
from dragoman.reports.visible import visible

_ISOLATE, _END = "\u2068", "\u2069"
"""First strong isolate and its end (UAX 9): text that runs from right to left leaves the rest of the line alone."""

STRICT_FAMILIES = frozenset({"typography", "punctuation", "script", "markup"})
"""Families whose findings may be about a space: spaces that are no common ones are shown."""


class Style(StrEnum):
    """What a piece of the report is; whoever prints it knows the colours."""

    PLACE = "place"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    CODE = "code"
    FRAME = "frame"
    """Labels and bars beside the excerpt."""
    CARET = "caret"
    HEADING = "heading"


class Grouping(StrEnum):
    """What findings stand together under one heading."""

    NONE = "none"
    FILE = "file"
    CODE = "code"
    LOCALE = "locale"
    TEXT = "text"


Paint = Callable[[str, Style], str]
"""A piece of the report and what it is → the piece with its colours; it must not change what is seen."""


def text_report(
    findings: Iterable[Finding],
    *,
    style: Paint = lambda piece, kind: piece,
    width: int = 100,
    grouping: Grouping = Grouping.NONE,
    concise: bool = False,
) -> str:
    """All findings, one after the other in their order, an empty line after each; "" when there are none.

    ``width`` is that of the terminal in columns; longer sentences are cut around the spot. ``concise`` leaves out
    everything but the first line of each.
    """
    found, grouping = ordered(findings), Grouping(grouping)
    if grouping is not Grouping.NONE:
        found = tuple(sorted(found, key=lambda finding: _group(finding, grouping)))
    lines: list[str] = []
    for name, members in groupby(found, lambda finding: _group(finding, grouping)):
        of_group = list(members)
        if name:
            lines += ([""] if lines and concise else []) + [style(_heading(name, of_group), Style.HEADING)]
        for finding in of_group:
            lines += finding_lines(finding, style=style, width=width, concise=concise)
            lines += [] if concise else [""]
    return "".join(f"{line}\n" for line in lines)


def finding_lines(
    finding: Finding, *, style: Paint = lambda piece, kind: piece, width: int = 100, concise: bool = False
) -> list[str]:
    """The lines of one finding."""
    severity = style(finding.severity.value, Style(finding.severity.value))
    place = place_of(finding)
    head = f"{style(visible(place), Style.PLACE)}: " if place else ""
    lines = [f"{head}{severity} {style(f'[{finding.code}]', Style.CODE)} {_safe(finding.message, finding)}"]
    if concise:
        return lines
    margin = max(map(len, ("hint", *_labels(finding)))) + 2
    lines += _sentences(finding, style, margin, max(width - margin - 3, 20))
    if finding.hint:
        lines.append(f"{_label('hint', margin, style)} {_safe(finding.hint, finding)}")
    return lines


def place_of(finding: Finding) -> str:
    """``path:line:column``, as much of it as is known."""
    position = finding.position
    numbers = [] if position.line is None else [position.line, *([] if position.column is None else [position.column])]
    return ":".join([position.path, *map(str, numbers)]) if position.path else ""


def _labels(finding: Finding) -> tuple[str, ...]:
    subject = finding.subject
    return () if subject is None else (subject.source_locale or "source", subject.locale)


def _sentences(finding: Finding, style: Paint, margin: int, room: int) -> Iterator[str]:
    subject, spot = finding.subject, finding.spot
    if subject is None:
        return
    strict = finding.family in STRICT_FAMILIES
    source, target = _labels(finding)
    sides = [(Side.SOURCE, source, subject.source), (Side.TARGET, target, subject.target)]
    # Where the other side has the spot, the like place of this one is the part that is shown of a long sentence.
    of_spot = next((words for side, _, words in sides if spot is not None and side is spot.side), "")
    near = (spot.start + spot.end) / 2 / len(of_spot) if spot is not None and of_spot else 0.0
    for side, label, words in sides:
        if not words:
            continue
        own = (spot.start, spot.end) if spot is not None and spot.side is side else None
        part = excerpt(words, own, room=room, strict=strict, near=min(near, 1.0))
        line = f"{_ISOLATE}{part.line}{_END}" if part.right_to_left else part.line
        yield f"{_label(label, margin, style)} {line}"
        if own is not None:
            yield _mark(part, margin, style)


def _mark(part: Excerpt, margin: int, style: Paint) -> str:
    """Carets under the spot; text that runs from right to left has no columns to point at, so its spot is quoted."""
    if part.right_to_left:
        return f"{_label('here', margin, style)} {style(_ISOLATE + part.marked + _END, Style.CARET)}"
    return f"{_label('', margin, style)} {' ' * part.offset}{style('^' * part.length, Style.CARET)}"


def _label(label: str, margin: int, style: Paint) -> str:
    return style(f"{label:>{margin}} |", Style.FRAME)


def _safe(words: str, finding: Finding) -> str:
    return visible(" ".join(words.split("\n")), strict=finding.family in STRICT_FAMILIES)


def _group(finding: Finding, grouping: Grouping) -> str:
    subject = finding.subject
    if grouping is Grouping.FILE:
        return finding.position.path
    if grouping is Grouping.CODE:
        return finding.code
    if grouping is Grouping.LOCALE:
        return subject.locale if subject else ""
    return subject.text if subject and grouping is Grouping.TEXT else ""


def _heading(name: str, findings: list[Finding]) -> str:
    found = numbers(findings)
    named = ((found.errors, "error"), (found.warnings, "warning"), (found.notes, "note"))
    return f"{visible(name)} ({', '.join(counted(count, one) for count, one in named if count)})"

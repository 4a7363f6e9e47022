"""The history of coverage as a line chart in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import History
from dragoman.reports.figures import percent

WIDTH, HEIGHT = 720, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 110, 12, 28
_LABEL = 15
"""Least distance of two labels, in pixels."""

DASHES = ("", "7 4", "2 3", "9 3 2 3", "1 4", "12 4")
"""Lines differ also without their colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """The line of one locale."""

    locale: str
    points: str
    """``x,y`` of each day, parted by spaces."""
    last: tuple[float, float]
    label: str
    label_y: float
    style: int
    """Which of the colours, from 0."""
    dash: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws."""

    width: int
    height: int
    left: int
    right: int
    """Where the field ends."""
    grid: tuple[tuple[float, str], ...]
    """(y, label) of the level lines."""
    days: tuple[tuple[float, str, str], ...]
    """(x, label, anchor) under the field."""
    base: float
    lines: tuple[Line, ...]
    title: str
    description: str


def chart(history: History) -> Chart | None:
    """Translated words in per cent by day, a line a locale; None where there are fewer than two days to draw."""
    series = [(locale, history.series(locale=locale)) for locale in history.locales]
    days = [day for _, points in series for day, _ in points]
    if not days or min(days) == max(days):
        return None
    first, last = min(days), max(days)

    def x(day: date) -> float:
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - first).days / (last - first).days, 1)

    def y(share: float) -> float:
        return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * share / 100, 1)

    lines = []
    told = []
    ends = [points[-1][1].percent for _, points in series]
    for number, ((locale, points), label_y) in enumerate(zip(series, _apart([y(end) for end in ends]), strict=True)):
        end, standing = points[-1]
        lines.append(
            Line(
                locale,
                " ".join(f"{x(day)},{y(each.percent)}" for day, each in points),
                (x(end), y(standing.percent)),
                f"{locale} {percent(standing.percent)}",
                label_y,
                number % 6,
                DASHES[number % len(DASHES)],
            )
        )
        told.append(f"{locale} from {percent(points[0][1].percent)} to {percent(standing.percent)}")
    middle = first + timedelta(days=(last - first).days // 2)
    marks = [(x(first), first.isoformat(), "start"), (x(last), last.isoformat(), "end")]
    if (last - first).days > 1:
        marks.insert(1, (x(middle), middle.isoformat(), "middle"))
    return Chart(
        WIDTH,
        HEIGHT,
        _LEFT,
        WIDTH - _RIGHT,
        tuple((y(share), f"{share} %") for share in (0, 25, 50, 75, 100)),
        tuple(marks),
        y(0),
        tuple(lines),
        f"Words translated, in per cent, from {first} to {last}",
        "; ".join(told),
    )


def _apart(places: Sequence[float]) -> list[float]:
    """Where labels stand so that none covers another, each as near to its place as may be, all above the base."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    found = list(places)
    lowest = HEIGHT - _BOTTOM + _LABEL / 2
    for before, index in zip([None, *order], order, strict=False):
        if before is not None:
            found[index] = max(found[index], found[before] + _LABEL)
    for index in reversed(order):
        found[index] = min(found[index], lowest)
        lowest = found[index] - _LABEL
    return [round(place + 4, 1) for place in found]

"""Functions of one variable (ISO 32000-1, clause 7.10), as shadings have them: read at any point, and written anew.

Sampled (type 0), exponential (2) and stitched (3) functions are read; computed ones (4) are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.separating.meaning import Unseparable

Function = Callable[[float], tuple[float, ...]]
_SAMPLES = 33
"""Points of one piece of a shading: between two of them no eye sees a step."""
_DEPTH = 4


def pieces(value: Any, low: float, high: float, depth: int = 0) -> list[tuple[float, float, Function]]:
    """A function as stretches of its domain that are smooth in themselves: from, to, and what is there."""
    if isinstance(value, pikepdf.Array):
        each = [evaluate(one) for one in objects.items(value)]
        return [(low, high, lambda x: tuple(number for one in each for number in one(x)))]
    if objects.whole(value, "/FunctionType") == 3 and depth < _DEPTH:
        stitched, ends, codes = _stitched(value)
        made = []
        for number, one in enumerate(stitched):
            made.append((ends[number], ends[number + 1], _within(one, ends, codes, number)))
        return [piece for piece in made if piece[1] > piece[0]] or [(low, high, evaluate(value))]
    return [(low, high, evaluate(value))]


def evaluate(value: Any) -> Function:
    """A function to be called. Raises Unseparable for a kind that is refused."""
    kind = objects.number(objects.entry(value, "/FunctionType"))
    if kind == 2:
        return _exponential(value)
    if kind == 3:
        stitched, ends, codes = _stitched(value)

        def choose(x: float) -> tuple[float, ...]:
            x = min(max(x, ends[0]), ends[-1])
            number = max((n for n in range(len(stitched)) if x >= ends[n]), default=0)
            return _within(stitched[number], ends, codes, number)(x)

        return choose
    if kind == 0:
        return _sampled(value)
    raise Unseparable("a shading whose colours are computed")


def written(
    stretches: Sequence[tuple[float, float, Function]], colour: Callable[[tuple[float, ...]], Sequence[float]], pdf: Any
) -> Any:
    """The same stretches as a function whose values are what ``colour`` makes of the old ones."""
    made = []
    for low, high, function in stretches:
        # Just inside both ends, where two stretches meet and differ.
        points = [low + (high - low) * min(max(n / (_SAMPLES - 1), 1e-6), 1 - 1e-6) for n in range(_SAMPLES)]
        values = [colour(function(point)) for point in points]
        data = bytes(round(min(max(share, 0.0), 1.0) * 255) for value in values for share in value)
        count = len(values[0])
        made.append(pdf.make_stream(data, pikepdf.Dictionary(
            FunctionType=0, Domain=[low, high], Range=[0, 1] * count, Size=[_SAMPLES], BitsPerSample=8,
        )))  # fmt: skip
    if len(made) == 1:
        return made[0]
    return pikepdf.Dictionary(
        FunctionType=3, Domain=[stretches[0][0], stretches[-1][1]], Functions=made,
        Bounds=[low for low, _, _ in stretches[1:]],
        Encode=[end for low, high, _ in stretches for end in (low, high)],
    )  # fmt: skip


def _exponential(value: Any) -> Function:
    first, last = (objects.entry(value, key) for key in ("/C0", "/C1"))
    start = tuple(objects.number(one) or 0.0 for one in objects.items(first)) or (0.0,)
    end = tuple(objects.number(one) or 0.0 for one in objects.items(last)) or (1.0,)
    power = objects.number(objects.entry(value, "/N")) or 1.0
    low, high = _domain(value)

    def at(x: float) -> tuple[float, ...]:
        share = min(max(x, low), high) ** power
        return tuple(one + share * (other - one) for one, other in zip(start, end, strict=False))

    return at


def _stitched(value: Any) -> tuple[list[Function], list[float], tuple[float, ...]]:
    functions = [evaluate(one) for one in objects.items(objects.entry(value, "/Functions"))]
    bounds = [objects.number(one) or 0.0 for one in objects.items(objects.entry(value, "/Bounds"))]
    low, high = _domain(value)
    codes = tuple(objects.number(one) or 0.0 for one in objects.items(objects.entry(value, "/Encode")))
    if not functions or len(bounds) != len(functions) - 1 or len(codes) != 2 * len(functions):
        raise Unseparable("a shading that is damaged")
    return functions, [low, *bounds, high], codes


def _within(one: Function, ends: Sequence[float], codes: Sequence[float], number: int) -> Function:
    low, high, start, end = ends[number], ends[number + 1], codes[2 * number], codes[2 * number + 1]

    def at(x: float) -> tuple[float, ...]:
        share = (x - low) / (high - low) if high > low else 0.0
        return one(start + share * (end - start))

    return at


def _sampled(value: Any) -> Function:
    size = objects.numbers(objects.entry(value, "/Size"), 1)
    ranges = [objects.number(one) or 0.0 for one in objects.items(objects.entry(value, "/Range"))]
    count = len(ranges) // 2
    data = objects.content(value, 1 << 20)
    special = objects.entry(value, "/Encode") is not None or objects.entry(value, "/Decode") is not None
    if size is None or not count or data is None or objects.whole(value, "/BitsPerSample") != 8 or special:
        raise Unseparable("a shading whose colours are sampled in a rare way")
    many = int(size[0])
    if many < 1 or len(data) < many * count:
        raise Unseparable("a shading that is damaged")
    low, high = _domain(value)

    def at(x: float) -> tuple[float, ...]:
        place = (min(max(x, low), high) - low) / (high - low) * (many - 1) if high > low else 0.0
        before = min(int(place), max(many - 2, 0))
        after, share = min(before + 1, many - 1), place - before
        return tuple(
            ranges[2 * n] + (ranges[2 * n + 1] - ranges[2 * n])
            * ((1 - share) * data[before * count + n] + share * data[after * count + n]) / 255
            for n in range(count)
        )  # fmt: skip

    return at


def _domain(value: Any) -> tuple[float, float]:
    low, high = objects.numbers(objects.entry(value, "/Domain"), 2) or (0.0, 1.0)
    return low, high

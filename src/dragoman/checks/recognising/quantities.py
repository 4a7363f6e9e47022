"""Numbers, ordinals, percentages, money, measures and ranges as facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.checks.recognising.context import Context, context
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.checks.recognising.figures import Figure, figures, times
from dragoman.checks.recognising.lexicon import lexicon
from dragoman.checks.recognising.seeing import seen
from dragoman.checks.recognising.spelled import Spelled, spelled

_FIGURES = re.compile(r"[0-9½⅓⅔¼¾⅕⅛]")
_BETWEEN = re.compile("-|[ \u00a0\u202f]?[\u2010-\u2015\u2212][ \u00a0\u202f]?|~|\uff5e")
_SIGN_AFTER = re.compile("[ -][$€£₼₽₴₺₾¥₹₸%٪][  ]?[0-9]|[$€£₼₽₴₺₾¥₹₸%٪][0-9]")
"""A sign that belongs to the next number."""
_NEXT_PART = re.compile("[ \u00a0\u202f]")
_ENDS = re.compile(r"[.;:!?]")
_CODE_LETTERS = 3
_NO_MONEY = frozenset({"", "%", "-", "ordinal"})
_NEAR = 16
_NEVER_SCALED = 1000


class _Quantity(NamedTuple):
    """A number with what stands about it."""

    start: int
    end: int
    values: tuple[str, ...]
    kind: FactKind = FactKind.NUMBER
    units: tuple[str, ...] = ()
    """Name of the unit, or the codes of the currency."""
    spelled: bool = False
    scale: int = 1
    """By what it is multiplied: 1000000 in "5 mln"."""


def find(text: str, tag: str) -> Iterator[Fact]:
    """The numbers of plain words in the language of a canonical tag, in order.

    Values: ``12000``, ``-3.5``, ``1/3``; an ordinal is its number; a percentage the number of per cent; money
    ``EUR 500``; a measure ``52 km``; a range ``10–15``, with its unit ``10–15 km``, ``EUR 10–15``. A number with a
    scale is multiplied out: "5 mln" is ``5000000``.
    """
    look = seen(text, tag)
    words = lexicon(tag)
    found: list[_Quantity] = []
    around = context(tag)
    if _FIGURES.search(look):
        found = _in_figures(look, text, tag, around)
    if around.one_and_half is not None:
        for match in around.one_and_half.finditer(look):
            half = _scaled(Figure(*match.span(), ("1.5",)), look, tag, around)._replace(spelled=True)
            found.append(_counted(half, look, text, around))
    in_words = tuple(spelled(look, words))
    if around.half_percent is not None:
        found += _half_percents(look, found, in_words, around)
    for each in in_words:
        if all(each.end <= other.start or other.end <= each.start for other in found):
            kind = FactKind.ORDINAL if each.ordinal else FactKind.NUMBER
            quantity = _Quantity(each.start, each.end, (str(each.value),), kind, spelled=True, scale=each.scale)
            found.append(_counted(_with_half(quantity, look, around), look, text, around))
    found.sort(key=lambda quantity: quantity.start)
    for number, (left, right) in enumerate(pairwise(found)):
        if right.scale > 1:
            found[number] = _shared_scale(left, right, look)
    yield from _facts(found, text, look)


def _half_percents(
    look: str, found: Sequence[_Quantity], in_words: Sequence[Spelled], around: Context
) -> list[_Quantity]:
    """Half a per cent; a half that belongs to the number before it ("three and a half per cent") is none."""
    stems, pattern = around.half_percent or ((), None)
    if pattern is None or not any(stem in look for stem in stems):
        return []
    before = [_with_half(_Quantity(each.start, each.end, (str(each.value),)), look, around) for each in in_words]
    return [
        _Quantity(*match.span(), ("0.5",), FactKind.PERCENT, spelled=True)
        for match in pattern.finditer(look)
        if all(match.end() <= other.start or other.end <= match.start() for other in found)
        and not any(each.start < match.start() < each.end for each in before)
    ]


def _in_figures(look: str, text: str, tag: str, around: Context) -> list[_Quantity]:
    found: list[_Quantity] = []
    for figure in figures(look, tag):
        if found and figure.start < found[-1].end:
            continue  # The second part of "2 million 500 thousand".
        quantity = _with_half(_scaled(figure, look, tag, around), look, around)
        found.append(_counted(_signed(quantity, look), look, text, around))
    return found


def _scaled(figure: Figure, look: str, tag: str, around: Context) -> _Quantity:
    quantity = _Quantity(figure.start, figure.end, figure.values)
    scale = around.scales.match(look, figure.end)
    if scale is None:
        return quantity
    unit = around.after.match(look, figure.end)
    if unit is not None and unit[1] > scale[1]:
        return quantity  # 千瓦 is a kilowatt and not a thousand 瓦.
    factor = int(scale[0])
    values = tuple(times(value, factor) for value in figure.values)
    quantity = quantity._replace(end=scale[1], values=values, scale=factor)
    place = _NEXT_PART.match(look, quantity.end)
    begin = place.end() if place else quantity.end
    if look[begin : begin + 1].isdigit() and values[0].isdigit():
        rest = next(figures(look[begin : begin + 24], tag), None)
        if rest is not None and rest.start == 0:
            more = _scaled(Figure(begin, begin + rest.end, rest.values), look, tag, around)
            scaled = more.end > begin + rest.end or begin == quantity.end
            if scaled and more.values[0].isdigit() and int(more.values[0]) < factor:
                return quantity._replace(end=more.end, values=(str(int(values[0]) + int(more.values[0])),))
    return quantity


def _with_half(quantity: _Quantity, look: str, around: Context) -> _Quantity:
    """The number with "and a half" behind it: of one, or of the million that it counts."""
    half = around.halves.match(look, quantity.end)
    value = quantity.values[0]
    if half is None or not value.isdigit():
        return quantity
    doubled = 2 * int(value) + quantity.scale
    scale = around.scales.match(look, half[1]) if quantity.scale == 1 else None
    factor = int(scale[0]) if scale else 1
    value = times(f"{doubled // 2}.5" if doubled % 2 else str(doubled // 2), factor)
    return quantity._replace(end=scale[1] if scale else half[1], values=(value,), scale=max(quantity.scale, factor))


def _shared_scale(left: _Quantity, right: _Quantity, look: str) -> _Quantity:
    """The number with a second reading where the scale of the next may be its own: "2 or 3 million"."""
    between = look[left.end : right.start]
    if left.scale > 1 or left.kind is not FactKind.NUMBER or len(between) > _NEAR or _ENDS.search(between):
        return left
    value = left.values[0]
    if not value.replace(".", "", 1).isdigit() or float(value) >= _NEVER_SCALED:
        return left
    return left._replace(values=(*left.values, times(value, right.scale)))


def _signed(quantity: _Quantity, look: str) -> _Quantity:
    """The number with the sign before it; a hyphen between words or figures is none."""
    sign = look[quantity.start - 1 : quantity.start]
    if not sign or sign not in "-\u2212\u2013":
        return quantity
    before = look[: quantity.start - 1]
    if not before or before[-1] in "([:;,=\"«“„" or (before[-1].isspace() and not before.rstrip()[-1:].isdigit()):
        return quantity._replace(start=quantity.start - 1, values=tuple("-" + value for value in quantity.values))
    return quantity


def _counted(quantity: _Quantity, look: str, text: str, around: Context) -> _Quantity:
    """The number with what is counted: what stands after it, else what stands before it."""
    ending = around.endings.match(look, quantity.end) if not quantity.spelled else None
    if ending is not None and quantity.kind is FactKind.NUMBER:
        if ending[0] == "ordinal":
            return quantity._replace(end=ending[1], kind=FactKind.ORDINAL)
        quantity = quantity._replace(end=ending[1])
    before = around.before.before(look, quantity.start)
    if before is not None and before[0] == "-" and quantity.values[0][0] != "-":
        quantity = quantity._replace(start=before[1], values=tuple("-" + value for value in quantity.values))
        before = None
    if before is not None and before[0] not in _NO_MONEY and quantity.scale == 1:
        scale = around.money_scales.match(look, quantity.end)
        if scale is not None:
            values = tuple(times(value, int(scale[0])) for value in quantity.values)
            quantity = quantity._replace(end=scale[1], values=values, scale=int(scale[0]))
    after = around.after.match(look, quantity.end)
    if after is not None and _SIGN_AFTER.match(look, quantity.end):
        after = None
    if after is not None and _is_code(after[0], text[quantity.end : after[1]]):
        return _as(quantity._replace(end=after[1]), after[0])
    if before is None or not before[0] or not _is_code(before[0], text[before[1] : quantity.start]):
        return quantity
    if before[0] == "ordinal":
        return quantity._replace(start=before[1], kind=FactKind.ORDINAL)
    return _as(quantity._replace(start=before[1]), before[0])


def _is_code(meaning: str, found: str) -> bool:
    """Whether letters that may be the code of a currency are written as one: "TRY 5" and not "try 5"."""
    bare = found.strip(" \u00a0\u202f-")
    return len(meaning) != _CODE_LETTERS or bare.lower() != meaning.lower() or bare == meaning


def _as(quantity: _Quantity, meaning: str) -> _Quantity:
    if meaning == "%":
        return quantity._replace(kind=FactKind.PERCENT)
    if meaning.startswith("unit "):
        return quantity._replace(kind=FactKind.MEASURE, units=(meaning[5:],))
    return quantity._replace(kind=FactKind.MONEY, units=tuple(meaning.split()))


def _facts(found: Sequence[_Quantity], text: str, look: str) -> Iterator[Fact]:
    """The quantities as facts; two with a dash between them are a range."""
    number = 0
    while number < len(found):
        left = found[number]
        right = found[number + 1] if number + 1 < len(found) else None
        if right is not None and _is_range(left, right, found[number + 2 : number + 3], look):
            yield _range(left, right, text)
            number += 2
        else:
            yield _fact(left, text)
            number += 1


def _is_range(left: _Quantity, right: _Quantity, third: Sequence[_Quantity], look: str) -> bool:
    if left.spelled or right.spelled or left.kind is FactKind.ORDINAL or left.values[0][0] == "-":
        return False
    if right.values[0][0] == "-":
        return False
    if left.kind not in {FactKind.NUMBER, right.kind} and right.kind is not FactKind.NUMBER:
        return False
    if left.units and right.units and set(left.units).isdisjoint(right.units):
        return False
    if not _BETWEEN.fullmatch(look[left.end : right.start]):
        return False
    chained = look[left.start - 1 : left.start] in {"-", "\u2013"} or (
        bool(third) and bool(_BETWEEN.fullmatch(look[right.end : third[0].start]))
    )
    return not chained


def _range(left: _Quantity, right: _Quantity, text: str) -> Fact:
    whole = right if right.units or right.kind is FactKind.PERCENT else left
    values = tuple(_range_value(value, right.values[0], whole) for value in left.values)
    return Fact(
        FactKind.RANGE, values[0], left.start, right.end, text[left.start : right.end],
        values=values if len(values) > 1 else (),
    )  # fmt: skip


def _range_value(first: str, last: str, whole: _Quantity) -> str:
    numbers = f"{first}–{last}"
    if whole.kind is FactKind.PERCENT:
        return f"{numbers} %"
    if whole.kind is FactKind.MONEY:
        return f"{whole.units[0]} {numbers}"
    return f"{numbers} {whole.units[0]}" if whole.units else numbers


def _fact(quantity: _Quantity, text: str) -> Fact:
    values = quantity.values
    if quantity.kind is FactKind.MONEY:
        values = tuple(f"{code} {value}" for value in values for code in quantity.units)
    elif quantity.kind is FactKind.MEASURE:
        values = tuple(f"{value} {quantity.units[0]}" for value in values)
    return Fact(
        quantity.kind, values[0], quantity.start, quantity.end, text[quantity.start : quantity.end],
        quantity.spelled, values if len(values) > 1 else (),
    )  # fmt: skip

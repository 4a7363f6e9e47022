"""Numbered items of the source that do not count on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity, Side

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_LETTER = re.compile(r"\(?([a-z])\)")
_OWN = re.compile(r"(\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
_WITHIN = re.compile(r"(?:(?<=\s)|^)\(?(?P<label>\d{1,2}|[a-z])\)(?=\s)")


def _look(paper: Paper) -> Iterator[Hit]:
    blocks = paper.text.blocks if paper.text is not None else ()
    items: list[tuple[tuple[int, int], str, Pair]] = []
    last = -1
    for number, pair in enumerate(paper.pairs):
        if pair.role is not Role.LIST_ITEM:
            last = -1
            yield from _within(pair)
            continue
        if pair.block < len(blocks):
            block = blocks[pair.block]
            if not items or items[-1][2].block != pair.block:
                items.append(((block.group, block.level), block.marker, pair))
            continue
        # Without a text, items that bring their own markers and follow one another are a list.
        last = number if last < 0 else last
        if match := _OWN.match(pair.source_plain):
            items.append(((-last - 1, 0), match[1], pair))
    for _, members in groupby(sorted(items, key=lambda item: item[0]), key=lambda item: item[0]):
        found = list(members)
        yield from _gaps([(marker, pair) for _, marker, pair in found])


def _gaps(items: Sequence[tuple[str, Pair]]) -> Iterator[Hit]:
    for (one, _), (other, pair) in pairwise(items):
        before, after = _value(one), _value(other)
        if before is None or after is None or (one[-1] != other[-1]) or after in {before + 1, 1}:
            continue
        # Markdown lets every item have the same number, and counts by itself.
        if after != before:
            message = f"Item “{other}” follows item “{one}”."
            yield Hit(message, Side.SOURCE, found=other, expected=_next(one, before), pair=pair)


def _within(pair: Pair) -> Iterator[Hit]:
    if ")" not in pair.source_plain:
        return
    marks = list(_WITHIN.finditer(pair.source_plain))
    if len(marks) < 2 or marks[0]["label"] not in {"1", "a"}:
        return
    for one, other in pairwise(marks):
        before, after = _value(one[0]), _value(other[0])
        if before is not None and after is not None and after - before in {2, 3, 0}:
            yield Hit(
                f"Item “{other[0]}” follows item “{one[0]}”.", Side.SOURCE, other.start(), other.end(), other[0],
                _next(one[0], before), pair=pair,
            )  # fmt: skip


def _value(marker: str) -> int | None:
    if match := _NUMBER.fullmatch(marker):
        return int(match[1])
    if match := _LETTER.fullmatch(marker):
        return ord(match[1]) - ord("a") + 1
    return None


def _next(marker: str, value: int) -> str:
    if match := _NUMBER.fullmatch(marker):
        return marker.replace(match[1], str(value + 1))
    return marker.replace(chr(ord("a") + value - 1), chr(ord("a") + value))


CHECK = Check(
    code="source-list-numbering",
    name="Numbering of a list in the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A numbered list, or items (a), (b), (c) within a sentence, that skip or repeat a number.",
    why="An item is missing or the numbers are wrong, and both are cited.",
    authority="House style: items are counted without gaps.",
    flagged=Example((Line("The Office shall (a) measure, (b) publish and (d) keep the levels."),)),
    clean=Example((Line("The Office shall (a) measure, (b) publish and (c) keep the levels."),)),
    hint="Correct the numbers, or put the missing item in.",
    paper=_look,
    side=Side.SOURCE,
)

"""Annexes that are numbered otherwise, or not translated to their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, is_begun, named
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity

_NUMBER = re.compile(r"\b(?:(?P<roman>[IVX]{1,6}|[ІХ]{1,3})|(?P<figures>\d{1,2})(?!\d))\b(?![./]\d)")
_HEADED = re.compile(r"\w+\s+(?:No\.?\s*|№\s*)?(?P<roman>[IVX]{1,6}|\d{1,2})\b(?!\s*[./]?\d)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


def _look(paper: Paper) -> Iterator[Hit]:
    yield from _numbering(paper)
    for number, members in _annexes(paper).items():
        missing = [pair for pair in members if not done(pair)]
        if is_begun(members):
            which = f"Annex {number}" if number > 1 else "The annex"
            yield Hit(
                f"{which} is translated but for {len(missing)} of {len(members)} units: {named(missing)}.",
                found=str(len(members) - len(missing)), expected=str(len(members)), pair=missing[0],
            )  # fmt: skip


def _numbering(paper: Paper) -> Iterator[Hit]:
    for pair in paper.pairs:
        if pair.role is not Role.ANNEX or not done(pair):
            continue
        match = _HEADED.match(pair.source_plain)
        if match is None:
            continue
        wanted = _value(match["roman"])
        numbers = [(_value(each[0]), each) for each in _NUMBER.finditer(pair.target_plain)]
        if numbers and all(value != wanted for value, _ in numbers):
            found = numbers[0][1]
            yield Hit(
                f"Annex {match['roman']} is numbered {found[0]} here.", start=found.start(), end=found.end(),
                found=found[0], expected=match["roman"], pair=pair,
            )  # fmt: skip


def _annexes(paper: Paper) -> dict[int, list[Pair]]:
    """The pairs of each annex; without a text, from one heading of an annex to the next."""
    blocks = paper.text.blocks if paper.text is not None else ()
    found: dict[int, list[Pair]] = {}
    number = 0
    for pair in paper.pairs:
        if pair.block < len(blocks):
            number = blocks[pair.block].annex
        elif pair.role is Role.ANNEX:
            number += 1
        if number:
            found.setdefault(number, []).append(pair)
    return found


def _value(numeral: str) -> int:
    """The value of a Roman or Arabic numeral."""
    if numeral.isdigit():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True)
    )  # fmt: skip


CHECK = Check(
    code="annexes",
    name="Annexes",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="An annex with another number than in the source, or of which only a part is translated.",
    why="The paper refers to its annexes by their number, and an annex is a part of the paper.",
    authority="House style: annexes agree in number and extent.",
    flagged=Example((Line("Annex II", "I Əlavə", Role.ANNEX), Line("The tables follow.", "Cədvəllər verilir."))),
    clean=Example((Line("Annex II", "II Əlavə", Role.ANNEX), Line("The tables follow.", "Cədvəllər verilir."))),
    hint="Number annexes as the source does, and translate them to their end.",
    paper=_look,
    covers=("article-number",),
)

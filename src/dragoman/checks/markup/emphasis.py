"""Emphasis that is lost or added."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import Piece, anatomy, bears_markup
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if not bears_markup(pair):
        return
    source, target = anatomy(pair.source), anatomy(pair.target)
    if len(source.emphasis) == len(target.emphasis) and len(source.strong) == len(target.strong):
        return
    if any(pair.target_plain.count(mark) > pair.source_plain.count(mark) for mark in "*_"):
        return  # A mark that is not closed is the check's of those.
    yield from _compared(source.emphasis, target.emphasis, "*emphasis*")
    yield from _compared(source.strong, target.strong, "**strong emphasis**")


def _compared(source: tuple[Piece, ...], target: tuple[Piece, ...], kind: str) -> Iterator[Hit]:
    if len(source) == len(target):
        return
    message = f"The source has {len(source)} of {kind}, the translation {len(target)}."
    if len(target) > len(source):
        start, end = target[len(source)].start, target[len(source)].end
        yield Hit(message, start=start, end=end, found=str(len(target)), expected=str(len(source)), raw=True)
    else:
        yield Hit(message, found=str(len(target)), expected=str(len(source)))


CHECK = Check(
    code="emphasis",
    name="Emphasis lost or added",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="Another number of stretches in emphasis or strong emphasis than the source has.",
    why="What the author stressed is not stressed for the readers of the translation, or the reverse.",
    authority="House style: emphasis is part of what is said. CommonMark 0.31, clause 6.2.",
    flagged=example("The ferry *Heron* has left.", "“Vağ” bərəsi yola düşdü."),
    clean=example("The ferry *Heron* has left.", "“*Vağ*” bərəsi yola düşdü."),
    hint="Set the same words between the marks as in the source.",
    pair=_look,
)

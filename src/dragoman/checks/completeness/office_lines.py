"""Lines of office that are fewer or more than in the source."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Role, Severity


def _look(pair: Pair) -> Iterable[Hit]:
    if pair.role is not Role.OFFICE:
        return ()
    wanted = _lines(pair.source_plain)
    found = _lines(pair.target_plain)
    if wanted == found:
        return ()
    told = "line" if found == 1 else "lines"
    return (Hit(f"The office has {found} {told} here and {wanted} in the source.", found=str(found),
                expected=str(wanted)),)  # fmt: skip


def _lines(text: str) -> int:
    return sum(not line.isspace() and bool(line) for line in text.split("\n"))


CHECK = Check(
    code="office-lines",
    name="Lines of office",
    family=Family.COMPLETENESS,
    severity=Severity.WARNING,
    finds="An office of several lines that has another number of lines in the translation.",
    why="Each line is an office or a body of its own; a line that is missing may be an office that is missing.",
    authority="House style: each line of an office stands on a line of its own; their order may change.",
    flagged=example("Ambassador\nPermanent Representative", "Səfir", role=Role.OFFICE),
    clean=example("Ambassador\nPermanent Representative", "Səfir\nDaimi Nümayəndə", role=Role.OFFICE),
    hint="Give each line of the source a line of its own, in the order that the language asks for.",
    pair=_look,
    covers=("line-breaks",),
)

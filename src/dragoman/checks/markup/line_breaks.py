"""Line breaks within a unit."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Role, Severity


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source, pair.target
    if "\n" not in source and "\n" not in target:
        return
    wanted, found = source.count("\n"), target.count("\n")
    if wanted != found:
        lines = ("line" if wanted == 0 else "lines") + (" of the office" if pair.role is Role.OFFICE else "")
        yield Hit(
            f"The source has {wanted + 1} {lines}, the translation {found + 1}.",
            found=str(found + 1), expected=str(wanted + 1),
        )  # fmt: skip
        return
    for name, wants, has in (
        ("begins", source.startswith("\n"), target.startswith("\n")),
        ("ends", source.endswith("\n"), target.endswith("\n")),
    ):
        if wants != has:
            told = f"The source {name}" if wants else f"The translation {name}"
            yield Hit(f"{told} with a line break, the other side does not.")


CHECK = Check(
    code="line-breaks",
    name="Line breaks",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="Another number of lines than the source has: lines of an office, or hard breaks in running text.",
    why="The lines of an office are printed as they stand, and a row of cells would not be in step.",
    authority="House style: a hard line break is part of the text; a language may order the lines in another way.",
    flagged=example("Commissioner\nfor Inland Waters", "Daxili sular üzrə müvəkkil", role=Role.OFFICE),
    clean=example("Commissioner\nfor Inland Waters", "Daxili sular üzrə\nmüvəkkil", role=Role.OFFICE),
    hint="Break the lines as often as the source does, where the language allows it.",
    pair=_look,
)

"""Tab characters."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if "\t" not in pair.source and "\t" not in pair.target:
        return
    wanted, found = pair.source.count("\t"), pair.target.count("\t")
    if wanted != found:
        yield Hit(
            f"The source has {wanted} tab characters, the translation {found}.", found=str(found), expected=str(wanted)
        )


CHECK = Check(
    code="tabs",
    name="Tab characters",
    family=Family.MARKUP,
    severity=Severity.NOTE,
    finds="Another number of tab characters than the source has.",
    why="A tab sets columns apart; one that slipped in between words prints as a gap.",
    authority="House style: columns are set by the paper, not by the translator.",
    flagged=example("Length\t64 km", "Uzunluğu 64 km"),
    clean=example("Length\t64 km", "Uzunluğu\t64 km"),
    hint="Copy the tab from the source, or delete the one too many.",
    pair=_look,
    covers=("odd-space",),
)

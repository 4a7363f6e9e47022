"""Pictures."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import anatomy
from dragoman.checks.markup.comparing import differences
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if "![" in pair.source or "![" in pair.target:
        yield from differences(anatomy(pair.source).images, anatomy(pair.target).images, "picture")


CHECK = Check(
    code="images",
    name="Pictures",
    family=Family.MARKUP,
    severity=Severity.ERROR,
    finds="A picture of the source that is missing, or one that the source does not have.",
    why="A seal, a map or a signature is part of the paper in every language.",
    authority="House style: the pictures of a paper are those of the source; CommonMark 0.31, clause 6.4.",
    flagged=example("![Seal](seal.png) Office of the Commissioner", "Müvəkkilin Aparatı"),
    clean=example("![Seal](seal.png) Office of the Commissioner", "![Möhür](seal.png) Müvəkkilin Aparatı"),
    hint="Copy the picture's address from the source and translate its description.",
    pair=_look,
)

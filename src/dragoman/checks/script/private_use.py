"""Characters that mean something in one typeface alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")


def _look(pair: Pair) -> Iterator[Hit]:
    if pair.target_highest < "\ue000":
        return
    for match in _PRIVATE.finditer(pair.target_plain):
        if match[0] in pair.source_plain:
            continue
        codes = " ".join(f"U+{ord(letter):04X}" for letter in match[0])
        yield Hit(
            f"{codes} is for private use: only the typeface it was made for can show it.",
            start=match.start(),
            end=match.end(),
            found=match[0],
        )


CHECK = Check(
    code="private-use",
    name="Characters for private use",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A character of the private use areas, which the source does not have.",
    why="It comes of an old typeface with letters of its own; in any other it prints as a box.",
    authority="The Unicode Standard, section 23.5 (private-use characters).",
    flagged=example("The river is deep.", "Çay d\ue259rindir."),
    clean=example("The river is deep.", "Çay dərindir."),
    hint="Type the letter anew.",
    pair=_look,
)

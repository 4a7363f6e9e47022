"""Letters drawn out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

# Between two letters: at a word's end it marks an abbreviation (the h. of the Hijri year), before a mark it carries it.
_STRETCH = re.compile(r"(?<=[^\W\d_\u0640])\u0640+(?=[^\W\d_\u0640])")


def _look(pair: Pair) -> Iterator[Hit]:
    if "\u0640" not in pair.target_characters:
        return
    for match in _STRETCH.finditer(pair.target_plain):
        if match[0] in pair.source_plain:
            continue
        yield Hit(
            "A kashida (U+0640) draws the word out here.",
            start=match.start(),
            end=match.end(),
            found=match[0],
            fixes=(Fix(match.start(), match.end(), ""),),
        )


CHECK = Check(
    code="kashida",
    name="Kashida",
    family=Family.SCRIPT,
    severity=Severity.NOTE,
    finds="A kashida (tatweel) within a word of Arabic letters.",
    why="It draws the word out on one page width alone, and a search does not find the word.",
    authority="The Unicode Standard, section 9.2: the typesetting program justifies lines, not the text.",
    flagged=example("The water of the river", "مـــاء النهر", "ar"),
    clean=example("The water of the river", "ماء النهر", "ar"),
    hint="Delete it.",
    pair=_look,
    locales=("ar", "fa"),
    fixes=True,
)

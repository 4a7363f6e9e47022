"""An i with a dot of its own and another one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_DOT = "\u0307"
_DOTTED = re.compile(f"[iıIİ]{_DOT}+(?![\u0300-\u036f])")


def _look(pair: Pair) -> Iterator[Hit]:
    # Lithuanian dictionaries keep the dot of an i under an accent.
    if _DOT not in pair.target_characters or pair.locale.startswith("lt"):
        return
    for match in _DOTTED.finditer(pair.target_plain):
        right = "İ" if match[0][0] in "Iİ" else "i"
        yield Hit(
            f"{match[0][0]} has a combining dot (U+0307) behind it; the letter is {right}.",
            start=match.start(),
            end=match.end(),
            found=match[0],
            expected=right,
            fixes=(Fix(match.start(), match.end(), right),),
        )


CHECK = Check(
    code="combining-dot",
    name="Combining dot above i",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="An i or I that is followed by a combining dot above (U+0307).",
    why="It comes of a program that made İ small without knowing the language: the dot prints twice or beside "
    "the letter, and a search does not find the word.",
    authority="Unicode, SpecialCasing.txt: in Azerbaijani and Turkish the small form of İ is i, one character.",
    flagged=example("The session is open.", "i\u0307clas açıqdır."),
    clean=example("The session is open.", "İclas açıqdır."),
    hint="Delete the dot.",
    pair=_look,
    fixes=True,
)

"""Latin letters and marks as wide as ideographs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.letters import scripts_of
from dragoman.model import Severity

_WIDE = re.compile("[\uff01-\uff5e]+")
_LETTER = re.compile("[\uff21-\uff3a\uff41-\uff5a]")


def _look(pair: Pair) -> Iterator[Hit]:
    if pair.target_highest < "\uff01":
        return
    ideographs = not scripts_of(pair.locale).isdisjoint(("Hani", "Hang"))
    for match in _WIDE.finditer(pair.target_plain):
        for place, letter in enumerate(match[0], match.start()):
            # Digits are another check's; wide marks are at home among ideographs.
            if letter.isdecimal() or letter in pair.source_plain or (ideographs and not _LETTER.match(letter)):
                continue
            right = chr(ord(letter) - 0xFEE0)
            # A wide mark carries its own space: without it words might run together.
            sure = bool(_LETTER.match(letter))
            yield Hit(
                f"{letter} (U+{ord(letter):04X}) is the wide form of {right}.",
                start=place,
                end=place + 1,
                found=letter,
                expected=right,
                fixes=(Fix(place, place + 1, right),) if sure else (),
            )


CHECK = Check(
    code="full-width",
    name="Wide letters and marks",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A Latin letter, or outside Chinese, Japanese and Korean a mark, in the width of an ideograph.",
    why="It was typed with the input method of another language: it prints with gaps, and a search does not find it.",
    authority="Unicode Standard Annex 11, East Asian Width; GB/T 15834 for Chinese.",
    flagged=example("Symbol A/75/357", "Simvol \uff21/75/357"),
    clean=example("Symbol A/75/357", "Simvol A/75/357"),
    hint="Type it in the usual width.",
    pair=_look,
    fixes=True,
)

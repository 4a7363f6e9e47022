"""A hyphen or a dash for the minus sign of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_MINUS = "\u2212"
_NEGATIVE = re.compile(rf"(?<![\w.,]){_MINUS}\s?(\d+)")
_HYPHEN = re.compile(r"(?<![\w.,/)\u2212-])([-–‑])(\d+)")


def _look(pair: Pair) -> Iterator[Hit]:
    if _MINUS not in pair.source_plain:
        return
    negative = set(_NEGATIVE.findall(pair.source_plain))
    for match in _HYPHEN.finditer(pair.target_prose):
        if match[2] in negative:
            yield Hit(
                f"The minus sign of {_MINUS}{match[2]} is a {'dash' if match[1] == '–' else 'hyphen'} here.",
                start=match.start(), end=match.end(), found=match[0], expected=_MINUS + match[2],
                fixes=(Fix(match.start(), match.start() + 1, _MINUS),),
            )  # fmt: skip


CHECK = Check(
    code="minus",
    name="Minus sign",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="A hyphen or a dash where the source has the minus sign before the same number.",
    why="A hyphen may be left behind at the end of a line: the number loses its sign.",
    authority="Unicode Standard, chapter 6.2; ISO 80000-1, 7.2.",
    flagged=example("It fell to \u22125 °C.", "Temperatur -5 °C-yə düşdü."),
    clean=example("It fell to -5 °C.", "Temperatur -5 °C-yə düşdü."),
    pair=_look,
    fixes=True,
)

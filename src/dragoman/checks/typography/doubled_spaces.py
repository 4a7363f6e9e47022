"""Two spaces where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_BLANKS = " \u00a0\u202f"
_DOUBLED = re.compile(rf"(?<=\S)[{_BLANKS}]{{2,}}(?=\S)")
_ALIGNED = re.compile(rf"(?<=[^\s.!?:;])[{_BLANKS}]{{2,}}(?=\S)")
_PAIR = re.compile("[ \u00a0][ \u00a0]|\u202f | \u202f")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    here = "  " in target or (not target.isascii() and _PAIR.search(target) is not None)
    if not here:
        # Two spaces after a full stop are a habit of typists in English, and lost to nobody's harm.
        if "  " in source and _ALIGNED.search(source):
            yield Hit("The source has several spaces in a row, the translation single ones.")
        return
    if "  " in source and _DOUBLED.search(source):
        return
    for match in _DOUBLED.finditer(target):
        kept = "\u202f" if "\u202f" in match[0] else "\u00a0" if "\u00a0" in match[0] else " "
        yield Hit(
            f"Here stand {len(match[0])} spaces.", start=match.start(), end=match.end(), found=match[0], expected=kept,
            fixes=(Fix(match.start(), match.end(), kept),),
        )  # fmt: skip


CHECK = Check(
    code="doubled-spaces",
    name="Doubled spaces",
    family=Family.TYPOGRAPHY,
    severity=Severity.WARNING,
    finds="Two or more spaces in a row that the source does not have, and the reverse within a sentence.",
    why="They tear holes into a line and make equal sentences unequal to every search.",
    authority="House style: one space between words.",
    flagged=example("The lock is closed.", "Şlüz  bağlıdır."),
    clean=example("The lock is closed.  We wait.", "Şlüz bağlıdır. Biz gözləyirik."),
    pair=_look,
    fixes=True,
)

"""Escape sequences that stand in the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_ESCAPE = re.compile(r"\\(?:[ntrabfv0\"'\\]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def _look(pair: Pair) -> Iterator[Hit]:
    if "\\" not in pair.source and "\\" not in pair.target:
        return
    wanted, found = (Counter(_ESCAPE.findall(side)) for side in (pair.source_plain, pair.target_plain))
    if wanted == found:
        return
    for sequence in dict.fromkeys((*wanted, *found)):
        if wanted[sequence] != found[sequence]:
            at = pair.target_plain.find(sequence) if found[sequence] > wanted[sequence] else -1
            yield Hit(
                f"The source has {sequence} {_times(wanted[sequence])}, the translation {_times(found[sequence])}.",
                start=at if at >= 0 else None, end=at + len(sequence) if at >= 0 else None,
                found=sequence if found[sequence] else "", expected=sequence if wanted[sequence] else "",
            )  # fmt: skip


def _times(count: int) -> str:
    return "not at all" if count == 0 else "once" if count == 1 else f"{count} times"


CHECK = Check(
    code="escapes",
    name="Escape sequences",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="An escape sequence in the words, such as \\n, \\t or \\u00a0, that is missing or added.",
    why="It is printed as it stands, or the line that it should break runs on.",
    authority="House style: what programs read is kept; GNU gettext manual, on the strings of PO files.",
    flagged=example("First line\\\\nsecond line", "Birinci sətir, ikinci sətir"),
    clean=example("First line\\\\nsecond line", "Birinci sətir\\\\nikinci sətir"),
    hint="Keep it as the source has it; a line break of the text itself is a real line break.",
    pair=_look,
)

"""Words of the source in letters of two alphabets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side

_LATIN = "A-Za-zÀ-ÖØ-öø-ʯ"
_OTHER = "\u0370-\u052f"
_MIXED = re.compile(rf"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_AROUND = re.compile(r"[^\W\d_]+")


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    if text.isascii() or not _MIXED.search(text):
        return ()
    return [
        Hit(f"“{match[0]}” has letters of two alphabets.", Side.SOURCE, match.start(), match.end(), match[0])
        for match in _AROUND.finditer(text)
        # µm and Ωm are symbols of units.
        if _MIXED.search(match[0]) and match[0][0] not in "µμΩ"
    ]


CHECK = Check(
    code="source-mixed-alphabets",
    name="Two alphabets in one word of the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A word of the source with Latin letters beside Cyrillic or Greek ones.",
    why="It looks right, but is not found by a search, hyphenated wrong and spoken wrong.",
    authority="Unicode Technical Standard 39, 5.1, Mixed-Script Detection.",
    flagged=example("The h\u0430rbour is open."),
    clean=example("The harbour is open."),
    hint="Type the word anew in the text.",
    pair=_look,
    side=Side.SOURCE,
)

"""A translation without a word in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_WORD = re.compile(r"[^\W_]")


def _look(pair: Pair) -> Iterable[Hit]:
    if _WORD.search(pair.target_plain) or not _WORD.search(pair.source_plain):
        return ()
    return (Hit("There is no word in this translation.", found=pair.target.strip(), raw=True, start=0,
                end=len(pair.target)),)  # fmt: skip


CHECK = Check(
    code="blank",
    name="Translation without words",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A translation of white space, markup or punctuation alone, where the source has words.",
    why="It counts as done and prints nothing.",
    authority="House style: a published edition is whole.",
    flagged=example("The session is open.", " …"),
    clean=example("The session is open.", "İclas açıqdır."),
    hint="Translate it, or empty it so that it counts as untranslated.",
    pair=_look,
    covers=("start-punctuation", "end-punctuation"),
)

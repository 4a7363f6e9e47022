"""A sentence of the source that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.consistency.likeness import folded
from dragoman.checks.pair import Paper
from dragoman.model import Severity, Side

_FEWEST = 3


def _look(paper: Paper) -> Iterator[Hit]:
    for before, pair in pairwise(paper.pairs):
        # Sentences of two lengths are not the same; spaces and marks apart.
        if (
            abs(len(before.source) - len(pair.source)) < 9
            and pair.role.is_body
            and pair.source.count(" ") >= _FEWEST - 1
            and folded(pair.source, paper.locale) == folded(before.source, paper.locale)
        ):
            words = pair.source_plain
            yield Hit("This stands twice in a row.", Side.SOURCE, 0, len(words), words, pair=pair)


CHECK = Check(
    code="source-doubled-sentence",
    name="Doubled sentence in the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A sentence or item of the source that is the same as the one before it.",
    why="Pasting doubles sentences; in the editions both are printed.",
    authority="House style: the text is clean before it is translated.",
    flagged=Example((Line("The harbour is open to all."), Line("The harbour is open to all."))),
    clean=Example((Line("The harbour is open to all."), Line("The river is open to all."))),
    hint="Take one of them out of the text.",
    paper=_look,
    side=Side.SOURCE,
)

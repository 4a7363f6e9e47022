"""The marker of a joined sentence where it cannot stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Pair, Paper
from dragoman.model import JOINED, Severity, State

_LIKE = re.compile(r"[\s.\[\](){}<>]*joined[\s.\[\](){}<>]*", re.IGNORECASE)


def _look(paper: Paper) -> Iterator[Hit]:
    before: Pair | None = None
    for pair in paper.pairs:
        if pair.target == JOINED:
            yield from _marked(paper, pair, before)
            continue
        before = pair
        place = pair.target.find(JOINED)
        if place >= 0:
            yield Hit(
                f"{JOINED} is a marker only when it stands alone; here it would be printed.", start=place,
                end=place + len(JOINED), raw=True, found=JOINED, pair=pair,
            )  # fmt: skip
        elif "oined" in pair.target.lower() and _LIKE.fullmatch(pair.target) and not _LIKE.fullmatch(pair.source):
            yield Hit(
                f"“{pair.target}” is taken for a translation and not for the marker.", start=0, end=len(pair.target),
                raw=True, found=pair.target, expected=JOINED, pair=pair,
            )  # fmt: skip


def _marked(paper: Paper, pair: Pair, before: Pair | None) -> Iterator[Hit]:
    if not pair.role.is_body:
        yield Hit(f"A {pair.role.value} cannot be joined to what stands before it.", found=JOINED, pair=pair)
    elif before is None or (paper.text is not None and before.block != pair.block):
        yield Hit("Nothing stands before this that it could be joined to.", found=JOINED, pair=pair)
    elif before.state is not State.TRANSLATED:
        yield Hit(f"This is joined to a sentence that is {before.state.value}.", found=JOINED, pair=pair)


CHECK = Check(
    code="joined-misused",
    name="Marker of joined sentences misused",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="The marker [joined] misspelt, within other words, in a title or name, or with nothing before it to join.",
    why="Where the marker does not work, its sentence is missing or the marker itself is printed.",
    authority="dragoman's own rule for sentences that are rendered within the translation of the one before.",
    flagged=Example((Line("The harbour is open.", "Liman açıqdır."), Line("It is new.", "[Joined].")),),
    clean=Example((Line("The harbour is open.", "Liman açıqdır və yenidir."), Line("It is new.", "[joined]")),),
    hint="Translate both sentences in the unit of the first, and give the second the translation [joined] and no more.",
    paper=_look,
    covers=("brackets", "end-punctuation", "capital-start"),
)

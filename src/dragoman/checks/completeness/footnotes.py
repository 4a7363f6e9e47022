"""Footnotes whose mark is missing in the translation, and marks without a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Severity

_MARK = re.compile(r"\[\^([^\s\]\[]{1,64})\]")


def _look(paper: Paper) -> Iterator[Hit]:
    wanted: dict[str, list[Pair]] = {}
    found: dict[str, list[tuple[Pair, re.Match[str]]]] = {}
    for pair in paper.pairs:
        if "[^" in pair.source:
            for match in _MARK.finditer(pair.source):
                wanted.setdefault(match[1], []).append(pair)
        if "[^" in pair.target:
            for match in _MARK.finditer(pair.target):
                found.setdefault(match[1], []).append((pair, match))
    for label, pairs in wanted.items():
        # A mark may move to another sentence; it is missing when its own sentence is done and no other has it.
        if label not in found and all(map(done, pairs)):
            yield Hit(f"The mark of footnote {label} stands nowhere in the translation.", expected=f"[^{label}]",
                      pair=pairs[0])  # fmt: skip
    for label, places in found.items():
        for pair, match in places[len(wanted.get(label, ())) :]:
            told = "has no note" if label not in wanted else "stands more often than in the source"
            yield Hit(f"The footnote mark {label} {told}.", start=match.start(), end=match.end(), raw=True,
                      found=match[0], pair=pair)  # fmt: skip


CHECK = Check(
    code="footnotes",
    name="Footnotes and their marks",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A footnote whose mark stands nowhere in the translation, and a mark in it without a footnote.",
    why="A note that nothing refers to is not printed, and a mark without a note leads nowhere.",
    authority="Markdown footnotes: each mark [^1] belongs to one note.",
    flagged=Example((
        Line("The level rose.[^1]", "Səviyyə qalxmışdır."),
    )),
    clean=Example((
        Line("The level rose.[^1]", "Səviyyə qalxmışdır.[^1]"),
    )),
    hint="Put the mark behind the words that the note is about.",
    paper=_look,
    covers=("footnote-references",),
)  # fmt: skip

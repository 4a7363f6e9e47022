"""Footnote marks of the source without a note, and notes without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity, Side

_MARK = re.compile(r"\[\^([^\s\]\[]{1,64})\]")


def _look(paper: Paper) -> Iterator[Hit]:
    marks: dict[str, tuple[Pair, re.Match[str]]] = {}
    notes: dict[int, Pair] = {}
    for pair in paper.pairs:
        if "[^" in pair.source:
            for match in _MARK.finditer(pair.source):
                marks.setdefault(match[1], (pair, match))
        if pair.role is Role.FOOTNOTE:
            notes.setdefault(pair.block, pair)
    if paper.text is None:
        # Only the notes themselves are known, not their labels: too few of them is certain.
        if notes and len(marks) > len(notes):
            pair, match = list(marks.values())[-1]
            yield _hit(f"There are {len(marks)} footnote marks and {len(notes)} footnotes.", pair, match)
        return
    labels = {block.marker: place for place, block in enumerate(paper.text.blocks) if block.role is Role.FOOTNOTE}
    for label, (pair, match) in marks.items():
        if label not in labels:
            yield _hit(f"There is no footnote {label}.", pair, match)
    for label, place in labels.items():
        if label not in marks and place in notes:
            yield Hit(f"No mark refers to footnote {label}.", Side.SOURCE, expected=f"[^{label}]", pair=notes[place])


def _hit(message: str, pair: Pair, match: re.Match[str]) -> Hit:
    return Hit(message, Side.SOURCE, match.start(), match.end(), match[0], raw=True, pair=pair)


CHECK = Check(
    code="source-missing-footnote",
    name="Footnotes of the source",
    family=Family.SOURCE,
    severity=Severity.ERROR,
    finds="A footnote mark of the source without a note, or a note that no mark refers to.",
    why="A mark without a note leads nowhere, and a note without a mark is not printed.",
    authority="Markdown footnotes: each mark [^1] belongs to one note.",
    flagged=Example((
        Line("The level rose[^1] and fell.[^2]"),
        Line("Measured in Port Velsa.", role=Role.FOOTNOTE),
    )),
    clean=Example((
        Line("The level rose.[^1]"),
        Line("Measured in Port Velsa.", role=Role.FOOTNOTE),
    )),
    hint="Write the note, or take the mark out of the text.",
    paper=_look,
    side=Side.SOURCE,
)  # fmt: skip

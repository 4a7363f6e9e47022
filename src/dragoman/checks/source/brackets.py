"""Brackets of the source that do not close, or close nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Paper
from dragoman.checks.source.passages import passages
from dragoman.model import Severity, Side

# A wide bracket that a narrow one closes is a matter of typography.
_PAIRS = {")": "(（", "]": "[［", "}": "{", "）": "（(", "】": "【", "］": "［["}
_OPENING = frozenset("([{（【［")
_ALL = re.compile(r"[()\[\]{}（）【】［］]")
# a) and 1) number an item and close nothing.
_NUMBERING = re.compile(r"(?:^|(?<=[\s(—–:;,]))(?:\d{1,3}|[^\W\d_]{1,2}|[ivxIVX]{1,5})$")


def _look(paper: Paper) -> Iterator[Hit]:
    for passage in passages(paper):
        text = passage.text
        if not _ALL.search(text):
            continue
        opened: list[int] = []
        lone: list[tuple[int, str]] = []
        for match in _ALL.finditer(text):
            mark, place = match[0], match.start()
            if mark in _OPENING:
                opened.append(place)
            elif opened and text[opened[-1]] in _PAIRS[mark]:
                opened.pop()
            elif mark not in ")）" or not _NUMBERING.search(text[max(0, place - 6) : place]):
                lone.append((place, "closes nothing"))
        lone += [(place, "is not closed") for place in opened]
        for place, told in lone:
            pair, start = passage.place(place)
            yield Hit(f"The bracket {text[place]} {told}.", Side.SOURCE, start, start + 1, text[place], pair=pair)


CHECK = Check(
    code="source-brackets",
    name="Brackets of the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A bracket of the source that is not closed within its paragraph, or that closes nothing.",
    why="Nobody can tell where the aside ends, and each translator ends it elsewhere.",
    authority="House style: the text is clean before it is translated.",
    flagged=example("The harbour (see annex is open."),
    clean=example("The harbour (see annex) is open."),
    hint="Close the bracket in the text.",
    paper=_look,
    side=Side.SOURCE,
)

"""Marks of markup that are printed, because they mark nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import Anatomy, anatomy, bears_markup, has_old_quotes
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_MARKS = re.compile(r"\*+|_+|`+|\]\(|\[\^?")


def _look(pair: Pair) -> Iterator[Hit]:
    if not bears_markup(pair) or has_old_quotes(pair.source):
        return
    words, original = pair.target_plain, pair.source_plain
    if words.isalnum() or not (match := _MARKS.search(words)):
        return
    source, target = anatomy(pair.source), anatomy(pair.target)
    while match:
        mark = match[0]
        if words.count(mark[0]) > original.count(mark[0]) and _has(source, mark) > _has(target, mark):
            yield Hit(
                f"{mark} is printed as it stands: it marks nothing here, as it does in the source.",
                start=match.start(), end=match.end(), found=mark,
            )  # fmt: skip
            return  # The others are what this one was to close, or follow from it.
        match = _MARKS.search(words, match.end())


def _has(anatomy: Anatomy, mark: str) -> int:
    """How many pieces there are that are marked in this way."""
    if mark[0] in "*_":
        return len(anatomy.emphasis) + len(anatomy.strong)
    if mark[0] == "`":
        return len(anatomy.codes)
    return len(anatomy.links) + len(anatomy.images) + len(anatomy.notes)


CHECK = Check(
    code="markup-unclosed",
    name="Markup that marks nothing",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="An asterisk, underscore, backquote or bracket that is printed although it marks something in the source.",
    why="The reader sees the sign, and the words that it should mark look like all others.",
    authority="CommonMark 0.31, clause 6.2: a mark opens only before a word and closes only behind one.",
    flagged=example("The *Heron* has left.", "*Vağ * yola düşdü."),
    clean=example("The *Heron* has left.", "*Vağ* yola düşdü."),
    hint="Put the marks close to the words, one before and one behind; write \\* for an asterisk to be printed.",
    pair=_look,
)

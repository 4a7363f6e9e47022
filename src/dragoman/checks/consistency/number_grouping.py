"""Large numbers that are grouped in two ways within a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import unique
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Severity, State

_NUMBER = re.compile(
    r"(?<![\w.,/+–-])(?:\d{1,3}(?P<mark>[ \u00a0\u202f\u2009.,'’])\d{3}(?:(?P=mark)\d{3})*|\d{5,})(?![\w/–-]|[.,]\d)"
)
_LARGE = re.compile(r"\d\d[\d \u00a0\u202f\u2009.,'’]\d\d")
_SPACES = " \u00a0\u202f\u2009"
_TOLD = {"": "without a mark", " ": "by a space", ".": "by a full stop", ",": "by a comma", "'": "by an apostrophe"}


def _look(paper: Paper) -> Iterator[Hit]:
    found: list[tuple[Pair, re.Match[str], str]] = []
    for pair in unique(paper):
        if pair.state is State.TRANSLATED and _LARGE.search(pair.target_plain):
            for match in _NUMBER.finditer(pair.target_plain):
                mark = match["mark"] or ""
                mark = " " if mark in _SPACES and mark else "'" if mark == "’" else mark
                if _is_grouped(match[0], mark, pair.source_plain):
                    found.append((pair, match, mark))
    styles = Counter(mark for _, _, mark in found)
    if len(styles) < 2:
        return
    usual = styles.most_common(1)[0][0]
    for pair, match, mark in found:
        if mark != usual:
            yield Hit(
                f"“{match[0]}” is grouped {_TOLD[mark]}, other numbers of the paper {_TOLD[usual]}.",
                start=match.start(), end=match.end(), found=match[0], pair=pair,
            )  # fmt: skip


def _is_grouped(number: str, mark: str, source: str) -> bool:
    """Whether the source writes the number in groups, so that it is a quantity, not a code and not a decimal."""
    digits = "".join(letter for letter in number if letter.isdigit())
    if len(digits) < 5:
        return False
    value = f"{int(digits):,}"
    if mark in {".", ","} and number.replace(mark, ".") in source and source.find(value) < 0:
        return False
    return any(value.replace(",", other) in source for other in (",", " ", "\u00a0", "\u202f", ".", "'", "’"))


CHECK = Check(
    code="number-grouping",
    name="Grouping of numbers",
    family=Family.CONSISTENCY,
    severity=Severity.NOTE,
    finds="Numbers of five and more figures that are grouped in two ways within a paper; the rarer way is told.",
    why="A reader who finds 12.000 and 12 000 wonders whether one of them is twelve.",
    authority="BIPM, SI brochure, 5.4.4: figures in groups of three, in one way throughout.",
    flagged=Example((
        Line("It cost 12,000 crowns.", "O, 12 000 krona başa gəldi."),
        Line("It brought 23,500 crowns.", "O, 23 500 kron gətirdi."),
        Line("They paid 45,000 crowns.", "Onlar 45.000 kron ödədilər."),
    )),
    clean=Example((
        Line("It cost 12,000 crowns.", "O, 12 000 krona başa gəldi."),
        Line("They paid 45,000 crowns.", "Onlar 45 000 kron ödədilər."),
    )),
    hint="Group all numbers by the same mark.",
    paper=_look,
)  # fmt: skip

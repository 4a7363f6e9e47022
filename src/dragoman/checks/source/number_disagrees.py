"""A number of the source that is another one elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import unique
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.source.vocabulary import of_language
from dragoman.model import Severity, Side

_COUNTED = re.compile(
    r"(?<![\w.,/:№§+–-])(?<!No\. )(?<!Art\. )(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{2,6})"
    r"\s+(?P<counted>[^\W\d_]{3,})"
)
_LARGE = re.compile(r"\d\d\d")
_SMALLEST = 100
"""Small numbers of the same things are more often two facts than one slip."""
_STEM = 5


def _look(paper: Paper) -> Iterator[Hit]:
    measures = of_language("measures", paper.locale)
    if measures is None:
        return
    seen: dict[str, list[tuple[int, Pair]]] = {}
    for pair in unique(paper):
        for match in _COUNTED.finditer(pair.source_plain) if _LARGE.search(pair.source_plain) else ():
            value = int("".join(letter for letter in match["number"] if letter.isdigit()))
            counted = match["counted"].lower()
            if value < _SMALLEST or (1800 <= value <= 2100 and match["number"].isdigit()) or counted in measures:
                continue
            for other, place in seen.get(counted[:_STEM], ()):
                if place is not pair and _is_slip(value, other) and str(other) not in _figures(pair.source_plain):
                    counts = f"{match['number']} {match['counted']}"
                    yield Hit(
                        f"“{counts}” stands here, {other} in “{_cut(place.source_plain)}”.", Side.SOURCE,
                        match.start(), match.end(), match["number"], str(other), pair=pair,
                    )  # fmt: skip
                    break
            seen.setdefault(counted[:_STEM], []).append((value, pair))


def _is_slip(one: int, other: int) -> bool:
    """Whether two numbers are so near that one may be a slip for the other.

    They are one or two apart, or two neighbouring figures have changed places, or, of four figures and more, one
    figure differs and neither is a round number.
    """
    first, second = str(one), str(other)
    if one == other or len(first) != len(second):
        return False
    if abs(one - other) <= 2:
        return True
    differing = [place for place in range(len(first)) if first[place] != second[place]]
    if len(differing) == 1:
        # The leading figure makes another number; the last ones are what the eye confuses.
        return differing[0] > 0 and len(first) > 3 and not {first[-2:], second[-2:]} & {"00", "50"}
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and first[differing[0]] == second[differing[1]]
        and first[differing[1]] == second[differing[0]]
    )


def _figures(text: str) -> set[str]:
    return {re.sub(r"\D", "", number) for number in re.findall(r"\d[\d,\u00a0\u202f]*", text)}


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


CHECK = Check(
    code="source-number-disagrees",
    name="Number that disagrees within the text",
    family=Family.SOURCE,
    severity=Severity.NOTE,
    finds="The same things counted twice in a text by numbers that differ in one figure.",
    why="150 here and 151 there is a slip in one of the two places, and each translation repeats it.",
    authority="House style: a figure is the same throughout a paper.",
    flagged=Example((
        Line("The river carries 150 ferries."),
        Line("All 151 ferries were built in Port Velsa."),
    )),
    clean=Example((
        Line("The river carries 150 ferries."),
        Line("All 150 ferries were built in Port Velsa."),
    )),
    hint="Ask the author which number is right.",
    paper=_look,
    side=Side.SOURCE,
    locales=("en", "az", "ru"),
)  # fmt: skip

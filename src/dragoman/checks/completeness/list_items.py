"""Items of a list that are fewer or more than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, groups, is_begun, named
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity


def _look(paper: Paper) -> Iterator[Hit]:
    for group in groups(paper, (Role.LIST_ITEM,)):
        items: dict[int, list[Pair]] = {}
        for pair in group:
            items.setdefault(pair.block, []).append(pair)
        first = [members[0] for members in items.values()]
        if is_begun(first):
            missing = [pair for pair in first if not done(pair)]
            here = len(first) - len(missing)
            yield Hit(
                f"{here} of {len(first)} items of the list are translated; {named(missing)} not yet.",
                found=str(here), expected=str(len(first)), pair=missing[0],
            )  # fmt: skip
        for pair in group:
            place = pair.target.find("\n", 1)
            if place > 0 and "\n" not in pair.source.strip() and pair.target[place:].strip():
                yield Hit(
                    "One item of the list is several lines here.", start=place, end=place + 1, raw=True, pair=pair
                )


CHECK = Check(
    code="list-items",
    name="Items of a list",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A list of which some items are translated and others not, or an item that became several lines.",
    why="Items are counted and cited; what is missing shifts the ones after it.",
    authority="House style: lists agree item by item.",
    flagged=Example((
        Line("the harbour;", "liman;", Role.LIST_ITEM),
        Line("the river.", " ", Role.LIST_ITEM),
    )),
    clean=Example((
        Line("the harbour;", "liman;", Role.LIST_ITEM),
        Line("the river.", "çay.", Role.LIST_ITEM),
    )),
    hint="Translate the rest of the list, an item a unit.",
    paper=_look,
)  # fmt: skip

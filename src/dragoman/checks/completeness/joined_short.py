"""A joined translation that hardly holds all its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.length.expansion import deviation, expansion
from dragoman.checks.pair import Pair, Paper
from dragoman.model import JOINED, Severity

_FAR = -2.5


def _look(paper: Paper) -> Iterable[Hit]:
    for pair, whole in _joined(paper):
        far = deviation(whole)
        if far is not None and far < _FAR:
            yield Hit(
                f"This should hold {max(2, len(whole.units))} sentences, but is as short as one.",
                start=0, end=len(pair.target_plain), found=str(len(pair.target_plain)), pair=pair,
            )  # fmt: skip


def _joined(paper: Paper) -> Iterable[tuple[Pair, Pair]]:
    """Units that others are joined to, each with the pair that all of them make together."""
    if expansion(paper.source_locale, paper.locale) is None:
        return
    first: Pair | None = None
    sources: list[str] = []
    for pair in (*paper.pairs, None):
        if pair is not None and pair.target == JOINED and first is not None:
            sources.append(pair.source)
            continue
        if first is not None and (len(sources) > 1 or len(first.units) > 1):
            units = first.units if len(sources) == 1 else tuple(map(str, range(len(sources))))
            yield first, Pair(" ".join(sources), first.target, first.source_locale, first.locale, units=units)
        first, sources = pair, [pair.source] if pair is not None else []


CHECK = Check(
    code="joined-short",
    name="Joined sentences too short",
    family=Family.COMPLETENESS,
    severity=Severity.NOTE,
    finds="A unit that others are joined to and that is too short to hold them all.",
    why="The marker [joined] takes a sentence out of the count; its words must be in the one before.",
    authority="dragoman's own rule for sentences that are rendered within the translation of the one before.",
    flagged=Example((
        Line("The harbour was rebuilt in three years.", "Liman üç ilə yenidən qurulub."),
        Line("The ferries now reach all eighteen landings of the river.", "[joined]"),
    )),
    clean=Example((
        Line("The harbour was rebuilt in three years.",
             "Liman üç ilə yenidən qurulmuşdur və bərələr indi çayın on səkkiz körpüsünün hamısına çatır."),
        Line("The ferries now reach all eighteen landings of the river.", "[joined]"),
    )),
    hint="See whether the second sentence is in it.",
    paper=_look,
)  # fmt: skip

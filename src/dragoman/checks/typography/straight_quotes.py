"""Typewriter's quotation marks where the source has typographic ones."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.quoting import Quote, passages, renewed
from dragoman.model import Severity

_STRAIGHT = frozenset({'"', "''", "``", "＂"})


def _look(pair: Pair) -> Iterator[Hit]:
    if '"' not in pair.target_plain and "''" not in pair.target_plain:
        return
    rules = habits(pair.locale)
    if rules.typewriter != "curly" or not rules.outer:
        return
    straight = [quote for quote in pair.target_quotes if quote.mark in _STRAIGHT]
    if not straight or not any(_typographic(quote) for quote in (*pair.source_quotes, *pair.target_quotes)):
        return
    made, _ = passages(pair.target_quotes)
    for passage in made:
        first, second = passage.opening, passage.closing
        if first.mark not in _STRAIGHT or second.mark not in _STRAIGHT:
            continue
        around = passage.around
        wanted = rules.outer[0]
        if around is not None and rules.inner:
            wanted = next((pair for pair in rules.inner if pair[0] != around.mark), rules.inner[0])
        yield Hit(
            f"These are a typewriter’s quotation marks; the language has {wanted[0]}…{wanted[1]}.", start=first.start,
            end=second.end, found=f"{first.mark}…{second.mark}", expected=f"{wanted[0]}…{wanted[1]}",
            fixes=renewed(passage, *wanted),
        )  # fmt: skip


def _typographic(quote: Quote) -> bool:
    return quote.mark not in _STRAIGHT and quote.mark not in "'`´"


CHECK = Check(
    code="straight-quotes",
    name="Straight quotation marks",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="Straight quotation marks in a unit whose source, or whose other passages, have typographic ones.",
    why="The straight mark says neither where a quotation begins nor where it ends.",
    authority="CLDR, delimiters.",
    flagged=example("The log reads “To be continued”.", 'Jurnalda "Davamı var" yazılıb.'),
    clean=example('The log reads "To be continued".', 'Jurnalda "Davamı var" yazılıb.'),
    pair=_look,
    fixes=True,
)

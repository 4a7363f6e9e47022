"""A single word, perhaps a name, that stands as it does in the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.completeness.unchanged import is_one_name, is_unchanged
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if is_unchanged(pair) and is_one_name(pair):
        yield Hit(f"“{pair.target_plain}” is written as in the source.", found=pair.target_plain)


CHECK = Check(
    code="unchanged-name",
    name="Name as in the source",
    family=Family.COMPLETENESS,
    severity=Severity.WARNING,
    finds="A unit of one word with a capital, or of figures with one word, whose translation is the source itself.",
    why="It may be a name that keeps its letters, or a heading that nobody translated.",
    authority="House style; names, acronyms, numbers, symbols and addresses may be the same in both languages.",
    flagged=example("Contents", "Contents"),
    clean=example("Contents", "Mündəricat"),
    hint="Translate it; if it is meant to be the same, say so by the translator's comment “same”.",
    pair=_look,
)

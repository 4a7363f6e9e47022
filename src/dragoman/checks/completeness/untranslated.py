"""A unit without a translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity, State


def _look(pair: Pair) -> Iterator[Hit]:
    yield Hit("This has no translation.")


CHECK = Check(
    code="untranslated",
    name="Not translated",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A unit without a translation.",
    why="What is not translated is missing for the readers of that language; a release prints the source in its place.",
    authority="House style: a published edition is whole.",
    flagged=example("The session is open.", "", state=State.UNTRANSLATED),
    clean=example("The session is open.", "İclas açıqdır."),
    hint="Translate it, or join it to the sentence before by [joined].",
    pair=_look,
    states=frozenset({State.UNTRANSLATED}),
)

"""A translation that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity, State


def _look(pair: Pair) -> Iterator[Hit]:
    yield Hit("This translation is not confirmed (fuzzy).")


CHECK = Check(
    code="fuzzy",
    name="Not confirmed",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A unit whose translation is marked as fuzzy.",
    why="It was made for other words, or is only a proposal; a release prints the source in its place.",
    authority="GNU gettext, “Fuzzy Entries”: a fuzzy translation is not used.",
    flagged=example("The session is open.", "İclas bağlıdır.", state=State.FUZZY),
    clean=example("The session is open.", "İclas açıqdır."),
    hint="Compare it with the source, correct it and take the fuzzy mark away.",
    pair=_look,
    states=frozenset({State.FUZZY}),
)

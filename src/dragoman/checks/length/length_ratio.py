"""A translation far longer or shorter than usual."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.length.expansion import deviation
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_LIMIT = 3.25
_BRIEF = 80
"""Characters of a source below which a sentence may be said far more briefly and still be whole."""
_BRIEF_LIMIT = 3.75
_AT_LEAST = 14
"""Characters of difference below which nothing is said: "the Office" may well be called by its full name once."""


def _look(pair: Pair) -> Iterable[Hit]:
    far = deviation(pair)
    if far is None or -_LIMIT < far < _LIMIT:
        return ()
    source, target = len(pair.source_plain), len(pair.target_plain)
    if source < _BRIEF and -_BRIEF_LIMIT < far < 0:
        return ()
    if abs(source - target) < _AT_LEAST and far < 0:
        return ()
    told = "short" if far < 0 else "long"
    hint = "Is something missing?" if far < 0 else "Does it hold more than this sentence?"
    message = f"The translation is unusually {told}: {target} characters for {source}."
    return (Hit(message, found=str(target), expected=f"about {_usual(pair)}", hint=hint),)


def _usual(pair: Pair) -> int:
    import math

    from dragoman.checks.length.expansion import expansion

    found = expansion(pair.source_locale, pair.locale) or ((0.0, 1.0),)
    return round(len(pair.source_plain) * math.exp(found[-1][0]))


CHECK = Check(
    code="length-ratio",
    name="Unusual length",
    family=Family.LENGTH,
    severity=Severity.WARNING,
    finds="A translation whose length is far from what is usual between the two languages.",
    why="A clause that was left out, or that came from the next sentence, shows first in the length.",
    authority="Gale and Church 1993, with figures measured on parallel texts (expansion.toml).",
    flagged=example(
        "The harbour was rebuilt in three years, and the ferries now reach all eighteen landings of the river.",
        "Liman yenidən qurulub.",
    ),
    clean=example(
        "The harbour was rebuilt in three years, and the ferries now reach all eighteen landings of the river.",
        "Liman üç ilə yenidən qurulmuşdur və bərələr indi çayın on səkkiz körpüsünün hamısına çatır.",
    ),
    hint="Compare it with the source.",
    pair=_look,
)

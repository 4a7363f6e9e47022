"""Facts taken apart into what can be matched by itself: numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.recognising import Fact, FactKind

_DIGITS = re.compile(r"\d+")
_PLAIN = frozenset({FactKind.NUMBER, FactKind.ORDINAL, FactKind.ROMAN})
_DEGREES = frozenset({"°", "°C", "°F"})
"""What a degree may be where the scale is not named."""
_WHOLE = frozenset({FactKind.EMAIL, FactKind.URL})


@dataclass(slots=True, eq=False)
class Atom:
    """One number of a fact; an atom is itself alone, though another may have its value."""

    fact: Fact
    numbers: tuple[str, ...]
    """Its readings, the likeliest first."""
    units: frozenset[str] = frozenset()
    """The unit: ``%``, the name of a unit, or the codes of the currency it may be; empty for a bare number."""
    matched: bool = False
    repeated: bool = False
    """Whether the other side has the number, though not as often."""


def atoms(fact: Fact) -> list[Atom]:
    """The numbers of a fact, in its order."""
    return list(_atoms(fact))


def _atoms(fact: Fact) -> Iterator[Atom]:
    kind, values = fact.kind, fact.values or (fact.value,)
    if kind in _PLAIN:
        yield Atom(fact, values)
    elif kind is FactKind.PERCENT:
        yield Atom(fact, values, frozenset("%"))
    elif kind is FactKind.MONEY:
        pairs = [value.split(" ") for value in values]
        yield Atom(fact, tuple(dict.fromkeys(pair[1] for pair in pairs)), frozenset(pair[0] for pair in pairs))
    elif kind is FactKind.MEASURE:
        unit = fact.value.partition(" ")[2]
        units = _DEGREES if unit == "°" else frozenset({unit})
        yield Atom(fact, tuple(value.split(" ")[0] for value in values), units)
    elif kind is FactKind.RANGE:
        yield from _range(fact, values)
    elif kind is FactKind.DATE:
        for value in dict.fromkeys(part for each in values for part in each.lstrip("-").split("-")):
            yield Atom(fact, (value.lstrip("0"),))
    elif kind not in _WHOLE:
        for run in _DIGITS.findall(fact.value):
            yield Atom(fact, (run.lstrip("0") or "0",))


def _range(fact: Fact, values: tuple[str, ...]) -> Iterator[Atom]:
    words = [value.split(" ") for value in values]
    both = [next(word for word in parts if "–" in word).split("–") for parts in words]
    units = frozenset(word for word in words[0] if "–" not in word)
    yield Atom(fact, tuple(dict.fromkeys(ends[0] for ends in both)), units)
    yield Atom(fact, tuple(dict.fromkeys(ends[1] for ends in both)), units)

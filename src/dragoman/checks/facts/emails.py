"""An e-mail address that is not the same in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return told(pair, FactKind.EMAIL, _expected)


def _expected(fact: Fact, pair: Pair) -> str:
    return fact.text


CHECK = Check(
    code="email",
    name="E-mail addresses",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="An e-mail address that the translation lacks, changes or adds.",
    why="A letter to a wrong address comes back, or reaches a stranger.",
    authority="RFC 5321, 4.1.2: an address is letters of a network and not words of a language.",
    flagged=example("Write to office@waters.example.", "office@sular.example ünvanına yazın."),
    clean=example("Write to office@waters.example.", "office@waters.example ünvanına yazın."),
    hint="Copy the address from the source. Where readers of your language have their own, say so in a comment.",
    pair=_look,
)

"""A telephone number that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    return told(pair, FactKind.PHONE, _expected)


def _expected(fact: Fact, pair: Pair) -> str:
    return fact.text


CHECK = Check(
    code="phone",
    name="Telephone numbers",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A telephone or fax number whose digits are others in the translation, or that is only on one side.",
    why="Who calls for help must reach the office and no one else.",
    authority="ITU-T E.123 (notation) and E.164 (numbering): the digits count, spaces, hyphens and brackets do not.",
    flagged=example("Tel. +994 12 555 01 23", "Tel. +994 12 555 01 32"),
    clean=example("Tel. +994 12 555 01 23", "Tel. (+994 12) 555-01-23"),
    hint="Copy the digits from the source; group them as is usual in your language.",
    pair=_look,
)

"""A web address that is not the same in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if not pair.fact_differences:
        return
    own = _neutral(pair.locale)
    others = _neutral(pair.source_locale)
    for hit in told(pair, FactKind.URL, _expected):
        # A site in several languages has a folder or a host for each: un.org/en, un.org/ru, az.example.org.
        if not (hit.found and hit.expected and own.sub("<>", hit.found) == others.sub("<>", hit.expected)):
            yield hit


def _expected(fact: Fact, pair: Pair) -> str:
    return fact.text


def _neutral(locale: str) -> re.Pattern[str]:
    """The language's tag as a part of an address."""
    return re.compile(rf"(?<=/){re.escape(locale.split('-')[0])}(?=/|$)|(?<=//){re.escape(locale.split('-')[0])}(?=\.)")


CHECK = Check(
    code="url",
    name="Web addresses",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A web address that the translation lacks, changes or adds; one that only names another language "
    "(/en/, /az/) is the same.",
    why="A letter too many and the reader finds nothing, or another's page.",
    authority="RFC 3986: an address is the same in all languages.",
    flagged=example("See www.waters.example/ferries.", "www.waters.example/bereler səhifəsinə baxın."),
    clean=example("See www.waters.example/ferries.", "www.waters.example/ferries səhifəsinə baxın."),
    hint="Copy the address from the source.",
    pair=_look,
)

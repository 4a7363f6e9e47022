"""A web address that is not the same in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.model import Severity

# Chinese and Japanese write on behind an address without a space.
_WRITTEN_ON = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _look(pair: Pair) -> Iterator[Hit]:
    if not pair.fact_differences:
        return
    own = _neutral(pair.locale)
    others = _neutral(pair.source_locale)
    carried = _written_on(pair)
    for hit in told(pair, FactKind.URL, _expected):
        if carried and any(address in (hit.found[: len(address)], hit.expected) for address in carried):
            continue
        # A site in several languages has a folder or a host for each: un.org/en, un.org/ru, az.example.org.
        if hit.found and hit.expected and own.sub("<>", hit.found) == others.sub("<>", hit.expected):
            continue
        yield hit


def _written_on(pair: Pair) -> tuple[str, ...]:
    """The addresses of the source behind which the words of the translation go on without a space."""
    if not _WRITTEN_ON.search(pair.target_plain):
        return ()
    return tuple(
        fact.text for fact in pair.source_facts if fact.kind is FactKind.URL
        and (place := pair.target_plain.find(fact.text)) >= 0
        and _WRITTEN_ON.match(pair.target_plain, place + len(fact.text))
    )  # fmt: skip


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

"""The symbol of a document that is not the same in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.facts.telling import told
from dragoman.checks.pair import Pair
from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.checks.recognising.symbols import latin
from dragoman.model import Severity, Side


def _look(pair: Pair) -> Iterator[Hit]:
    for hit in told(pair, FactKind.SYMBOL, _expected):
        alike = hit.side is Side.TARGET and hit.expected and _bare(latin(hit.found)) == _bare(latin(hit.expected))
        yield replace(hit, message=_letters(hit), hint=_HINT) if alike else hit


def _expected(fact: Fact, pair: Pair) -> str:
    return fact.text


def _letters(hit: Hit) -> str:
    odd = sorted({letter for letter in hit.found if latin(letter) != letter})
    return f"{hit.found} has letters of another alphabet ({', '.join(odd)}) in place of Latin ones: {hit.expected}."


def _bare(symbol: str) -> str:
    return "".join(symbol.split())


_HINT = "Copy the symbol from the source: its letters are Latin in every language, and a search finds no others."

CHECK = Check(
    code="document-symbol",
    name="Symbols of documents",
    family=Family.FACTS,
    severity=Severity.ERROR,
    finds="A symbol of a document, such as A/75/357, that the translation lacks, changes or writes in other letters.",
    why="By its symbol a document is found; a symbol translated or mistyped, or with a Cyrillic А, leads to none.",
    authority="United Nations Editorial Manual, on document symbols: they are the same in all languages.",
    flagged=example("It was circulated as A/75/357.", "O, A/75/375 nömrəsi ilə yayılıb."),
    clean=example("It was circulated as A/75/357.", "O, A/75/357 nömrəsi ilə yayılıb."),
    hint="Copy the symbol from the source.",
    pair=_look,
)

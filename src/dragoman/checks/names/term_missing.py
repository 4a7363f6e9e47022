"""A term of the glossary that the translation words otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import lacking
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side, Term, TermKind, Wording


def _look(pair: Pair) -> Iterator[Hit]:
    for lack in lacking(pair, "glossary"):
        match = lack.match
        words = pair.source_plain[match.start : match.end]
        yield Hit(
            f"“{words}” is “{lack.expected}” by the glossary, which does not stand here in any form.",
            Side.SOURCE, match.start, match.end, words, lack.expected, match.term.note,
        )  # fmt: skip


_FERRY = Term(TermKind.TERM, (Wording("en", "ferry"), Wording("az", "bərə")))

CHECK = Check(
    code="term-missing",
    name="Term not as in the glossary",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="A term of the glossary in the source whose wording the translation has in no inflected form.",
    why="A term that is worded in several ways reads like several things.",
    authority="The workspace's glossary.yaml.",
    flagged=example("The ferry is new.", "Parom yenidir.", terms=(_FERRY,)),
    clean=example("The captain of the ferry is new.", "Bərənin kapitanı yenidir.", terms=(_FERRY,)),
    hint="Use the glossary's word, or add yours to it as admitted.",
    pair=_look,
)

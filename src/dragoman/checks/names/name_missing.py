"""A name of the table of names that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import lacking
from dragoman.checks.names.spelling import derived, variant
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side, Term, TermKind, Wording


def _look(pair: Pair) -> Iterator[Hit]:
    for lack in lacking(pair, "names"):
        if derived(lack.match.term, pair) or variant(lack.match.term, pair) is not None:
            continue  # It is there: within another word, or in another spelling.
        match = lack.match
        words = pair.source_plain[match.start : match.end]
        yield Hit(
            f"“{words}” is “{lack.expected}” by the table of names, which does not stand here in any form.",
            Side.SOURCE, match.start, match.end, words, lack.expected, match.term.note,
        )  # fmt: skip


_PORT = Term(TermKind.PLACE, (Wording("en", "Port Velsa"), Wording("az", "Port-Velsa")))

CHECK = Check(
    code="name-missing",
    name="Name not as in the table of names",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="A person, place or body of the table of names that the translation has in no inflected form.",
    why="Who or where it was is what a reader looks for first.",
    authority="The workspace's names.yaml.",
    flagged=example("The boat left Port Velsa.", "Gəmi limandan çıxdı.", terms=(_PORT,)),
    clean=example("The boat left Port Velsa.", "Gəmi Port-Velsadan çıxdı.", terms=(_PORT,)),
    hint="Name it, or add the form that you use to the table.",
    pair=_look,
)

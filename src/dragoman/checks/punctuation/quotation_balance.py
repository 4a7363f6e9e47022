"""Quotation marks that are opened and not closed, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.quoting import unbalanced
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if not pair.target_quotes:
        return
    odd = unbalanced(pair.target_quotes)
    # A quotation of several sentences opens in one unit and closes in another: then the source is open as well.
    if odd is None or unbalanced(pair.source_quotes) is not None:
        return
    yield Hit(
        f"The quotation mark {odd.mark} has no counterpart here.", start=odd.start, end=odd.end, found=odd.mark,
    )  # fmt: skip


CHECK = Check(
    code="quotation-balance",
    name="Open quotation",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A quotation mark without its counterpart in a unit whose source has both.",
    why="The reader cannot tell where the words of another end and those of the office begin.",
    authority="The orthography of each language; marks: CLDR, delimiters.",
    flagged=example("The log reads “To be continued”.", "Jurnalda “Davamı var yazılıb."),
    clean=example("“We have not built a monument.", "“Biz abidə yaratmadıq."),
    hint="Put the missing quotation mark.",
    pair=_look,
)

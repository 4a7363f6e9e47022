"""An international body under another name than its own."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import lacking
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side
from dragoman.terminology import is_acronym


def _look(pair: Pair) -> Iterator[Hit]:
    for lack in lacking(pair, "bodies"):
        match = lack.match
        if is_acronym(match.wording):
            continue  # The check of acronyms speaks of it.
        words = pair.source_plain[match.start : match.end]
        yield Hit(
            f"“{words}” is officially “{lack.expected}”, which does not stand here in any form.",
            Side.SOURCE, match.start, match.end, words, lack.expected,
        )  # fmt: skip


CHECK = Check(
    code="body-name",
    name="Name of an international body",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="An international body or treaty whose official name in the translation's language does not stand there.",
    why="A body that is called otherwise than it calls itself cannot be found, and may feel slighted.",
    authority="The bodies' own names, as their statutes and documents have them (built-in list).",
    flagged=example("It was adopted by the Council of Europe.", "O, Avropa Birliyi tərəfindən qəbul edilib."),
    clean=example("It was adopted by the Council of Europe.", "O, Avropa Şurası tərəfindən qəbul edilib."),
    hint="Use the official name, or put the form that your office uses into names.yaml: that goes before the list.",
    pair=_look,
)

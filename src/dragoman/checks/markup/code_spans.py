"""Code spans."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import anatomy, has_old_quotes
from dragoman.checks.markup.comparing import differences
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if ("`" in pair.source or "`" in pair.target) and not has_old_quotes(pair.source):
        yield from differences(anatomy(pair.source).codes, anatomy(pair.target).codes, "code", lambda code: f"`{code}`")


CHECK = Check(
    code="code-spans",
    name="Code spans",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="A code span that is translated, missing or added.",
    why="What stands between backquotes is typed or searched for as it stands: a file, a symbol, a command.",
    authority="House style: code is not translated; CommonMark 0.31, clause 6.1.",
    flagged=example("Open `report.pdf` first.", "Əvvəlcə `hesabat.pdf` açın."),
    clean=example("Open `report.pdf` first.", "Əvvəlcə `report.pdf` açın."),
    hint="Copy it from the source, with its backquotes.",
    pair=_look,
)

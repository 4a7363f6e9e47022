"""A comment that names a check which does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Claim
from dragoman.model import Severity


def _look(claim: Claim) -> Iterator[Hit]:
    from dragoman.checks.collection import checks

    codes = [check.code for check in checks()]
    if " " in claim.code or not claim.code:
        yield Hit(
            f"The comment “dragoman: {claim.code}” is not understood.",
            found=claim.code,
            hint="Write `dragoman: ignore CODE: the reason`; CODE is that of one check, or several parted by commas.",
        )
    elif claim.code not in codes:
        near = difflib.get_close_matches(claim.code, codes, n=1)
        yield Hit(
            f"The comment names the check {claim.code}, which does not exist.",
            found=claim.code,
            expected=near[0] if near else "",
            hint=f"Did you mean {near[0]}?" if near else "`dragoman explain` lists all checks.",
        )


CHECK = Check(
    code="unknown-suppression",
    name="Comment for an unknown check",
    family=Family.SUPPRESSION,
    severity=Severity.WARNING,
    finds="A translator's comment that names a check which does not exist.",
    why="The finding that it was written for stays, and nobody knows why.",
    authority="House style: what is excused is excused for a reason that still holds.",
    flagged=Example((Line("The harbour is open.", "Liman açıqdır.", comments=("dragoman: ignore nubmer: why not",)),)),
    clean=Example((Line("The harbour is open.", "Liman açıqdır."),)),
    claim=_look,
)

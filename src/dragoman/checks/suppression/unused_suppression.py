"""A comment that takes nothing away."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Claim
from dragoman.model import Severity


def _look(claim: Claim) -> Iterator[Hit]:
    if claim.ran and claim.reason and not claim.used:
        yield Hit(f"The comment takes {claim.code} away, but there is nothing of it here.", found=claim.code)


CHECK = Check(
    code="unused-suppression",
    name="Comment without effect",
    family=Family.SUPPRESSION,
    severity=Severity.WARNING,
    finds="A translator's comment that takes a finding away which is not there.",
    why="It would hide the next mistake of that kind in the unit.",
    authority="House style: what is excused is excused for a reason that still holds.",
    flagged=Example((Line("The harbour is open.", "Liman açıqdır.", comments=("dragoman: ignore untranslated: no",)),)),
    clean=Example((Line("The harbour is open.", "Liman açıqdır."),)),
    hint="Take the comment away.",
    claim=_look,
)

"""A comment that takes a finding away and does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.pair import Claim
from dragoman.model import Severity


def _look(claim: Claim) -> Iterator[Hit]:
    if not claim.reason and claim.code and " " not in claim.code:
        yield Hit(f"The comment takes {claim.code} away without saying why, so it has no effect.", found=claim.code)


CHECK = Check(
    code="suppression-without-reason",
    name="Comment without a reason",
    family=Family.SUPPRESSION,
    severity=Severity.WARNING,
    finds="A translator's comment that takes a finding away and gives no reason.",
    why="Whoever signs the paper must be able to see why a finding was set aside.",
    authority="House style: what is excused is excused for a reason.",
    flagged=Example((Line("The harbour is open.", "Liman açıqdır.", comments=("dragoman: ignore untranslated",)),)),
    clean=Example((Line("The harbour is open.", "Liman açıqdır.", comments=("look at the map",)),)),
    hint="Write the reason behind a colon: `dragoman: ignore number: the office rounds here`.",
    claim=_look,
)

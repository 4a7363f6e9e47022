"""Signatories that are fewer or more than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, is_begun, named
from dragoman.checks.completeness.parted import may_be_several, parted
from dragoman.checks.pair import Paper
from dragoman.model import Role, Severity


def _look(paper: Paper) -> Iterator[Hit]:
    members = [pair for pair in paper.pairs if pair.role is Role.SIGNATORY]
    if not members:
        return
    if is_begun(members):
        missing = [pair for pair in members if not done(pair)]
        here = len(members) - len(missing)
        yield Hit(
            f"{here} of {len(members)} signatories are translated; {named(missing)} not yet.",
            found=str(here), expected=str(len(members)), pair=missing[0],
        )  # fmt: skip
    for pair in members:
        if done(pair) and parted(pair.target_plain) and not may_be_several(pair.source_plain):
            yield Hit(
                "One signatory of the source is several here.", start=0, end=len(pair.target_plain), pair=pair,
                found=pair.target_plain, expected=pair.source_plain,
            )  # fmt: skip


CHECK = Check(
    code="signatory-count",
    name="Number of signatories",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="Signatories of which some are missing, or one of whom became several.",
    why="Who signs is a fact; a signature too many or too few makes another paper.",
    authority="House style: signatures agree one by one.",
    flagged=Example((
        Line("Ivara Tolmen", "İvara Tolmen", Role.SIGNATORY),
        Line("Davor Ilmen", "Davor İlmen, Mirta Soven", Role.SIGNATORY),
    )),
    clean=Example((
        Line("Ivara Tolmen", "İvara Tolmen", Role.SIGNATORY),
        Line("Davor Ilmen", "Davor İlmen", Role.SIGNATORY),
    )),
    hint="One unit is one signatory; complete the signatures.",
    paper=_look,
    covers=("signature-incomplete",),
)  # fmt: skip

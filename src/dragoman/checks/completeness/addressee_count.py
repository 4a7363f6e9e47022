"""Addressees that are fewer or more than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, groups, is_begun, named
from dragoman.checks.completeness.parted import may_be_several, parted
from dragoman.checks.pair import Paper
from dragoman.model import Role, Severity

_ROLE = (Role.ADDRESSEE,)
_AROUND = (Role.ADDRESSEE, Role.ADDRESSEE_JOINT)


def _look(paper: Paper) -> Iterator[Hit]:
    for group in groups(paper, _AROUND):
        members = [pair for pair in group if pair.role is Role.ADDRESSEE]
        if is_begun(members):
            missing = [pair for pair in members if not done(pair)]
            here = len(members) - len(missing)
            yield Hit(
                f"{here} of {len(members)} addressees are translated; {named(missing)} not yet.",
                found=str(here), expected=str(len(members)), pair=missing[0],
            )  # fmt: skip
        for pair in members:
            if done(pair) and (mark := parted(pair.target_plain)) and not may_be_several(pair.source_plain):
                start = mark.start() + len(pair.target_plain) - len(pair.target_plain.lstrip(" \n,;.،؛"))
                yield Hit(
                    "One addressee of the source is several here.", start=start, end=start + 1, pair=pair,
                    found=pair.target_plain, expected="one addressee",
                )  # fmt: skip


CHECK = Check(
    code="addressee-count",
    name="Number of addressees",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A list of addressees of which some are missing, or one of which became several.",
    why="Whom a statement is addressed to is a fact: nineteen addressees are nineteen in every language.",
    authority="House style: lists of addressees agree item by item.",
    flagged=Example((
        Line("World Health Organization", "Ümumdünya Səhiyyə Təşkilatı", Role.ADDRESSEE),
        Line("World Bank", "Dünya Bankı, Qlobal Ekologiya Fondu", Role.ADDRESSEE),
    )),
    clean=Example((
        Line("World Health Organization", "Ümumdünya Səhiyyə Təşkilatı", Role.ADDRESSEE),
        Line("World Bank", "Dünya Bankı", Role.ADDRESSEE),
    )),
    hint="One unit is one addressee; complete the list.",
    paper=_look,
)  # fmt: skip

"""A signature of which a part is missing."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, groups, is_begun
from dragoman.checks.pair import Paper
from dragoman.model import Role, Severity

_ROLES = frozenset({Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE})
_TOLD = {Role.SIGNED_MARK: "mark “(Signed)”", Role.SIGNATORY: "name", Role.OFFICE: "office"}


def _look(paper: Paper) -> Iterator[Hit]:
    for group in groups(paper, _ROLES):
        if not is_begun(group):
            continue
        name = next((pair.source_plain for pair in group if pair.role is Role.SIGNATORY), "")
        for pair in group:
            if not done(pair):
                whose = f" of {name}" if name and pair.role is not Role.SIGNATORY else ""
                yield Hit(f"The signature{whose} has no {_TOLD[pair.role]} yet.", expected=pair.source_plain, pair=pair)


CHECK = Check(
    code="signature-incomplete",
    name="Incomplete signature",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A signature whose name, office or mark is translated while another part of it is not.",
    why="A name without the office, or the office without a name, is no signature.",
    authority="House style: a signature is the mark, the name and the lines of office.",
    flagged=Example((
        Line("Ivara Tolmen", "İvara Tolmen", Role.SIGNATORY),
        Line("Commissioner for Inland Waters", " ", Role.OFFICE),
    )),
    clean=Example((
        Line("Ivara Tolmen", "İvara Tolmen", Role.SIGNATORY),
        Line("Commissioner for Inland Waters", "Daxili Sular üzrə Müvəkkil", Role.OFFICE),
    )),
    hint="Translate the rest of the signature.",
    paper=_look,
)  # fmt: skip

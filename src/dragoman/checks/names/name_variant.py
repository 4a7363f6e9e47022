"""A name in another spelling than the table's."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.spelling import variant
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side, Term, TermKind, Wording


def _look(pair: Pair) -> Iterator[Hit]:
    terms = dict.fromkeys(match.term for match in pair.source_terms if match.group == "names")
    if not terms or pair.source_plain == pair.target_plain:
        return
    for term in terms:
        found = variant(term, pair)
        if found is not None:
            spelled = pair.target_plain[found.start : found.end]
            yield Hit(
                f"“{spelled}” is another spelling of “{found.expected}” in the table of names.",
                Side.TARGET, found.start, found.end, spelled, found.expected, term.note,
            )  # fmt: skip


_TOWN = Term(TermKind.PLACE, (Wording("en", "Ganja"), Wording("az", "Gəncə")), transliterations=("Gandja",))

CHECK = Check(
    code="name-variant",
    name="Another spelling of a name",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="A name of the source that the translation spells otherwise than the table of names.",
    why="A name in two spellings is two places on a map, and one of them cannot be found.",
    authority="The workspace's names.yaml.",
    flagged=example("The train left Ganja.", "Qatar Gandjadan çıxdı.", terms=(_TOWN,)),
    clean=example("The train left Ganja.", "Qatar Gəncədən çıxdı.", terms=(_TOWN,)),
    hint="Spell it as the table does, or add the spelling to the table.",
    pair=_look,
)

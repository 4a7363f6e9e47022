"""Words that the glossary or the table of names forbids."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import index
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side, Term, TermKind, Wording
from dragoman.terminology import Match


def _look(pair: Pair) -> Iterator[Hit]:
    reference = pair.reference
    if not (reference.glossary.terms or reference.names.terms):
        return
    look, target = index(pair), pair.target_plain
    told: set[tuple[int, int]] = set()
    terms = dict.fromkeys(match.term for match in pair.source_terms)
    found = [match for term in terms for match in look.forbidden_for(term, target)]
    found += look.forbidden_in(target, pair.text, pair.role.value)
    for match in sorted(found, key=lambda one: (one.start, -one.end)):
        if (match.start, match.end) not in told:
            told.add((match.start, match.end))
            yield _hit(match, target, pair.locale)


def _hit(match: Match, target: str, locale: str) -> Hit:
    wording = match.term.wording(locale)
    expected = "" if wording is None else wording.preferred
    note = match.term.note if wording is None else wording.note or match.term.note
    instead = f"; it asks for “{expected}”" if expected else ""
    return Hit(
        f"“{target[match.start : match.end]}” is a word that the glossary forbids here{instead}.",
        Side.TARGET, match.start, match.end, target[match.start : match.end], expected, note,
    )  # fmt: skip


_FERRY = Term(TermKind.TERM, (Wording("en", "ferry"), Wording("az", "bərə", (), ("parom",))))

CHECK = Check(
    code="term-forbidden",
    name="Forbidden word",
    family=Family.NAMES,
    severity=Severity.ERROR,
    finds="A word, in any inflected form, that the glossary or the table of names forbids for what the source says.",
    why="The office has decided against the word: it is wrong, or it offends.",
    authority="The workspace's glossary.yaml and names.yaml.",
    flagged=example("The ferry is new.", "Parom yenidir.", terms=(_FERRY,)),
    clean=example("The ferry is new.", "Bərə yenidir.", terms=(_FERRY,)),
    hint="Use the word that the glossary prefers.",
    pair=_look,
)

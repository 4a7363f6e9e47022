"""A term that has capitals in the glossary and none in the translation, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.names.expecting import index
from dragoman.checks.pair import Pair
from dragoman.languages.inflection import is_spaced, words
from dragoman.model import Role, Severity, Side, Term, TermKind, Wording
from dragoman.terminology import Match

_OPENINGS = ".!?…:\n«“„\"'‘(—–-"
"""Behind these a word may begin with a capital that is not its own."""
_HEADINGS = frozenset({Role.TITLE, Role.SUBTITLE, Role.HEADING})


def _look(pair: Pair) -> Iterator[Hit]:
    terms = dict.fromkeys(match.term for match in pair.source_terms if match.group != "bodies")
    if not terms or not is_spaced(pair.locale):
        return
    look, target = index(pair), pair.target_plain
    for term in terms:
        if not (term.case_sensitive or term.kind is not TermKind.TERM):
            continue
        found = look.all_in_target(term, target)
        wrong = [match for match in found if not _agrees(match, pair)]
        if found and len(wrong) == len(found):
            match = wrong[0]
            spelled = target[match.start : match.end]
            yield Hit(
                f"“{spelled}” has its capitals otherwise than “{match.wording}” in the glossary.",
                Side.TARGET, match.start, match.end, spelled, match.wording,
            )  # fmt: skip


def _agrees(match: Match, pair: Pair) -> bool:
    target = pair.target_plain
    spelled = target[match.start : match.end]
    if spelled.upper() == spelled:
        return True
    free = pair.role in _HEADINGS or _opens(target, match.start)
    there = words(spelled, pair.locale)
    for number, (own, word) in enumerate(zip(words(match.wording, pair.locale), there, strict=False)):
        wanted, has = match.wording[own.start], spelled[word.start]
        if wanted.isupper() and has.islower():
            return False
        if wanted.islower() and has.isupper() and not (free and (number == 0 or pair.role in _HEADINGS)):
            return False
    return True


def _opens(text: str, start: int) -> bool:
    """Whether a sentence, a line or a quotation may begin here."""
    before = text[:start].rstrip(" \t\u00a0")
    return not before or before[-1] in _OPENINGS or "\n" in text[len(before) : start]


_OFFICE = Term(TermKind.TERM, (Wording("en", "Commissioner"), Wording("az", "Müvəkkil")), case_sensitive=True)

CHECK = Check(
    code="term-capitals",
    name="Capitals of a term",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="A name, or a term that the glossary marks as case-sensitive, whose words have their capitals otherwise.",
    why="Capitals tell the office that bears a name from the thing that the same word means.",
    authority="The workspace's glossary.yaml and names.yaml.",
    flagged=example("The Commissioner has spoken.", "Bunu müvəkkil bildirib.", terms=(_OFFICE,)),
    clean=example("The Commissioner has spoken.", "Bunu Müvəkkil bildirib.", terms=(_OFFICE,)),
    hint="Write it as the glossary does.",
    pair=_look,
)

"""Addressees that changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, groups
from dragoman.checks.consistency.likeness import folded
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, Severity, Term

# What names its bearer letter for letter in every language: acronyms, figures, words in the letters of the source.
_MARK = re.compile(r"\b(?:[A-Z]{3,}|\d+)\b")


def _look(paper: Paper) -> Iterator[Hit]:
    for group in groups(paper, (Role.ADDRESSEE, Role.ADDRESSEE_JOINT)):
        members = [pair for pair in group if pair.role is Role.ADDRESSEE and done(pair)]
        if len(members) < 2:
            continue
        owners = _owners(members)
        names = _names(paper, members)
        bodies = _bodies(members)
        for place, pair in enumerate(members):
            other = names.get(folded(pair.target, pair.locale), place)
            if other == place:
                other = _body_of(place, members, bodies)
            if other == place:
                told = {owners[mark] for mark in _MARK.findall(pair.target_plain) if mark in owners}
                own = set(_MARK.findall(pair.source_plain)) & owners.keys()
                if len(told) != 1 or place in told or not own or own & set(_MARK.findall(pair.target_plain)):
                    continue
                other = told.pop()
            yield Hit(
                f"“{pair.target_plain}” is “{members[other].source_plain}”, which is number {other + 1} of the list "
                f"and not number {place + 1}.",
                found=pair.target_plain, expected=pair.source_plain, pair=pair,
            )  # fmt: skip


def _owners(members: Sequence[Pair]) -> dict[str, int]:
    """Acronym or figure → place of the only source that has it."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for place, pair in enumerate(members):
        for mark in set(_MARK.findall(pair.source_plain)):
            if found.setdefault(mark, place) != place:
                several.add(mark)
    return {mark: place for mark, place in found.items() if mark not in several}


def _names(paper: Paper, members: Sequence[Pair]) -> Mapping[str, int]:
    """Folded name in the language of the translation → place of the addressee that the tables of names call so."""
    places = {folded(pair.source, pair.source_locale): place for place, pair in enumerate(members)}
    found: dict[str, int] = {}
    for table in (paper.reference.names, paper.reference.glossary):
        for term in table.terms:
            before, after = term.wording(paper.source_locale), term.wording(paper.locale)
            if before is None or after is None or not after.preferred:
                continue
            for name in (before.preferred, *before.admitted):
                if (place := places.get(folded(name, paper.source_locale))) is not None:
                    found[folded(after.preferred, paper.locale)] = place
    return found


def _bodies(members: Sequence[Pair]) -> tuple[tuple[Term, ...], ...]:
    """For each addressee the terms, names and international bodies that it is and that its translation lacks."""
    found = []
    for pair in members:
        index = pair.reference.index(pair.source_locale, pair.locale)
        own = [one for one in pair.source_terms if 3 * (one.end - one.start) > 2 * len(pair.source_plain)]
        there = any(index.in_target(one.term, pair.target_plain) is not None for one in own)
        found.append(() if there else tuple(one.term for one in own))
    return tuple(found)


def _body_of(place: int, members: Sequence[Pair], bodies: Sequence[tuple[Term, ...]]) -> int:
    """The place of the only other addressee that this one's translation names; ``place`` where there is none.

    Both must lack their own name: a body may stand within the name of another.
    """
    pair = members[place]
    if not bodies[place]:
        return place
    index, words = pair.reference.index(pair.source_locale, pair.locale), pair.target_plain
    told = [
        number for number, terms in enumerate(bodies)
        if number != place and any(
            2 * (match.end - match.start) > len(words)
            for term in terms if (match := index.in_target(term, words)) is not None
        )
    ]  # fmt: skip
    return told[0] if len(told) == 1 else place


CHECK = Check(
    code="addressee-order",
    name="Order of addressees",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="An addressee whose translation is that of another one in the list, told by acronyms, figures, the tables "
    "of names and the built-in list of international bodies.",
    why="The order of addressees is protocol; translations that slipped by a line name the wrong body everywhere.",
    authority="House style: lists of addressees agree item by item.",
    flagged=Example((
        Line("Office of the Commissioner (OCIW)", "Limanlar Şurası (HCB)", Role.ADDRESSEE),
        Line("Harbour Council Board (HCB)", "Müvəkkilin Aparatı (OCIW)", Role.ADDRESSEE),
    )),
    clean=Example((
        Line("Office of the Commissioner (OCIW)", "Müvəkkilin Aparatı (OCIW)", Role.ADDRESSEE),
        Line("Harbour Council Board (HCB)", "Limanlar Şurası (HCB)", Role.ADDRESSEE),
    )),
    hint="Keep the order of the source; each unit holds its own addressee.",
    covers=("body-name", "acronym", "name-missing", "term-missing"),
    paper=_look,
)  # fmt: skip

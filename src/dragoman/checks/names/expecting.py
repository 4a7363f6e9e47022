"""What of a source's terms and names a translation has, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.pair import Pair
from dragoman.model import Term
from dragoman.terminology import Index, Match

GROUPS = ("glossary", "names", "bodies")
"""Groups of an index, the one that is asked first in front."""

# Russian and Ukrainian put whose body it is behind the first word: Совет ООН по правам человека.
_OF_THE_UN = re.compile(
    r" (?:ООН|Организации Объедин[её]нных Наций|Організації Об[’'ʼ]єднаних Націй)(?= (?:по|против|за|з|із|проти) )"
)


@dataclass(frozen=True, slots=True)
class Lack:
    """A term of the source that the translation has in none of its wordings."""

    match: Match
    """In the source."""
    expected: str
    """The wording that is preferred in the translation's language."""


def index(pair: Pair) -> Index:
    """The pair's terms and names, ready for looking up."""
    return pair.reference.index(pair.source_locale, pair.locale)


def lacking(pair: Pair, group: str) -> Iterator[Lack]:
    """Terms of a group that the source has and the translation lacks, each once.

    Where several entries have the same words, a wording of any of them will do, and of the groups the first that
    speaks of them is the one to ask: glossary, names, bodies. What stands in a forbidden wording is not told here.
    A translation that is the source itself is untranslated and nobody's business here.
    """
    if not pair.source_terms or pair.source_plain == pair.target_plain:
        return
    look, target = index(pair), pair.target_plain
    seen: set[Term] = set()
    spans: dict[tuple[int, int], list[Match]] = {}
    for match in pair.source_terms:
        spans.setdefault((match.start, match.end), []).append(match)
    for matches in spans.values():
        spoken = [match for match in matches if _preferred(match.term, pair.locale)]
        spoken.sort(key=lambda match: GROUPS.index(match.group))
        if not spoken or spoken[0].group != group or spoken[0].term in seen:
            continue
        seen.add(spoken[0].term)
        if any(look.in_target(match.term, target) or look.forbidden_for(match.term, target) for match in spoken):
            continue
        if group == "bodies" and _OF_THE_UN.search(target):
            bare = _OF_THE_UN.sub("", target)
            if look.in_target(spoken[0].term, bare):
                continue
        yield Lack(spoken[0], _preferred(spoken[0].term, pair.locale))


def _preferred(term: Term, locale: str) -> str:
    wording = term.wording(locale)
    return "" if wording is None else wording.preferred

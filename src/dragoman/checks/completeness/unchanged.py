"""A translation that is only a copy of its source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages import tags
from dragoman.markup import is_translatable, same_in_any_language
from dragoman.model import JOINED, Role, Severity

_NAMES = frozenset({Role.SIGNATORY, Role.PLACE, Role.ADDRESSEE, Role.REFERENCE, Role.BYLINE, Role.DATELINE})
_BETWEEN = re.compile(r"[\W_]+")


def _look(pair: Pair) -> Iterable[Hit]:
    source, target = pair.source_plain, pair.target_plain
    if source != target:
        # Only capitals, spaces and marks may differ: the length tells most units apart at once, a letter many others.
        size = len(source)
        if not -4 < size - len(target) < 4 or (size > 9 and source[1 - size // 2].lower() not in target.lower()):
            return ()
        if _BETWEEN.sub("", source).lower() != _BETWEEN.sub("", target).lower():
            return ()
    if source == JOINED or len(source.strip()) < 2 or not is_translatable(pair.source) or _is_meant(pair):
        return ()
    return (Hit("The translation is the source itself.", found=target),)


def _is_meant(pair: Pair) -> bool:
    """Whether nothing else could stand there, by the rule that also tells coverage what is translated."""
    if any(line.strip().lower() == "same" for line in pair.comments):
        return True
    one_language, one_script = _relation(pair.source_locale, pair.locale)
    if one_language:
        return True
    if not one_script:
        return pair.role.is_body and pair.source.isupper()
    if pair.role in _NAMES:
        words = pair.source.split()
        return sum(word[:1].islower() for word in words) * 2 <= len(words)
    return (pair.role.is_body and same_in_any_language(pair.source)) or _is_known(pair)


def _is_known(pair: Pair) -> bool:
    """Whether the workspace's own tables say that it is called the same in both languages."""
    words = pair.source_plain.strip().casefold()
    for table in (pair.reference.names, pair.reference.glossary):
        for term in table.terms:
            before, after = term.wording(pair.source_locale), term.wording(pair.locale)
            if before and after and before.preferred.casefold() == words == after.preferred.casefold():
                return True
    return False


@cache
def _relation(source_locale: str, locale: str) -> tuple[bool, bool]:
    """Whether two tags are of one language, and of one script."""
    return tags.language(locale) == tags.language(source_locale), tags.script(locale) == tags.script(source_locale)


CHECK = Check(
    code="unchanged",
    name="Same as the source",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A translation that is its source, where a translator has something to translate.",
    why="A unit that was copied and never translated passes for done.",
    authority="House style; names, acronyms, numbers, symbols and addresses may be the same in both languages.",
    flagged=example("The harbour is open.", "The harbour is open."),
    clean=example("UNESCO", "UNESCO"),
    hint="Translate it; if it is meant to be the same, say so by the translator's comment “same”.",
    pair=_look,
)

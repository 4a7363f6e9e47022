"""Coverage: how much of a text is translated into a locale, by units and by words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.catalogue.translatable import count_words, is_translatable, same_in_any_language
from dragoman.model import JOINED, Catalogue, Coverage, Message, Role, State, Tally, Unit, UnitKey

_NAMES = frozenset({"signatory", "place", "addressee", "reference", "byline", "dateline"})
"""Roles whose text may well be a name that is written alike in another language."""

_ROLES = frozenset(role.value for role in Role)

SAME = "same"
"""Translator's comment on a unit whose translation is meant to be its source."""


def coverage(
    text_id: str, locale: str, messages: Iterable[Message], catalogue: Catalogue, source_locale: str = "en"
) -> Coverage:
    """Coverage of the text ``text_id`` in ``locale``; words are those of the sources (see ``count_words``).

    Translated is a unit with text and without the fuzzy flag, the marker of a joined sentence included. Where the
    translation is the source itself, see ``untouched``.
    """
    units = {unit.key: unit for unit in catalogue.units if not unit.obsolete}
    tallies = dict.fromkeys(State, Tally())
    missing: list[tuple[UnitKey, State]] = []
    for message in messages:
        unit = units.get(message.key)
        state = State.UNTRANSLATED if unit is None else unit.state
        if state is State.TRANSLATED and unit is not None and untouched(unit, message.role, locale, source_locale):
            state = State.UNTRANSLATED
        if state is not State.TRANSLATED:
            missing.append((message.key, state))
        tally = tallies[state]
        tallies[state] = Tally(tally.units + 1, tally.words + count_words(message.source))
    return Coverage(
        text_id,
        locale,
        tallies[State.TRANSLATED],
        tallies[State.FUZZY],
        tallies[State.UNTRANSLATED],
        tuple(missing),
    )


def untouched(unit: Unit, role: str, locale: str, source_locale: str = "en") -> bool:
    """Whether a unit's translation is only a copy of its source, so that it counts as untranslated.

    It is a translation when nothing else could stand there: when there is nothing to translate; between varieties of
    one language; in a language of the same script for names, that is for the roles of names, and for running text
    in which no word begins with a small letter; in another script for acronyms in running text alone. A translator
    who means it elsewhere says so by the comment "same" on the unit.
    """
    if unit.target != (unit.source,) or unit.source == JOINED or not is_translatable(unit.source):
        return False
    if any(line.strip().lower() == SAME for line in unit.translator_comments):
        return False
    from dragoman.languages import tags

    if tags.language(locale) == tags.language(source_locale):
        return False
    running = Role(role).is_body if role in _ROLES else True
    if tags.script(locale) != tags.script(source_locale):
        return not (running and unit.source.isupper())
    if role in _NAMES:
        return _is_sentence(unit.source)
    return not (running and same_in_any_language(unit.source))


def _is_sentence(source: str) -> bool:
    """Whether more than half of the words begin with a small letter, so that it is no name with a particle in it."""
    words = source.split()
    return sum(word[:1].islower() for word in words) * 2 > len(words)

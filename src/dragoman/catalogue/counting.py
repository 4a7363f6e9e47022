"""Coverage: how much of a text is translated into a locale, by units and by words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from dragoman.catalogue.extraction import ROLE_NOTE, unit_id
from dragoman.catalogue.translatable import count_words, is_translatable, same_in_any_language
from dragoman.model import JOINED, Catalogue, Coverage, Message, OpenUnit, Role, Standing, State, Tally, Unit

_NAMES = frozenset({"signatory", "place", "addressee", "reference", "byline", "dateline"})
"""Roles whose text may well be a name that is written alike in another language."""

_ROLES = frozenset(role.value for role in Role)

SAME = "same"
"""Translator's comment on a unit whose translation is meant to be its source."""


def coverage(
    text_id: str,
    locale: str,
    messages: Iterable[Message],
    catalogue: Catalogue,
    source_locale: str = "en",
    *,
    flagged: Collection[str] | None = None,
    path: str = "",
) -> Coverage:
    """Coverage of the text ``text_id`` in ``locale``; words are those of the sources (see ``count_words``).

    Translated is a unit with text and without the fuzzy flag, the marker of a joined sentence included. Where the
    translation is the source itself, see ``untouched``. ``flagged`` are the ids of the units that an error or a
    warning is about; None when no check was run. ``path`` is the PO file, to be told.
    """
    units = {unit.key: unit for unit in catalogue.units if not unit.obsolete}
    counts: dict[str, dict[State, Tally]] = {}
    doubtful: dict[str, Tally] = {}
    left: list[OpenUnit] = []
    for message in messages:
        unit = units.get(message.key)
        state = State.UNTRANSLATED if unit is None else unit.state
        if state is State.TRANSLATED and unit is not None and untouched(unit, message.role, locale, source_locale):
            state = State.UNTRANSLATED
        own = Tally(1, count_words(message.source))
        of_role = counts.setdefault(message.role, dict.fromkeys(State, Tally()))
        of_role[state] += own
        if state is not State.TRANSLATED:
            left.append(_open(message, unit, state))
        elif flagged and unit_id(message.key) in flagged:
            doubtful[message.role] = doubtful.get(message.role, Tally()) + own
    roles = tuple(
        (role, _standing(tallies, None if flagged is None else doubtful.get(role, Tally())))
        for role, tallies in counts.items()
    )
    whole = sum((standing for _, standing in roles), Standing(flagged=None if flagged is None else Tally()))
    return Coverage(
        text_id, locale, whole.translated, whole.fuzzy, whole.untranslated, tuple(left), whole.flagged, roles,
        source_locale, path,
    )  # fmt: skip


def _standing(tallies: Mapping[State, Tally], flagged: Tally | None) -> Standing:
    return Standing(tallies[State.TRANSLATED], tallies[State.FUZZY], tallies[State.UNTRANSLATED], flagged)


def messages_of(catalogue: Catalogue) -> Iterator[Message]:
    """The messages that a catalogue was made of: what is known of a text when only its catalogue is left."""
    for unit in catalogue.units:
        if not unit.obsolete:
            noted = next((line for line in unit.extracted_comments if line.startswith(ROLE_NOTE)), "")
            context = (unit.context or "").partition(":")[0]
            yield Message(unit.source, unit.context, noted.removeprefix(ROLE_NOTE).strip() or context or "paragraph")


def _open(message: Message, unit: Unit | None, state: State) -> OpenUnit:
    target, line = ("", None) if unit is None else (unit.target[0] if unit.target else "", unit.line or None)
    return OpenUnit(message.key, state, message.role, unit_id(message.key), target, line)


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

"""A catalogue and the translation memory: what it gives to others, and offers from others put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.catalogue.carrying import CHANGED_NOTE, base, finished
from dragoman.catalogue.changes import Change, kinds
from dragoman.catalogue.counting import SAME
from dragoman.catalogue.dating import noted_date
from dragoman.catalogue.merging import MergeResult, Review
from dragoman.catalogue.sharing import copied, is_own_version, speaking
from dragoman.model import Catalogue, Entry, Offer, Unit, UnitKey

MEMORY_NOTE = "from memory: "
"""Extracted comment of a unit that was filled in from another text, followed by where it came from.

In a fuzzy unit it stands behind what changed (``CHANGED_NOTE``), and goes with that once the unit was reviewed.
"""
_NOTHING = "nothing"
"""What changed where the words and the role are the same, but cannot be taken as done."""


def entries(catalogue: Catalogue, origin: str, source_locale: str, locale: str) -> Iterator[Entry]:
    """What a catalogue remembers, obsolete units included.

    A fuzzy unit's translation was made for its previous source, and is remembered as that. The following are not
    translations and are left out: offers from memory that nobody has reviewed, dates, which are written and not
    translated, and what does not speak at all (see ``speaking``). What renders its sentence and the next one together
    is remembered as unconfirmed, for it says more than its source, and so is what a text keeps as its own version.
    """
    for unit, alone in speaking(catalogue, source_locale, locale):
        if (unit.fuzzy and _is_offer(unit)) or noted_date(unit, locale) is not None:
            continue
        source, context = base(unit)
        confirmed = alone and finished(unit) and not is_own_version(unit)
        yield Entry(source, unit.target[0], context, origin, confirmed, not unit.obsolete, _copied_from(unit))


def open_units(catalogue: Catalogue) -> tuple[UnitKey, ...]:
    """The keys of the live units without a translation, in order; those with plural forms are nobody's to offer."""
    return tuple(
        unit.key for unit in catalogue.units
        if not unit.obsolete and unit.source and unit.source_plural is None and not any(unit.target)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remembered:
    """A catalogue with offers in it."""

    catalogue: Catalogue
    done: tuple[UnitKey, ...]
    """Units that were filled in as done."""
    review: tuple[Review, ...]
    """Units that were offered something to be reviewed."""


def remember(catalogue: Catalogue, offers: Mapping[UnitKey, Offer], source_locale: str, locale: str) -> Remembered:
    """The catalogue with offers in those of its ``open_units`` that have one; all else is as it was.

    An offer that may stand as done is filled in, with a comment that names where it came from. Any other is fuzzy:
    its own source and context stand in ``#|``, what changed and where it came from in a comment. An offer that was
    taken stays whatever the memory holds later; one that the translator empties is open again.
    """
    wanted = {key: offers[key] for key in open_units(catalogue) if key in offers}
    made = {
        unit.key: _offered(unit, wanted[unit.key], source_locale, locale)
        for unit in catalogue.units if unit.key in wanted and not unit.obsolete
    }  # fmt: skip
    units = tuple(made.get(unit.key, unit) for unit in catalogue.units)
    done = tuple(key for key, unit in made.items() if not unit.fuzzy)
    review = tuple(
        Review(key, (wanted[key].entry.source,), _changes(unit, wanted[key], source_locale))
        for key, unit in made.items() if unit.fuzzy
    )  # fmt: skip
    return Remembered(replace(catalogue, units=units), done, review)


def with_remembered(result: MergeResult, remembered: Remembered, old: Catalogue | None) -> MergeResult:
    """A merge's result with what the memory added; ``old`` is the catalogue before the merge."""
    stood = {unit.key for unit in old.units if not unit.obsolete} if old is not None else set()
    filled = (*remembered.done, *(review.key for review in remembered.review))
    kept = sum(key in stood for key in filled)
    return replace(
        result,
        catalogue=remembered.catalogue,
        kept=result.kept - kept,
        new=result.new - (len(filled) - kept),
        remembered=result.remembered + len(remembered.done),
        review=(*result.review, *remembered.review),
    )


def _offered(unit: Unit, offer: Offer, source_locale: str, locale: str) -> Unit:
    entry = offer.entry
    if offer.done:
        made = replace(
            unit,
            target=(entry.target,),
            extracted_comments=(*unit.extracted_comments, MEMORY_NOTE + entry.origin),
            flags=tuple(flag for flag in unit.flags if flag != "fuzzy"),
        )
        if copied(made, source_locale, locale):
            # Elsewhere a translator said that it is meant to be the same.
            made = replace(made, translator_comments=(*made.translator_comments, SAME))
        return made
    changes = ", ".join(_changes(unit, offer, source_locale)) or _NOTHING
    note = f"{CHANGED_NOTE}{changes}; {MEMORY_NOTE}{entry.origin}"
    if offer.otherwise:
        note += f", otherwise in {', '.join(offer.otherwise)}"
    return replace(
        unit,
        target=(entry.target,),
        extracted_comments=(*unit.extracted_comments, note),
        flags=("fuzzy", *(flag for flag in unit.flags if flag != "fuzzy")),
        previous_context=None if entry.context == unit.context else entry.context,
        previous_source=entry.source,
    )


def _changes(unit: Unit, offer: Offer, source_locale: str) -> tuple[Change, ...]:
    if offer.entry.source != unit.source:
        return kinds(offer.entry.source, unit.source, source_locale) or (Change.WORDING,)
    return (Change.ROLE,) if offer.entry.context != unit.context else ()


def _copied_from(unit: Unit) -> str:
    notes = (line for line in unit.extracted_comments if line.startswith(MEMORY_NOTE))
    return next(notes, "").removeprefix(MEMORY_NOTE)


def _is_offer(unit: Unit) -> bool:
    return any(line.startswith(CHANGED_NOTE) and MEMORY_NOTE in line for line in unit.extracted_comments)

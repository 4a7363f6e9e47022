"""Two versions of a PO file and the one both came from → one, entry by entry.

Entries are the same by (context, source), wherever they stand; ``sides`` says which translation stands where both
sides have the entry. An entry that one side took out of the file stays as obsolete when it has a translation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.catalogue.header_merge import merge_headers
from dragoman.catalogue.other_version import shown
from dragoman.catalogue.po_header import with_regular_header
from dragoman.catalogue.sequence import same_order, woven
from dragoman.catalogue.sides import blank, confirmed, merged_lines, same_words, settle
from dragoman.catalogue.typography import only_typography
from dragoman.model import Catalogue, Unit, UnitKey

Units = dict[UnitKey, Unit]


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What two sides of a catalogue come to."""

    catalogue: Catalogue
    conflicts: tuple[UnitKey, ...] = ()
    """Units that both sides translated, each differently: fuzzy, ours as the translation, theirs in a comment."""


def merge_three_way(base: Catalogue, ours: Catalogue, theirs: Catalogue) -> ThreeWay:
    """Merge ``ours`` and ``theirs``, which both came from ``base`` (an empty catalogue when nothing is known).

    A side that is the base still gives way to the other, as it does in git. Otherwise no translation that a side
    confirmed is lost, unless the other side, knowing it, confirmed another one: it is live, fuzzy, obsolete or in a
    comment. The order is ours, what is new in theirs stands beside its neighbours there; where only theirs changed
    the order, it is theirs.
    """
    if ours == theirs or theirs == base:
        return ThreeWay(ours)
    if ours == base:
        return ThreeWay(theirs)
    base, ours, theirs = (with_regular_header(side) for side in (base, ours, theirs))
    before, mine, other = (by_key(side) for side in (base, ours, theirs))
    units: Units = {}
    conflicts: list[UnitKey] = []
    for key in dict.fromkeys((*mine, *other)):
        if key in mine and key in other:
            settled = settle(before.get(key), mine[key], other[key])
            units[key] = settled.unit
            if settled.conflict:
                conflicts.append(key)
        else:
            kept = _alone(before.get(key), mine.get(key) or other[key])
            if kept is not None:
                units[key] = kept
    units |= carried(before, mine, other, units)
    units |= carried(before, other, mine, units)
    header = merge_headers(base, ours, theirs)
    parts, found = _domains(base, ours, theirs)
    return ThreeWay(
        Catalogue(
            header.fields,
            _ordered(before, mine, other, units),
            header.comments,
            header.flags,
            merged_lines(base.trailing_comments, ours.trailing_comments, theirs.trailing_comments),
            parts,
        ),
        (*conflicts, *found),
    )


def by_key(catalogue: Catalogue) -> Units:
    """The units of a catalogue by (context, source), in order; without what was a header once."""
    return {unit.key: unit for unit in catalogue.units if unit.key != (None, "")}


def carried(before: Units, ours: Units, theirs: Units, units: Mapping[UnitKey, Unit]) -> Units:
    """Units of ours that were made of one whose translation theirs has changed meanwhile, with that translation.

    Ours edited the source, so the translation moved to a new unit and the old one was retired; theirs corrected the
    translation of the old one. Of both comes the new unit with the corrected translation, fuzzy, since nobody has seen
    the two together. What a new unit was made of is told by its ``#|``, or by its source, where only typography
    changed and the translation moved as done; it is then shown in a comment.
    """
    moved: dict[tuple[str, ...], list[Unit]] = {}
    for key, unit in before.items():
        mine, other = ours.get(key), theirs.get(key)
        retired = not unit.obsolete and (mine is None or mine.obsolete)
        if retired and other is not None and confirmed(other) and not same_words(unit, other) and not blank(unit):
            moved.setdefault(unit.target, []).append(other)
    found: Units = {}
    for key, unit in ours.items() if moved else ():
        sources = moved.get(unit.target, ())
        if unit.obsolete or key in before or key in theirs or units.get(key) != unit:
            continue
        source = next((one for one in sources if _made_of(unit, one)), None)
        if source is None:
            continue
        found[key] = replace(
            unit,
            target=source.target,
            translator_comments=(*unit.translator_comments, *(() if unit.fuzzy else shown(unit))),
            flags=("fuzzy", *(flag for flag in unit.flags if flag != "fuzzy")),
            previous_context=source.context,
            previous_source=source.source,
            previous_plural=source.source_plural,
        )
    return found


def _made_of(unit: Unit, old: Unit) -> bool:
    """Whether a unit, whose translation is that of ``old``, got it from there."""
    if unit.source_plural != old.source_plural:
        return False
    if unit.fuzzy:
        return unit.previous_source == old.source and unit.previous_context in (None, old.context)
    return unit.context == old.context and only_typography(old.source, unit.source)


def _alone(base: Unit | None, unit: Unit) -> Unit | None:
    """What becomes of a unit that the other side does not have; None when it goes."""
    if base is None or (base.obsolete and not unit.obsolete):
        return unit
    return None if blank(unit) else replace(unit, obsolete=True)


def _ordered(before: Units, ours: Units, theirs: Units, units: Units) -> tuple[Unit, ...]:
    """Live units in the order of the text as far as the sides tell, then obsolete ones."""
    ordered: list[Unit] = []
    for obsolete in (False, True):
        old, mine, other = (
            [key for key, unit in side.items() if key in units and (obsolete or not unit.obsolete)]
            for side in (before, ours, theirs)
        )
        only_theirs = same_order(old, mine) and not same_order(old, other)
        woven_keys = woven(other, mine) if only_theirs and not obsolete else woven(mine, other)
        ordered += [units[key] for key in woven_keys if units[key].obsolete == obsolete]
    return tuple(ordered)


def _domains(
    base: Catalogue, ours: Catalogue, theirs: Catalogue
) -> tuple[tuple[tuple[str, Catalogue], ...], tuple[UnitKey, ...]]:
    """What stands behind ``domain`` directives, merged domain by domain."""
    before, mine, other = (dict(side.domains) for side in (base, ours, theirs))
    parts: list[tuple[str, Catalogue]] = []
    conflicts: list[UnitKey] = []
    for name in woven(list(mine), list(other)):
        merged = merge_three_way(
            before.get(name, Catalogue()), mine.get(name, Catalogue()), other.get(name, Catalogue())
        )
        conflicts += merged.conflicts
        if merged.catalogue != Catalogue():
            parts.append((name, merged.catalogue))
    return tuple(parts), tuple(conflicts)

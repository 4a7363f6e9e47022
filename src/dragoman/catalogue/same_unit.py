"""Which unit of a catalogue a unit of a file that came back is."""

from __future__ import annotations

import unicodedata

from dragoman.model import Catalogue, Unit, UnitKey


def matched(ours: Catalogue, returned: Catalogue) -> tuple[dict[UnitKey, Unit], tuple[Unit, ...]]:
    """The returned units by our keys, and those that are none of ours, in file order.

    A unit is known by context and source. Where that fails, white space, line ends and the composition of letters
    (Unicode Standard Annex 15, NFC) may differ, as long as only one unit on each side is meant.
    """
    pairs = {unit.key: unit for unit in returned.units}
    known = {unit.key for unit in ours.units}
    left = [unit for unit in returned.units if unit.key not in known]
    missing: dict[UnitKey, list[UnitKey]] = {}
    for unit in ours.units:
        if unit.key not in pairs:
            missing.setdefault(_loose(unit.key), []).append(unit.key)
    found: dict[UnitKey, list[Unit]] = {}
    for unit in left:
        found.setdefault(_loose(unit.key), []).append(unit)
    unknown = []
    for unit in left:
        loose = _loose(unit.key)
        keys = missing.get(loose, [])
        if len(keys) == 1 and len(found[loose]) == 1:
            pairs[keys[0]] = unit
        else:
            unknown.append(unit)
    return {key: unit for key, unit in pairs.items() if key in known}, tuple(unknown)


def _loose(key: UnitKey) -> UnitKey:
    context, source = key
    return (None if context is None else _words(context), _words(source))


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())

"""What is known of a catalogue's past when one of its versions comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.catalogue.header_merge import REVISION, newer
from dragoman.catalogue.po_header import header_field
from dragoman.catalogue.sides import blank, same_words
from dragoman.model import Catalogue, Unit, UnitKey


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier versions of the units of a catalogue."""

    units: dict[UnitKey, Unit] = field(default_factory=dict)
    """Units of the version that the file most likely came from."""
    versions: dict[UnitKey, tuple[Unit, ...]] = field(default_factory=dict)
    """Every version of a unit that had a translation, the newest first."""

    def unit(self, came: Unit) -> Unit | None:
        """What a unit that came back and ours came from: that of the file's version, unless an older one has its words.
        """
        ancestor = self.units.get(came.key)
        if ancestor is not None and same_words(ancestor, came):
            return ancestor
        return next((one for one in self.versions.get(came.key, ()) if same_words(one, came)), ancestor)


def known_past(returned: Catalogue, history: Sequence[Catalogue]) -> Past:
    """The past in ``history`` (the newest version first) of a catalogue of which ``returned`` is a version.

    It came from the version that it shares most units with, by words and mark, of equals from the newest; but from
    none that was revised later than itself (``PO-Revision-Date``).
    """
    best: dict[UnitKey, Unit] = {}
    most = -1
    versions: dict[UnitKey, list[Unit]] = {}
    came = {unit.key: unit for unit in returned.units}
    for version in history:
        units = {unit.key: unit for unit in version.units}
        both = [(unit, units[key]) for key, unit in came.items() if key in units]
        shared = sum(same_words(unit, old) + (unit.fuzzy == old.fuzzy) for unit, old in both)
        later = newer(header_field(version, REVISION), header_field(returned, REVISION))
        if shared > most and not later:
            best, most = units, shared
        for key, unit in units.items():
            if not blank(unit):
                versions.setdefault(key, []).append(unit)
    return Past(best, {key: tuple(found) for key, found in versions.items()})

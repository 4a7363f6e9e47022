"""Does the program that wrote a PO file keep fuzzy marks?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.catalogue.header_merge import REVISION
from dragoman.catalogue.po_header import header_field
from dragoman.catalogue.sides import blank
from dragoman.model import Catalogue, Unit, UnitKey

_KEEPERS = re.compile("poedit|weblate|lokalize|gtranslator|virtaal|pootle|translate toolkit|po-mode", re.IGNORECASE)


def keeps_marks(ours: Catalogue, returned: Catalogue, pairs: Mapping[UnitKey, Unit]) -> bool:
    """Whether a unit without a mark in ``returned`` is one that somebody confirmed.

    ``pairs`` are the returned units by our keys. Editors such as OmegaT write no marks at all, so that a mark's
    absence says nothing. It does say something where the file

    - has a fuzzy unit left;
    - has blank units where ours are fuzzy: the editor leaves out what nobody confirmed (OmegaT's way), so what it
      wrote is confirmed;
    - was saved by a program known to keep marks, one that also wrote its name or the date into the header: a name
      that was there already when the file left proves nothing.
    """
    fuzzy = [unit for unit in ours.units if unit.fuzzy and not blank(unit) and not unit.obsolete]
    came = [pairs[unit.key] for unit in fuzzy if unit.key in pairs]
    if any(unit.fuzzy for unit in returned.units if not unit.obsolete) or any(map(blank, came)):
        return True
    generator = header_field(returned, "X-Generator") or ""
    saved = generator != (header_field(ours, "X-Generator") or "") or (
        header_field(returned, REVISION) != header_field(ours, REVISION)
    )
    return saved and _KEEPERS.search(generator) is not None

"""A list item that brings its own marker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Role, Severity

_MARKER = re.compile(r"\s*(?:[-–—•·*▪◦●]\s+|\(?(?:\d{1,3}|[^\W\d_]|[ivx]{1,5})[.)]\s+|（\w{1,3}）\s*)(?=\S)")
_BULLET = re.compile(r"\s*[-–—•·▪◦●]\s+")


def _look(pair: Pair) -> Iterable[Hit]:
    if pair.role is not Role.LIST_ITEM:
        return ()
    found = _MARKER.match(pair.target_plain)
    if found is None or _MARKER.match(pair.source_plain):
        return ()
    marker = found[0].strip()
    # A number or a letter may be the beginning of the sentence ("A. Denvar …"): only a bullet is surely one.
    fixes = (Fix(0, found.end(), ""),) if _BULLET.fullmatch(found[0]) else ()
    return (Hit(f"The marker “{marker}” comes from the list itself and stands here twice.", start=found.start(),
                end=len(found[0].rstrip()), found=marker, fixes=fixes),)  # fmt: skip


CHECK = Check(
    code="list-marker",
    name="Marker of a list doubled",
    family=Family.COMPLETENESS,
    severity=Severity.WARNING,
    finds="A translated list item that begins with a bullet, number or letter which its source does not have.",
    why="The list prints its own marker, so the reader sees two.",
    authority="House style: markers belong to the list and not to the words.",
    flagged=example("the river.", "2) çay.", role=Role.LIST_ITEM),
    clean=example("the river.", "çay.", role=Role.LIST_ITEM),
    hint="Take the marker out of the translation.",
    pair=_look,
    covers=("brackets", "start-punctuation"),
    fixes=True,
)

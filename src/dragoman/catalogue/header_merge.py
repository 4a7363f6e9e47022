"""Headers of two sides of a PO file, merged field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from dragoman.catalogue.po_header import header_field
from dragoman.catalogue.sequence import woven
from dragoman.catalogue.sides import merged_lines
from dragoman.model import Catalogue

REVISION = "PO-Revision-Date"
_DATES = frozenset({"po-revision-date", "pot-creation-date"})
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2} \d{1,2}:\d{2})(?::\d{2})?\s*(?:([+-])(\d{2}):?(\d{2})|Z)?\s*")

_Fields = dict[tuple[str, int], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Header:
    """What a catalogue has beside its units."""

    fields: tuple[tuple[str, str], ...]
    comments: tuple[str, ...]
    flags: tuple[str, ...]


def merge_headers(base: Catalogue, ours: Catalogue, theirs: Catalogue) -> Header:
    """Fields that one side changed are that side's; where both did, dates are the newer one and everything else is
    that of the side revised last (``PO-Revision-Date``), ours when that cannot be told."""
    if not ours.header or not theirs.header:
        # A header cannot be meant to go.
        kept = ours if ours.header else theirs
        return Header(kept.header, kept.header_comments, kept.header_flags)
    before, our_fields, their_fields = _fields(base), _fields(ours), _fields(theirs)
    theirs_last = newer(header_field(theirs, REVISION), header_field(ours, REVISION))
    merged = []
    for key in woven(list(our_fields), list(their_fields)):
        old, mine, other = before.get(key), our_fields.get(key), their_fields.get(key)
        if mine == other or other == old:
            chosen = mine
        elif mine == old:
            chosen = other
        elif mine is None or other is None:
            # One side changed what the other took away.
            chosen = mine or other
        elif key[0] in _DATES:
            chosen = other if newer(other[1], mine[1]) else mine
        else:
            chosen = other if theirs_last else mine
        if chosen is not None:
            merged.append(chosen)
    return Header(
        tuple(merged),
        merged_lines(base.header_comments, ours.header_comments, theirs.header_comments),
        merged_lines(base.header_flags, ours.header_flags, theirs.header_flags),
    )


def newer(one: str | None, other: str | None) -> bool:
    """Whether the header date ``one`` is later than ``other``; a placeholder or nothing is earlier than any date."""
    first, second = _moment(one), _moment(other)
    return first is not None and (second is None or first > second)


def _moment(date: str | None) -> datetime | None:
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    try:
        zone = f"{match[2]}{match[3]}{match[4]}" if match[2] else "+0000"
        return datetime.strptime(f"{match[1]} {zone}", "%Y-%m-%d %H:%M %z")
    except ValueError:
        return None


def _fields(catalogue: Catalogue) -> _Fields:
    """The header's fields by name in small letters and how many of that name stand before; free lines by themselves."""
    found: _Fields = {}
    counts: dict[str, int] = {}
    for name, value in catalogue.header:
        known = name.strip().lower() or f"\n{value}"
        counts[known] = counts.get(known, 0) + 1
        found[known, counts[known]] = (name, value)
    return found

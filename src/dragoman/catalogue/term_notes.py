"""Lines about terms in the extracted comments of units: made anew by each update, and nobody's to carry over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.catalogue.extraction import ROLE_NOTE
from dragoman.catalogue.heading import own_comments
from dragoman.model import Catalogue, Unit

_NOTE = re.compile(r"(?:term|name): .+ = .+")


def with_term_notes(catalogue: Catalogue, notes: Callable[[Unit, str], Sequence[str]]) -> Catalogue:
    """The catalogue with the lines that ``notes`` has for each live unit and its role, in place of earlier ones.

    They stand behind what the text says of the unit and before what became of its translation. Obsolete units have
    none.
    """
    units = []
    for unit in catalogue.units:
        lines = () if unit.obsolete else tuple(notes(unit, _role(unit)))
        kept = tuple(line for line in unit.extracted_comments if _NOTE.fullmatch(line) is None)
        if lines:
            place = len(own_comments(unit))
            kept = (*kept[:place], *lines, *kept[place:])
        units.append(unit if kept == unit.extracted_comments else replace(unit, extracted_comments=kept))
    return replace(catalogue, units=tuple(units))


def without_term_notes(catalogue: Catalogue) -> Catalogue:
    """The catalogue without such lines."""
    return with_term_notes(catalogue, lambda unit, role: ())


def _role(unit: Unit) -> str:
    roles = (line.removeprefix(ROLE_NOTE) for line in unit.extracted_comments if line.startswith(ROLE_NOTE))
    return next(roles, "")

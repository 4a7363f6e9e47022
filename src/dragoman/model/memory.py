"""What was translated before, and what of it is offered for a unit that has no translation yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation that was made before."""

    source: str
    """What the translation was made for; of a fuzzy unit, its previous source."""
    target: str
    context: str | None
    """Role or explicit context of the unit; None for running text, and where the origin knows no roles."""
    origin: str
    """Id of the text, or path of the file, that it comes from."""
    confirmed: bool
    """Whether a translator confirmed it for this source, and this source alone."""
    live: bool = True
    """Whether its text still has the unit."""
    copy_of: str = ""
    """Origin that it was filled in from, by the memory itself."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the memory offers for a unit."""

    entry: Entry
    score: float
    """Similarity of the sources in per cent, 0–100; 100 for the same words."""
    done: bool
    """Whether it may stand as done: the same words in the same role, confirmed, and every text agrees."""
    otherwise: tuple[str, ...] = ()
    """Origins that have another confirmed translation of the same words in the same role."""

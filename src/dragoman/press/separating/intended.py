"""What a page is separated for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intended:
    """The press, and how the pages are to be handed over to it."""

    profile: bytes | None = None
    """ICC profile of the printing condition, for CMYK; None takes FOGRA39, which comes with dragoman."""
    condition: str = ""
    """Name of the printing condition, e.g. ``FOGRA39``; "" takes what the profile calls itself."""
    bleed: float = 3.0
    """Millimetres that colours go on beyond the cut."""
    ink: float = 300.0
    """Most ink at any spot: the sum of the four in per cent."""
    marks: bool = True
    """Whether crop marks stand outside the bleed."""


INTENDED = Intended()

"""Levels of headings, so that none is left out."""

from __future__ import annotations

from dragoman.model import Role


class Levels:
    """Gives the headings of one section their levels in order.

    A level is never more than one below the heading before it: PDF/UA-1 (ISO 14289-1, clause 7.4.2) and readers of
    screens ask for it, and people skip levels for their looks.
    """

    def __init__(self, *, has_annex_heading: bool) -> None:
        self._shift = 1 if has_annex_heading else 0
        self._before = 0

    def next(self, role: Role, level: int) -> int:
        """The level (1–6) of the next heading, which the text gives ``level`` (0 where it gives none)."""
        if role is Role.ANNEX:
            wanted = 1
        elif role is Role.TITLE:
            wanted = 1 + self._shift
        else:
            wanted = max(2, level) + self._shift
        self._before = min(wanted, self._before + 1, 6)
        return self._before

"""Coverage: how much of a text is translated into a locale, by units and by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.catalogue import State, UnitKey
from dragoman.model.text import Role


@dataclass(frozen=True, slots=True)
class Tally:
    """Units and source words of one state."""

    units: int = 0
    words: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.units + other.units, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far any set of units is: those of a text, a locale, a role, or all."""

    translated: Tally = Tally()
    fuzzy: Tally = Tally()
    untranslated: Tally = Tally()
    flagged: Tally | None = None
    """Those of ``translated`` that an error or a warning of a check is about; None when no check was run."""

    def __add__(self, other: Standing) -> Standing:
        flagged = None if self.flagged is None or other.flagged is None else self.flagged + other.flagged
        return Standing(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.untranslated + other.untranslated,
            flagged,
        )

    @property
    def total(self) -> Tally:
        """All units and words."""
        return self.translated + self.left

    @property
    def left(self) -> Tally:
        """What is fuzzy or untranslated."""
        return self.fuzzy + self.untranslated

    @property
    def percent(self) -> float:
        """Translated words in per cent, 0–100; without words to translate 100."""
        words = self.total.words
        return 100.0 if not words else 100.0 * self.translated.words / words

    @property
    def complete(self) -> bool:
        """Whether nothing is fuzzy or untranslated."""
        return not self.left.units


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """A unit that is not done."""

    key: UnitKey
    state: State
    role: str = ""
    unit: str = ""
    """Its id (see ``dragoman.catalogue.unit_id``)."""
    target: str = ""
    """What stands in its place: a translation to review, or a copy of the source."""
    line: int | None = None
    """Line of its entry in the PO file; None while it has none."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of one text in one locale."""

    text: str
    locale: str
    translated: Tally
    fuzzy: Tally
    untranslated: Tally
    open: tuple[OpenUnit, ...] = ()
    """Units that are not done, in text order."""
    flagged: Tally | None = None
    """See ``Standing.flagged``."""
    roles: tuple[tuple[str, Standing], ...] = ()
    """The same by role, in the order in which the roles appear in the text."""
    source_locale: str = ""
    path: str = ""
    """The PO file, relative to the workspace."""

    @property
    def missing(self) -> tuple[tuple[UnitKey, State], ...]:
        """Key and state of each unit that is not done, in text order."""
        return tuple((unit.key, unit.state) for unit in self.open)

    @property
    def standing(self) -> Standing:
        """The figures alone."""
        return Standing(self.translated, self.fuzzy, self.untranslated, self.flagged)

    @property
    def words(self) -> int:
        """All source words."""
        return self.standing.total.words

    @property
    def units(self) -> int:
        """All units."""
        return self.standing.total.units

    @property
    def percent(self) -> float:
        """Translated words in per cent, 0–100; a text without words to translate is 100."""
        return self.standing.percent

    @property
    def complete(self) -> bool:
        """Whether nothing is fuzzy or untranslated."""
        return self.standing.complete


class By(StrEnum):
    """What coverage is added up by."""

    TEXT = "text"
    LOCALE = "locale"
    ROLE = "role"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Group:
    """The coverage of everything that has one name: of a text in all locales, of a role in all texts."""

    by: By
    name: str
    """"" for ``By.ALL``."""
    standing: Standing


def grouped(rows: Iterable[Coverage], by: By) -> tuple[Group, ...]:
    """Coverage added up: texts and locales by name, roles in the order in which a paper has them."""
    sums: dict[str, Standing] = {}
    for row in rows:
        parts: Sequence[tuple[str, Standing]] = (
            row.roles if by is By.ROLE else ((_name(row, by), row.standing),)
        )
        for name, standing in parts:
            sums[name] = sums[name] + standing if name in sums else standing
    order = {role.value: place for place, role in enumerate(Role)}
    names = sorted(sums, key=lambda name: (order.get(name, len(order)) if by is By.ROLE else 0, name))
    return tuple(Group(by, name, sums[name]) for name in names)


def _name(row: Coverage, by: By) -> str:
    return row.text if by is By.TEXT else row.locale if by is By.LOCALE else ""


def overall(rows: Iterable[Coverage]) -> Standing:
    """All of it together; a standing of nothing when there are no rows."""
    found = grouped(rows, By.ALL)
    return found[0].standing if found else Standing()

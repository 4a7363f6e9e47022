"""The catalogue side: messages to translate, units with their translations, catalogues."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

UnitKey = tuple[str | None, str]
"""(context, source): what identifies a unit within a catalogue."""

JOINED = "[joined]"
"""Translation of a unit whose sentence is rendered within the translation of the sentence before it."""


class State(StrEnum):
    """How far a unit is. ``FUZZY`` never counts as done."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Message:
    """What extraction finds in a text: a unit still without a translation."""

    source: str
    context: str | None
    role: str
    """Role of the first block it stands in (a ``Role`` value)."""
    comments: tuple[str, ...] = ()
    """Lines for the translator beside the role."""
    prefill: str | None = None
    """ISO date when the unit is a bare date that each locale's form can be written of; else None."""

    @property
    def key(self) -> UnitKey:
        """(context, source)."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class Unit:
    """One PO entry. All strings are unescaped; comments are without their ``#`` prefix and first blank."""

    source: str
    target: tuple[str, ...] = ("",)
    """msgstr; for plurals one string a form."""
    context: str | None = None
    source_plural: str | None = None
    translator_comments: tuple[str, ...] = ()
    extracted_comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    """Flags in file order, ``fuzzy`` among them."""
    previous_context: str | None = None
    previous_source: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Line of the msgid in its file, counted from 1."""

    @property
    def key(self) -> UnitKey:
        """(context, source)."""
        return (self.context, self.source)

    @property
    def fuzzy(self) -> bool:
        """Whether the unit carries the fuzzy flag."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """TRANSLATED only when every form has text and the unit is not fuzzy."""
        if not all(self.target) or not self.target:
            return State.UNTRANSLATED
        return State.FUZZY if self.fuzzy else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file as a value."""

    header: tuple[tuple[str, str], ...] = ()
    """Header fields in order."""
    units: tuple[Unit, ...] = ()
    """Live units in text order, then obsolete ones."""
    header_comments: tuple[str, ...] = ()
    header_flags: tuple[str, ...] = ()
    trailing_comments: tuple[str, ...] = ()
    """Comment lines after the last entry, as they stand."""
    domains: tuple[tuple[str, Catalogue], ...] = ()
    """What stands after ``domain`` directives, by domain name; dragoman writes none, other programs may."""

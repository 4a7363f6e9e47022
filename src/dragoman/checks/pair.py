"""What checks look at: pairs of source and translation, papers of them, and records of all papers together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.markup import plain
from dragoman.model import Position, Role, State, Subject, Text

if TYPE_CHECKING:
    from dragoman.checks.recognising import Fact


@dataclass(frozen=True)
class Pair:
    """One bead: a source sentence, or several that a translator joined, and its translation.

    What is derived is worked out once, when a check first asks for it.
    """

    source: str
    """Inline Markdown."""
    target: str
    """Inline Markdown; "" where nothing is translated, and where the source alone is looked at."""
    source_locale: str
    locale: str
    role: Role = Role.PARAGRAPH
    state: State = State.TRANSLATED
    context: str | None = None
    units: tuple[str, ...] = ()
    """Ids of its units."""
    comments: tuple[str, ...] = ()
    """Comments of the translator."""
    text: str = ""
    """Id of the text, or name of the PO file."""
    block: int = 0
    """Index of its block in the text."""
    position: Position = field(default=Position(), compare=False)
    """The unit's entry in the PO file."""
    source_position: Position = field(default=Position(), compare=False)
    """The block in the text's file."""
    reference: Reference = field(default=NO_REFERENCE, compare=False, repr=False)
    """Terms, names and dictionaries."""

    @cached_property
    def source_plain(self) -> str:
        """The words of the source without markup; a hard line break is a line feed."""
        return plain(self.source)

    @cached_property
    def target_plain(self) -> str:
        """The words of the translation without markup; a hard line break is a line feed."""
        return plain(self.target)

    @cached_property
    def source_facts(self) -> tuple[Fact, ...]:
        """Numbers, dates, symbols and so on of the source's plain words, in order."""
        from dragoman.checks.recognising import recognise

        return recognise(self.source_plain, self.source_locale)

    @cached_property
    def target_facts(self) -> tuple[Fact, ...]:
        """Numbers, dates, symbols and so on of the translation's plain words, in order."""
        from dragoman.checks.recognising import recognise

        return recognise(self.target_plain, self.locale)

    @property
    def subject(self) -> Subject:
        """The pair as a finding carries it."""
        return Subject(
            self.text, self.locale, self.role.value, self.units[0] if self.units else "", self.context, self.source,
            self.target,
        )  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A text in one locale; or the source alone, when ``locale`` is the source's."""

    id: str
    locale: str
    source_locale: str
    pairs: tuple[Pair, ...]
    """All beads in the order of the text; a unit that recurs stands here each time."""
    text: Text | None = None
    """None for a PO file that belongs to no text."""
    position: Position = field(default=Position(), compare=False)
    """The PO file; the text's file when the source alone is looked at."""
    reference: Reference = field(default=NO_REFERENCE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Record:
    """What a check over the whole workspace needs of one translated unit; small, so that thousands of papers fit."""

    source: str
    target: str
    source_locale: str
    subject: Subject
    position: Position

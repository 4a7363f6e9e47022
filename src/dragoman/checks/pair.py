"""What checks look at: pairs of source and translation, papers of them, and records of all papers together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dragoman.checks.derived import derived
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.markup import plain
from dragoman.model import Position, Role, State, Subject, Text

if TYPE_CHECKING:
    from dragoman.checks.facts.comparing import Difference
    from dragoman.checks.punctuation.quoting import Quote
    from dragoman.checks.recognising import Fact
    from dragoman.terminology import Match


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
    tag: str = ""
    """The locale as the workspace spells it, where that says more than ``locale`` (``az-Latn`` for ``az``)."""

    @derived
    def source_plain(self) -> str:
        """The words of the source without markup; a hard line break is a line feed."""
        return plain(self.source)

    @derived
    def target_plain(self) -> str:
        """The words of the translation without markup; a hard line break is a line feed."""
        return plain(self.target)

    @derived
    def source_prose(self) -> str:
        """The plain words of the source, as long, with tags, addresses, placeholders and code covered up."""
        from dragoman.checks.prose import covered

        return covered(self.source_plain, self.source)

    @derived
    def target_prose(self) -> str:
        """The plain words of the translation, as long, with tags, addresses, placeholders and code covered up."""
        from dragoman.checks.prose import covered

        return covered(self.target_plain, self.target)

    @derived
    def target_characters(self) -> frozenset[str]:
        """The characters that occur in the plain words of the translation: what cannot be there need not be sought."""
        return frozenset(self.target_plain)

    @derived
    def target_highest(self) -> str:
        """The character of the translation's plain words with the highest code point; "" where there is none."""
        return max(self.target_characters, default="")

    @derived
    def target_scripts(self) -> frozenset[str]:
        """The scripts whose letters occur in the plain words of the translation, by ISO 15924 ("Latn", "Cyrl")."""
        from dragoman.languages.letters import scripts

        return scripts(self.target_characters)

    @derived
    def source_quotes(self) -> tuple[Quote, ...]:
        """The quotation marks of the source's plain words, apostrophes left out."""
        from dragoman.checks.punctuation.quoting import quotes

        return quotes(self.source_prose, self.source_locale)

    @derived
    def target_quotes(self) -> tuple[Quote, ...]:
        """The quotation marks of the translation's plain words, apostrophes left out."""
        from dragoman.checks.punctuation.quoting import quotes

        return quotes(self.target_prose, self.locale)

    @derived
    def source_terms(self) -> tuple[Match, ...]:
        """Terms, names and bodies in the source's prose, in order; the longest where several are."""
        index = self.reference.index(self.source_locale, self.locale)
        return index.in_source(self.source_prose, self.text, self.role.value)

    @derived
    def source_facts(self) -> tuple[Fact, ...]:
        """Numbers, dates, symbols and so on of the source's plain words, in order."""
        from dragoman.checks.recognising import recognise

        return recognise(self.source_plain, self.source_locale)

    @derived
    def target_facts(self) -> tuple[Fact, ...]:
        """Numbers, dates, symbols and so on of the translation's plain words, in order."""
        from dragoman.checks.recognising import recognise

        return recognise(self.target_plain, self.locale)

    @derived
    def fact_differences(self) -> tuple[Difference, ...]:
        """Facts of one side that have no like on the other, or another value there."""
        from dragoman.checks.facts.comparing import differences

        return differences(self)

    @property
    def subject(self) -> Subject:
        """The pair as a finding carries it."""
        return Subject(
            self.text, self.tag or self.locale, self.role.value, self.units[0] if self.units else "", self.context,
            self.source, self.target, self.source_locale,
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
    tag: str = ""
    """The locale as the workspace spells it, where that says more than ``locale``."""


class Record(NamedTuple):
    """What a check over the whole workspace needs of one translated unit.

    A plain tuple, so that those of thousands of papers fit and pass quickly from one process to another.
    """

    source: str
    target: str
    source_locale: str
    text: str
    locale: str
    role: str
    unit: str
    context: str | None
    path: str
    line: int | None
    suppressed: frozenset[str] = frozenset()
    """Codes that the translator's comments take away, with their reason."""

    @property
    def subject(self) -> Subject:
        """The unit as a finding carries it."""
        return Subject(
            self.text, self.locale, self.role, self.unit, self.context, self.source, self.target, self.source_locale
        )

    @property
    def position(self) -> Position:
        """The unit's entry in the PO file."""
        return Position(self.path, self.line)


@dataclass(frozen=True, slots=True)
class Claim:
    """A translator's comment that says of a unit that a check's finding is none."""

    subject: Subject
    position: Position
    code: str
    reason: str
    """"" when none is given: then it takes nothing away."""
    ran: bool
    """Whether the check ran on the unit at all; False for a code that does not exist."""
    used: bool
    """Whether it took a finding away."""

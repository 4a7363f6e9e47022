"""What a check is: a value with its rule, its reasons, its examples and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.model import Role, Severity, Side, State, Term

if TYPE_CHECKING:
    from dragoman.checks.pair import Claim, Pair, Paper, Record


class Family(StrEnum):
    """Families of checks, in the order in which they are explained."""

    COMPLETENESS = "completeness"
    FACTS = "facts"
    NAMES = "names"
    MARKUP = "markup"
    PUNCTUATION = "punctuation"
    TYPOGRAPHY = "typography"
    SCRIPT = "script"
    CONSISTENCY = "consistency"
    LENGTH = "length"
    SOURCE = "source"
    SPELLING = "spelling"
    SUPPRESSION = "suppression"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe repair of the translation."""

    start: int
    """Offset in the translation's plain words, or in its Markdown where the hit is ``raw``."""
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a check found."""

    message: str
    """One sentence that names what was found and, where it is known, what was expected."""
    side: Side = Side.TARGET
    start: int | None = None
    """Offset in the plain words of that side (``Pair.source_plain``, ``Pair.target_plain``), in code points; None when
    the whole unit is meant."""
    end: int | None = None
    """Offset past the last character; ``start`` where something is missing there."""
    found: str = ""
    expected: str = ""
    hint: str = ""
    """What to do about it, where the check's own hint does not fit."""
    fixes: tuple[Fix, ...] = ()
    """Repairs that cannot make it worse; empty when a person must decide."""
    raw: bool = False
    """Whether the offsets are those of the Markdown (``Pair.source``, ``Pair.target``) instead."""
    pair: Pair | None = None
    """The unit it is about, where a check looks at a whole paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of an example."""

    source: str
    target: str = ""
    role: Role = Role.PARAGRAPH
    state: State = State.TRANSLATED
    comments: tuple[str, ...] = ()
    """The translator's."""


@dataclass(frozen=True, slots=True)
class Example:
    """Material that a check flags, or leaves alone."""

    lines: tuple[Line, ...]
    locale: str = "az"
    """Of the translation."""
    source_locale: str = "en"
    terms: tuple[Term, ...] = ()
    """Terms and names that the workspace has."""
    spelled: tuple[str, ...] = ()
    """Words that the spelling dictionary of the translation's language knows; empty where none is installed."""


def example(source: str, target: str = "", locale: str = "az", *, source_locale: str = "en",
            role: Role = Role.PARAGRAPH, state: State = State.TRANSLATED, terms: tuple[Term, ...] = (),
            spelled: tuple[str, ...] = ()) -> Example:  # fmt: skip
    """An example of one unit."""
    return Example((Line(source, target, role, state),), locale, source_locale, terms, spelled)


LookAtPair = Callable[["Pair"], Iterable[Hit]]
LookAtPaper = Callable[["Paper"], Iterable[Hit]]
LookAtClaim = Callable[["Claim"], Iterable[Hit]]
LookAtWorkspace = Callable[[tuple["Record", ...]], Iterable[tuple["Record", Hit]]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule. One of ``pair``, ``paper``, ``workspace``, ``claim`` is given; it never raises for material."""

    code: str
    """Stable, lower-case with hyphens."""
    name: str
    """In a few words, for tables."""
    family: Family
    severity: Severity
    finds: str
    """One sentence: what it finds."""
    why: str
    """Why that is bad in an official paper."""
    authority: str
    """The standard, orthography or house style that says so."""
    flagged: Example
    clean: Example
    hint: str = ""
    """What to do about a finding, unless the hit says better."""
    pair: LookAtPair | None = None
    """Looks at one unit; sees translated units alone unless ``states`` says otherwise."""
    paper: LookAtPaper | None = None
    """Looks at a whole paper in one locale."""
    workspace: LookAtWorkspace | None = None
    """Looks at the records of all papers together."""
    claim: LookAtClaim | None = None
    """Looks at a translator's comment that takes findings away, once all other checks are through."""
    side: Side = Side.TARGET
    """``SOURCE``: it looks at the source alone, once a text and not once a locale."""
    locales: tuple[str, ...] = ()
    """Languages (primary subtags, or with a script) that it speaks of, of the side it looks at; empty for all."""
    states: frozenset[State] = field(default=frozenset({State.TRANSLATED}))
    """States of the units that a check of pairs sees."""
    fixes: bool = False
    """Whether it knows safe repairs."""
    covers: tuple[str, ...] = ()
    """Codes of checks that see the same defect less well: what they find in a unit is left out where this one found
    something there."""
    default: bool = True
    """Whether it runs unless it is selected by name."""

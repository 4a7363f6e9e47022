"""Volume: several texts as one publication, with what a book has round them, before any markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dragoman.model.design import Design

if TYPE_CHECKING:
    # Settings name the kinds of indexes, and need no edition for it.
    from dragoman.model.edition import Edition


class IndexKind(StrEnum):
    """What an index lists."""

    NAMES = "names"
    """Persons, places and bodies of the names table."""
    ADDRESSEES = "addressees"


class Start(StrEnum):
    """Where a text of a volume begins."""

    PAGE = "page"
    """On a new page."""
    RECTO = "recto"
    """On a new page that lies on the side where a book begins."""
    FOLLOWING = "following"
    """Below the text before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the volume where something is named."""

    text: int
    """Number of the text in the volume, from 1."""
    row: str
    """Anchor of the row."""
    passage: str = ""
    """Name of the passage in a page of the whole text, more exact than the row's; "" where it has none."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of an index."""

    words: str
    locale: str
    """BCP 47 tag of the words: the source's where the names table has none in the index's language."""
    direction: str
    mentions: tuple[Mention, ...]
    """In the order of the volume."""


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """The entries that begin with one letter."""

    letter: str
    """A capital of the language; "" where its writing has no alphabet."""
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index in one language."""

    kind: IndexKind
    locale: str
    direction: str
    letters: tuple[IndexLetter, ...]


@dataclass(frozen=True, slots=True)
class VolumePart:
    """Texts below one title."""

    titles: tuple[str, ...]
    """Title in plain text, one a column; empty for a volume that has no parts."""
    editions: tuple[Edition, ...]
    anchor: str = ""
    """Name of the part's title."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A publication in one set of languages and one layout."""

    face: Edition
    """The volume as an edition without rows: languages, titles, date, design, coverage, and whether it is a draft."""
    parts: tuple[VolumePart, ...]
    indexes: tuple[Index, ...] = ()
    start: Start = Start.PAGE
    publisher: tuple[str, ...] = ()
    """One a column; "" where none is named."""
    place: tuple[str, ...] = ()
    isbn: str = ""
    editors: tuple[str, ...] = ()
    translators: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(target locale, names), in the order of the columns; only locales for which names are known."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """All texts in order."""
        return tuple(edition for part in self.parts for edition in part.editions)

    @property
    def numbered(self) -> Iterator[tuple[VolumePart, tuple[tuple[int, Edition], ...]]]:
        """The parts with their texts, each with its number in the volume."""
        number = 1
        for part in self.parts:
            yield part, tuple(enumerate(part.editions, start=number))
            number += len(part.editions)

    def designed(self, design: Design) -> Volume:
        """The same volume in another design."""
        parts = tuple(
            replace(part, editions=tuple(replace(edition, design=design) for edition in part.editions))
            for part in self.parts
        )
        return replace(self, face=replace(self.face, design=design), parts=parts)

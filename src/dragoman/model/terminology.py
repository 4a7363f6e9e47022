"""Terms and names: what is called what in which language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.model.finding import Position


class TermKind(StrEnum):
    """What a term names."""

    TERM = "term"
    PERSON = "person"
    PLACE = "place"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a term is called in one language."""

    locale: str
    """BCP 47 tag."""
    preferred: str
    """In its dictionary form; "" where only forbidden words are known."""
    admitted: tuple[str, ...] = ()
    """Other words that may stand for it: synonyms, abbreviations, transliterations."""
    forbidden: tuple[str, ...] = ()
    """Words that must not stand for it."""
    note: str = ""
    """For the translator into this language."""


@dataclass(frozen=True, slots=True)
class Term:
    """One concept or one bearer of a name, in several languages."""

    kind: TermKind
    wordings: tuple[Wording, ...]
    part_of_speech: str = ""
    """``noun``, ``verb``, ``adjective``, ``proper noun`` …; "" where nobody said."""
    case_sensitive: bool = False
    note: str = ""
    texts: tuple[str, ...] = ()
    """Ids of the texts it holds in, ``*`` standing for any characters; empty for all."""
    roles: tuple[str, ...] = ()
    """Roles it holds in; empty for all."""
    transliterations: tuple[str, ...] = ()
    """Of a name: other spellings that are met with. In a source they are the name, in a translation a slip."""
    position: Position = field(default=Position(), compare=False)

    def wording(self, locale: str) -> Wording | None:
        """What it is called in a locale: that of the tag itself, else of the language in the same script or none."""
        tags = {wording.locale: wording for wording in self.wordings}
        while locale:
            if locale in tags:
                return tags[locale]
            # "az-Cyrl" has nothing to learn from "az": only a region or a variant may be left out.
            head, _, last = locale.rpartition("-")
            if len(last) == 4 and last.isalpha():
                return None
            locale = head
        return None


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms and names that translations are to keep to."""

    terms: tuple[Term, ...] = ()

"""What checks are given beside the material: terms, names and dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dragoman.model import Glossary

if TYPE_CHECKING:
    from dragoman.terminology import Index

_NONE = Glossary()


class Dictionary(Protocol):
    """A spelling dictionary of one language."""

    def knows(self, word: str) -> bool:
        """Whether the word is spelled right."""

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant, the likeliest first."""


@dataclass(frozen=True)
class Reference:
    """Terms, names and dictionaries that hold for the material."""

    glossary: Glossary = _NONE
    names: Glossary = _NONE
    """Persons, places and bodies of the workspace's own table."""
    dictionaries: Mapping[str, Dictionary] = field(default_factory=dict)
    """Locale → spelling dictionary, where one is installed."""
    _indexes: dict[tuple[str, str], Index] = field(default_factory=dict, init=False, compare=False, repr=False)

    def index(self, source_locale: str, locale: str) -> Index:
        """Its terms and names, with the international bodies that are built in, for looking up; made once a pair.

        The groups of its matches are ``glossary``, ``names`` and ``bodies``.
        """
        pair = (source_locale, locale)
        found = self._indexes.get(pair)
        if found is None:
            from dragoman.terminology import Index
            from dragoman.terminology.bodies import bodies

            groups = {"glossary": self.glossary.terms, "names": self.names.terms, "bodies": bodies()}
            found = self._indexes[pair] = Index(groups, source_locale, locale)
        return found

    def __reduce__(self) -> tuple[type[Reference], tuple[object, ...]]:
        # What is made for looking up is made anew in another process.
        return Reference, (self.glossary, self.names, self.dictionaries)


NO_REFERENCE = Reference()

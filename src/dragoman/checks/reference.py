"""What checks are given beside the material: terms, names and dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.model import Glossary

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


NO_REFERENCE = Reference()

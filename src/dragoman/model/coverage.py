"""Coverage: how much of a text is translated into a locale, by units and by words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.catalogue import State, UnitKey


@dataclass(frozen=True, slots=True)
class Tally:
    """Units and source words of one state."""

    units: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of one text in one locale."""

    text: str
    locale: str
    translated: Tally
    fuzzy: Tally
    untranslated: Tally
    missing: tuple[tuple[UnitKey, State], ...] = ()
    """Units that are not done, in text order."""

    @property
    def words(self) -> int:
        """All source words."""
        return self.translated.words + self.fuzzy.words + self.untranslated.words

    @property
    def units(self) -> int:
        """All units."""
        return self.translated.units + self.fuzzy.units + self.untranslated.units

    @property
    def percent(self) -> float:
        """Translated words in per cent, 0–100; a text without words to translate is 100."""
        return 100.0 if not self.words else 100.0 * self.translated.words / self.words

    @property
    def complete(self) -> bool:
        """Whether nothing is fuzzy or untranslated."""
        return not self.fuzzy.units and not self.untranslated.units

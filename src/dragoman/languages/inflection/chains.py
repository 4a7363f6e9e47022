"""Chains of suffixes: stem, plural, possessive, case, and so on, each in the shape that the one before asks for.

Notation of the data files, as Turkish grammars have it (G. Lewis, Turkish Grammar, chapters 1 and 2): a capital letter
is a vowel or a consonant that follows the word (A is a or ə, I is ı, i, u or ü, D is d or t); a letter in brackets
stands only where two vowels, or two consonants, would meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_STEM = "stem"
_CONSONANT = "-"
"""Stands for any consonant."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """What of the letters so far decides the shape of the next suffix."""

    vowel: str
    """The last vowel."""
    last: str
    """The last letter."""


class Chains:
    """The suffixes of a language, by the data file's tables ``letters`` and ``suffix``."""

    def __init__(self, grammar: Mapping[str, Any]) -> None:
        letters = grammar["letters"]
        self._vowels, self._back, self._rounded, self._voiceless = (
            frozenset(letters.get(name, "")) for name in ("vowels", "back", "rounded", "voiceless")
        )
        self._shapes: dict[str, list[str]] = letters.get("shapes", {})
        self._loose = tuple(grammar.get("loose", {}).get("endings", ()))
        self._after: dict[str, list[tuple[str, str]]] = {}
        for suffix in grammar["suffix"]:
            for state in suffix["after"]:
                self._after.setdefault(state, []).extend((suffix["name"], form) for form in suffix["forms"])
        self._accepts = lru_cache(maxsize=65536)(self._follow)

    def accepts(self, rest: str, stem: str, first: tuple[str, ...] = ()) -> bool:
        """Whether ``rest`` is a chain of suffixes after ``stem``; the first one of those named where any are."""
        return any(self._accepts(rest, _STEM, sound, first) for sound in self._sounds(stem))

    def is_tail(self, rest: str) -> bool:
        """Whether ``rest`` is a chain after a word whose sound cannot be told: an acronym, a foreign name."""
        sounds = (_Sound(vowel, last) for vowel in self._kinds() for last in (vowel, _CONSONANT))
        return any(self._accepts(rest, _STEM, sound, ()) for sound in sounds)

    def opens_with_vowel(self, rest: str) -> bool:
        """Whether a chain begins with a vowel."""
        return rest[:1] in self._vowels

    def syllables(self, word: str) -> int:
        """How many vowels a word has."""
        return sum(letter in self._vowels for letter in word)

    def _sounds(self, stem: str) -> Iterable[_Sound]:
        last = stem[-1:]
        vowel = next((letter for letter in reversed(stem) if letter in self._vowels), "")
        if not vowel:
            return [_Sound(kind, last) for kind in self._kinds()]
        sounds = [_Sound(vowel, last)]
        if self._loose and stem.endswith(self._loose):
            sounds += [_Sound(kind, last) for kind in self._kinds()]
        return sounds

    def _kinds(self) -> Iterable[str]:
        """A vowel of each kind that suffixes tell apart."""
        kinds = {(letter in self._back, letter in self._rounded): letter for letter in sorted(self._vowels)}
        return kinds.values()

    def _follow(self, rest: str, state: str, sound: _Sound, first: tuple[str, ...]) -> bool:
        for name, form in self._after.get(state, ()):
            if first and name not in first:
                continue
            shape = self._shape(form, sound)
            if rest.startswith(shape):
                left = rest[len(shape) :]
                if not left or self._accepts(left, name, self._heard(shape, sound), ()):
                    return True
        return False

    def _heard(self, shape: str, before: _Sound) -> _Sound:
        vowel = next((letter for letter in reversed(shape) if letter in self._vowels), before.vowel)
        return _Sound(vowel, shape[-1:])

    def _shape(self, form: str, sound: _Sound) -> str:
        """The suffix as it is written after ``sound``."""
        made: list[str] = []
        place = 0
        while place < len(form):
            letter = form[place]
            if letter == "(":
                letter = self._letter(form[place + 1], sound)
                place += 2
                if (letter in self._vowels) != (sound.last in self._vowels):
                    made.append(letter)
            else:
                made.append(self._letter(letter, sound))
            if made:
                sound = _Sound(made[-1] if made[-1] in self._vowels else sound.vowel, made[-1])
            place += 1
        return "".join(made)

    def _letter(self, letter: str, sound: _Sound) -> str:
        shapes = self._shapes.get(letter)
        if shapes is None:
            return letter
        if letter in "DC":
            return shapes[1 if sound.last in self._voiceless else 0]
        front = sound.vowel not in self._back
        if len(shapes) == 2:
            return shapes[int(front)]
        return shapes[2 * int(sound.vowel in self._rounded) + int(front)]

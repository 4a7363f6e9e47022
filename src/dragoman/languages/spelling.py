"""Spelling by the dictionaries of Hunspell, where they and the binding are installed (``dragoman[spelling]``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, cast

from dragoman.languages import casing, inflection
from dragoman.languages.inflection import russian
from dragoman.languages.letters import own_letters
from dragoman.languages.profile import profile


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


class SpellingDictionary:
    """One dictionary, opened when a word is first asked for.

    A word is known as it stands, in small letters, or, in a language that strings suffixes together and whose
    dictionaries may hold bare words alone, as a form of a known one (``dragoman.languages.inflection``). Russian words
    are also known when the morphological dictionary has them: it is younger than Hunspell's.
    """

    def __init__(self, path: Path, tag: str) -> None:
        """``path`` is that of the ``.dic`` file; the ``.aff`` file stands beside it."""
        self.path, self.tag = path, tag
        self._known = lru_cache(maxsize=65536)(self._look_up)
        self._suggested = lru_cache(maxsize=4096)(self._suggest)

    def knows(self, word: str) -> bool:
        """Whether the word is spelled right; a word in letters that the dictionary's encoding lacks is not judged."""
        return self._known(word.replace("’", "'"))

    def suggestions(self, word: str) -> tuple[str, ...]:
        """At most five words that may have been meant, the likeliest first: one slip away, or two run together.

        Hunspell's own suggestions are not asked for: they take up to a second a word.
        """
        return self._suggested(word.replace("’", "'"))

    def __reduce__(self) -> tuple[type[SpellingDictionary], tuple[Path, str]]:
        # The open dictionary belongs to its process.
        return SpellingDictionary, (self.path, self.tag)

    def _look_up(self, word: str) -> bool:
        speller = _opened(self.path)
        small = casing.lower(word, self.tag)
        forms = dict.fromkeys((word, small, casing.capitalise(small, self.tag), small.translate(_WITHOUT_HAT)))
        if "'" in word:
            forms |= dict.fromkeys(form.replace("'", "’") for form in tuple(forms))
        frequent = _frequent(self.tag)
        if small in frequent or any(_spells(speller, form) for form in forms):
            return True
        if self.tag.split("-")[0] == "ru" and russian.is_known(small):
            return True
        return any(
            (lemma in frequent or _spells(speller, lemma)) and inflection.matches(small, lemma, self.tag, verb=verb)
            for lemma, verb in _lemmas(small, self.tag)
        )

    def _suggest(self, word: str) -> tuple[str, ...]:
        speller = _opened(self.path)
        near = [form for form in one_letter_away(word, self.tag) if _spells(speller, form)]
        if near:
            return tuple(near[:5])
        cuts = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        return tuple(f"{one} {two}" for one, two in cuts if _spells(speller, one) and _spells(speller, two))[:2]


class Dictionaries(Mapping[str, SpellingDictionary]):
    """The dictionaries that are installed, by locale; asking for ``ru`` finds that of ``ru-RU``."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        """``paths`` are those of ``.dic`` files by canonical tag, the one to be preferred first."""
        self.paths = dict(paths)
        self._made: dict[str, SpellingDictionary] = {}

    def __getitem__(self, locale: str) -> SpellingDictionary:
        """The dictionary of the locale, else of its language in the same script; KeyError where there is none."""
        tag = self._nearest(locale)
        if locale not in self._made:
            self._made[locale] = SpellingDictionary(self.paths[tag], locale)
        return self._made[locale]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __reduce__(self) -> tuple[type[Dictionaries], tuple[dict[str, Path]]]:
        return Dictionaries, (self.paths,)

    def _nearest(self, locale: str) -> str:
        if locale in self.paths:
            return locale
        from dragoman.languages import cldr

        wanted = cldr.maximise(locale)
        near = [tag for tag in self.paths if cldr.maximise(tag)[:2] == wanted[:2]]
        if not near:
            raise KeyError(locale)
        # That of the region that the language is at home in, else the first.
        return min(near, key=lambda tag: cldr.maximise(tag)[2] != wanted[2])


def is_available() -> bool:
    """Whether the binding to Hunspell is installed: the distribution ``chunspell``."""
    return _binding() is not None


def one_letter_away(word: str, tag: str) -> Iterator[str]:
    """The strings that differ from ``word`` by one slip: letters changed over, one too many, one wrong, one missing.

    Letters are those of the language. Source: F. Damerau, "A technique for computer detection and correction of
    spelling errors", CACM 7 (1964).
    """
    letters = sorted(letter for letter in own_letters(tag) if letter == casing.lower(letter, tag))
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1 and tail[0] != tail[1]]
    found += [head + tail[1:] for head, tail in cuts if tail]
    found += [head + letter + tail[1:] for head, tail in cuts if tail for letter in letters if letter != tail[0]]
    found += [head + letter + tail for head, tail in cuts for letter in letters]
    return iter(dict.fromkeys(found))


@cache
def _frequent(tag: str) -> frozenset[str]:
    """Words that no dictionary should lack, and some do."""
    return frozenset(str(profile(tag).get("detect", {}).get("frequent", "")).split())


_WITHOUT_HAT = str.maketrans("âîû", "aiu")  # Turkish dictionaries have one spelling of kâr and kar, as the case may be.


@cache
def _binding() -> type | None:
    from importlib import import_module

    try:
        found = getattr(import_module("hunspell"), "Hunspell", None)
    except ImportError:
        return None
    return found if isinstance(found, type) or callable(found) else None


class _Silent:
    """Stands for a dictionary that cannot be opened: it finds no fault with any word."""

    def spell(self, word: str) -> bool:
        return True


@lru_cache(maxsize=16)
def _opened(path: Path) -> _Speller:
    make = _binding()
    if make is None:
        return _Silent()
    try:
        return cast(_Speller, make(path.stem, hunspell_data_dir=str(path.parent), system_encoding="UTF-8"))
    except (OSError, UnicodeError):
        return _Silent()


def _spells(speller: _Speller, word: str) -> bool:
    try:
        return speller.spell(word)
    except UnicodeError:
        return True


_SHORTEST = 3  # Letters of a stem from which suffixes are taken off.
_INFINITIVES = {"az": ("maq", "mək"), "az-Cyrl": ("маг", "мәк"), "tr": ("mak", "mek")}
_CHANGED = {
    "az": {"ğ": "q", "y": "k", "d": "t"},
    "az-Cyrl": {"ғ": "г", "ј": "к", "д": "т"},
    "tr": {"ğ": "k", "b": "p", "c": "ç", "d": "t"},
}


def _lemmas(word: str, tag: str) -> Iterator[tuple[str, bool]]:
    """What ``word`` may be a form of, each with whether it is an infinitive; the longest first."""
    endings = _INFINITIVES.get(tag)
    if endings is None:
        return
    for length in range(len(word) - 1, _SHORTEST - 2, -1):
        stem = word[:length]
        if length >= _SHORTEST:
            yield stem, False
            if other := _CHANGED[tag].get(stem[-1]):
                yield stem[:-1] + other, False
        for ending in endings:
            yield stem + ending, True
            if other := _CHANGED[tag].get(stem[-1]):
                yield stem[:-1] + other + ending, True

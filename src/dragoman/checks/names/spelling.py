"""Names in another spelling than the table's: found by how they sound."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from dragoman.checks.names.expecting import index
from dragoman.checks.pair import Pair
from dragoman.languages.inflection import is_spaced, words
from dragoman.model import Term

_SUFFIX = 6
"""How many letters an ending may have."""
_SHORT_SUFFIX = 3
_SHORT = 4
"""Names of fewer sounds are not compared by sound: too many words are near them."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A name in another spelling."""

    start: int
    """Offset in the translation's plain words."""
    end: int
    expected: str


def variant(term: Term, pair: Pair) -> Variant | None:
    """Where the translation has a name of the source in a spelling that is not the table's; None when it has not.

    Where it has the table's spelling too, only a listed transliteration, a wording of another language in the same
    letters, or a spelling that sounds the same counts; else also one that sounds nearly so.
    """
    wording = term.wording(pair.locale)
    if wording is None or not wording.preferred or not is_spaced(pair.locale):
        return None
    look, target = index(pair), pair.target_plain
    right = [(match.start, match.end) for match in look.all_in_target(term, target)]
    forms = [tuple(word.key for word in words(form, pair.locale)) for form in (wording.preferred, *wording.admitted)]
    best: tuple[float, int, int] | None = None
    own = [sound(form) for form in dict.fromkeys((wording.preferred, *wording.admitted))]
    listed = [sound(form) for form in dict.fromkeys(term.transliterations)]
    for start, end, keys in _stretches(target, pair.locale, _lengths(term, pair.locale)):
        if any(start < other_end and other < end for other, other_end in right) or _derived(keys, forms):
            continue
        if not right and look.names_in_target(target, start, end):
            continue
        heard = sound(target[start:end])
        distance = min((_apart(name, heard) for name in (*own, *listed)), default=9.0)
        allowed = 0.0 if right else max(map(_allowed, own))
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, start, end)
    return None if best is None else Variant(best[1], best[2], wording.preferred)


def derived(term: Term, pair: Pair) -> bool:
    """Whether the translation has a word made of the name, spelled as the table has it."""
    wording = term.wording(pair.locale)
    if wording is None or not is_spaced(pair.locale):
        return False
    forms = [tuple(word.key for word in words(form, pair.locale)) for form in (wording.preferred, *wording.admitted)]
    lengths = frozenset(map(len, forms))
    return any(_derived(keys, forms) for _, _, keys in _stretches(pair.target_plain, pair.locale, lengths))


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """How a name sounds, roughly, in whatever Latin or Cyrillic letters it is spelled: Ganja, Gəncə, Gandja, Гянджа.

    Other letters stay as they are.
    """
    letters, heard = _sounds()
    small = unicodedata.normalize("NFC", name).lower()
    latin = "".join(letters.get(letter, letter) for letter in small)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", latin) if letter.isalpha())
    for spelled, sounds in heard:
        bare = bare.replace(spelled, sounds)
    return "".join(letter for place, letter in enumerate(bare) if not place or letter != bare[place - 1])


@cache
def _sounds() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Letters as Latin ones, and what is heard for what is spelled with them."""
    import tomllib

    text = resources.files("dragoman.checks.names").joinpath("sounds.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return data["letters"], tuple((spelled, row["as"]) for row in data["heard"] for spelled in row["spelled"])


def _lengths(term: Term, locale: str) -> frozenset[int]:
    """How many words the name has, by its wordings in all languages that part words."""
    wordings = [wording for wording in term.wordings if is_spaced(wording.locale)]
    forms = [form for wording in wordings for form in (wording.preferred, *wording.admitted)]
    return frozenset(len(words(form, locale)) for form in (*forms, *term.transliterations) if form)


def _derived(keys: tuple[str, ...], forms: Iterable[tuple[str, ...]]) -> bool:
    """Whether words are a name as the table spells it with something behind: "Ostelli" of "Ostel"."""
    return any(
        form and keys[:-1] == form[:-1] and keys[-1].startswith(form[-1]) and len(form[-1]) >= _SHORT for form in forms
    )


def _stretches(text: str, locale: str, lengths: frozenset[int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Runs of words that may be a name: those with letters of a script that has capitals begin with one."""
    there = words(text, locale)
    for index_, first in enumerate(there):
        head = text[first.start]
        if head.isdigit() or (head.lower() != head.upper() and not head.isupper()):
            continue
        for length in lengths:
            last = index_ + length - 1
            if last < len(there):
                run = there[index_ : last + 1]
                yield first.start, run[-1].end, tuple(word.key for word in run)


def _allowed(name: str) -> float:
    return 0.0 if len(name) < _SHORT else 1.0 if len(name) < 9 else 2.0


def _apart(name: str, heard: str) -> float:
    """In how many letters a name and the beginning of what was heard differ; an ending behind it does not count."""
    if len(name) < _SHORT or not heard or abs(len(heard) - len(name)) > _SUFFIX + 2 or name[0] != heard[0]:
        return 9.0
    row = list(range(len(heard) + 1))
    for place, letter in enumerate(name, 1):
        before, row[0] = row[0], place
        for other, one in enumerate(heard, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (letter != one))
    # What sounds the same may have a long ending; what only nearly does is another word then (Франция, Французский).
    same = range(max(0, len(heard) - _SUFFIX), len(heard) + 1)
    near = range(max(0, len(heard) - _SHORT_SUFFIX), len(heard) + 1)
    return 0.0 if any(row[end] == 0 for end in same) else float(min(row[end] for end in near))

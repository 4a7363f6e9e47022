"""A name that stands in the translation nearly as in the source, but not quite."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.transliteration import bare, place_words, sound
from dragoman.model import Severity, Side

_CAPITAL = re.compile(r"(?<![\w’'-])[^\W\d_a-zà-ÿ][^\W\d_]{3,}(?![\w])")
_NEXT_CAPITAL = re.compile(r" [^\W\d_a-zà-ÿ][^\W\d_]{3}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDING = re.compile(r"['’].*$")
_OPENS = frozenset(".!?:;…“”\"«»„‘’'(–—-\n")
_ELIDED = re.compile(r"^(?:[ldsnmtjc]|qu)['’](?=\w{3})", re.IGNORECASE)
_OF_ENDINGS = frozenset("aeiouycnrs")
_LEAST = 4
_LEAST_ALONE = 5


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_plain, pair.target_plain
    missing = [
        found.start() for found in _CAPITAL.finditer(source)
        if found[0] not in target and not found[0].isupper() and _is_name(found[0], pair.source_locale, pair.locale)
        and (not _opens(source, found.start()) or _NEXT_CAPITAL.match(source, found.end()))
    ]  # fmt: skip
    if not missing or "Latn" not in pair.target_scripts:
        return
    there = [(_bare_form(found[0], pair.locale), found.start()) for found in _WORD.finditer(target)]
    words = [(_ENDING.sub("", found[0]), found.start(), found.end()) for found in _WORD.finditer(source)]
    said = {bare(word) for word, _, _ in words}
    strange = [
        place for place, (word, _) in enumerate(there)
        if word[:1].isupper() and len(word) > 2 and bare(word) not in said
    ]  # fmt: skip
    heard = {sound(there[place][0]) for place in strange}
    for place, (word, start, _) in enumerate(words):
        if start not in missing or any(sound(word) in each for each in heard):
            continue
        found = _nearly(words, place, there, strange, pair)
        if found is not None:
            name, start = there[found]
            message = f"{word} of the source is {name} here."
            yield Hit(message, Side.TARGET, start, start + len(name), name, word)


def _nearly(
    words: list[tuple[str, int, int]], place: int, there: list[tuple[str, int]], strange: list[int], pair: Pair
) -> int | None:
    """The word of the translation that is the name but for a letter; None where it may be the name in that language.

    A letter within the name is a slip; at its end it may be the other language's ending, unless the name beside it
    stands there unchanged: "Ivara Tolmen" is not "Ivara Tolman".
    """
    word = words[place][0]
    beside = _beside(words, place, pair)
    if not beside and _opens(pair.source_plain, words[place][1]):
        return None
    for each in strange:
        other = there[each][0]
        if len(word) >= _LEAST_ALONE and _slip(bare(word), bare(other)) and _slip(sound(word), sound(other)):
            return each
        for name, step in beside:
            near = each + step
            if 0 <= near < len(there) and there[near][0] == name and _joined(there, each, near, pair.target_plain):
                edits = _distance(bare(word), bare(other))
                if 0 < edits <= 1 + (len(word) > _LEAST_ALONE) and sound(word) != sound(other):
                    return each
    return None


def _beside(words: list[tuple[str, int, int]], place: int, pair: Pair) -> list[tuple[str, int]]:
    """The names right before and after, with where to look for them from this one: -1 before, 1 after."""
    found = []
    for step in (-1, 1):
        near = place + step
        if 0 <= near < len(words):
            left, right = sorted((place, near))
            between = pair.source_plain[words[left][2] : words[right][1]]
            name = words[near][0]
            if between == " " and _may_be_name(name) and _is_name(name, pair.source_locale, pair.locale):
                found.append((name, step))
    return found


def _joined(there: list[tuple[str, int]], one: int, other: int, text: str) -> bool:
    left, right = sorted((one, other))
    return not text[there[left][1] + len(there[left][0]) : there[right][1]].strip()


def _may_be_name(word: str) -> bool:
    return len(word) >= _LEAST and word[0].isupper() and not word.isupper()


@cache
def _is_name(word: str, tag: str, locale: str) -> bool:
    """Whether a word with a capital may be a name that a locale does not translate."""
    small = bare(word)
    words, endings = _ordinary(tag.split("-")[0])
    if small in words or small.endswith(endings):
        return False
    return small not in place_words(tag) or small in place_words(locale)


@cache
def _ordinary(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files("dragoman.checks.names").joinpath("ordinary.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text).get(language, {"words": "", "endings": []})
    return frozenset(listed["words"].split()), tuple(listed["endings"])


def _bare_form(word: str, tag: str) -> str:
    """A word of the translation without the article before it or, after an apostrophe, its case ending."""
    return _ENDING.sub("", word if not tag.startswith("fr") else _ELIDED.sub("", word))


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, where its capital says nothing."""
    before = text[:start].rstrip()
    return not before or before[-1] in _OPENS


def _slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, fewer or another, or two letters the other way round, inside."""
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    if one[-2:] != other[-2:]:
        changed = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
        return len(one) == len(other) and len(changed) == 1 and not _OF_ENDINGS & {*changed[0]}
    swapped = len(one) == len(other) and sorted(one) == sorted(other)
    return _distance(one, other) == 1 or (swapped and sum(a != b for a, b in zip(one, other, strict=True)) == 2)


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    before = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        row = [number]
        for place, sign in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != sign)))
        before = row
    return before[-1]


CHECK = Check(
    code="unmatched-name",
    name="Names nearly as in the source",
    family=Family.NAMES,
    severity=Severity.WARNING,
    finds="A proper name that differs by a letter from the source's, in a language that leaves foreign names alone.",
    why="A person whose name is misspelled is another person, and cannot be found.",
    authority="United Nations Editorial Manual, on names of persons: they are given as their bearers write them.",
    flagged=example("It was read by Ivara Tolmen.", "Metni Ivara Tolman okudu.", "tr"),
    clean=example("It was read by Ivara Tolmen.", "Metni Ivara Tolmen okudu.", "tr"),
    hint="Copy the name from the source; where your language spells it otherwise, put it into the table of names.",
    pair=_look,
    locales=("tr", "fr", "de", "es"),
)

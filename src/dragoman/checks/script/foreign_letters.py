"""Letters that the language does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.azerbaijani import is_azerbaijani
from dragoman.checks.script.evidence import in_source, quoted, within, words
from dragoman.checks.script.passages import PASSAGE, foreign_runs, length
from dragoman.languages import han, tags
from dragoman.languages.letters import alphabet, own_letters, script, scripts_of, written_in
from dragoman.languages.lookalikes import reading, variants
from dragoman.languages.profile import profile
from dragoman.model import Severity

# Letters that a check of their own speaks of, and letters that no name of another alphabet keeps by custom.
_ELSEWHERE = {"az": frozenset("əәǝƏӘƎ\u0258"), "ar": frozenset("کیہھ"), "fa": frozenset("كيىہھ")}
_TELLING = frozenset("əğışƏĞİŞqwxQWX")
_EVERYWHERE = frozenset({"web", "www", "wifi", "wi", "watt", "kw", "mw", "gw", "kwh", "max", "vs", "fax"})
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek"})


def _look(pair: Pair) -> Iterator[Hit]:
    odd = pair.target_characters - _known(pair.locale)
    if not odd or not (odd := frozenset(letter for letter in odd if script(letter))):
        return
    own = scripts_of(pair.locale)
    if "Hani" in own:
        yield from _ideographs(pair)
    if any(script(letter) in own for letter in odd):
        yield from _letters(pair, odd, own)
    if any(script(letter) not in own for letter in odd):
        yield from _words(pair, own)


def _ideographs(pair: Pair) -> Iterator[Hit]:
    """Characters of the other Chinese script; told once a unit."""
    kind = written_in(pair.locale)
    others = han.forms(kind)
    if not others or pair.target_characters.isdisjoint(others):
        return
    text, apart = pair.target_plain, quoted(pair.target_plain)
    strange = [place for place, letter in enumerate(text) if letter in others and not within(apart, place)]
    # A tag without a script or a region leaves the script open: then a stray character among the others is odd.
    if "-" not in pair.locale and 2 * len(strange) > sum(letter in han.forms(_OTHER[kind]) for letter in text):
        return
    if strange:
        place = strange[0]
        more = f", and {len(strange) - 1} more such stand here" if len(strange) > 1 else ""
        yield Hit(
            f"{text[place]} is a {_TOLD[_OTHER[kind]]} character; the translation is {_TOLD[kind]} Chinese{more}.",
            start=place, end=place + 1, found=text[place], expected=others[text[place]],
        )  # fmt: skip


_OTHER = {"Hans": "Hant", "Hant": "Hans"}
_TOLD = {"Hans": "simplified", "Hant": "traditional"}


def _letters(pair: Pair, odd: frozenset[str], own: frozenset[str]) -> Iterator[Hit]:
    """Letters of the language's own script that it does not have."""
    if not alphabet(pair.locale):
        return
    elsewhere = _ELSEWHERE.get(tags.language(pair.locale), frozenset()).union(variants(pair.locale))
    for match in words(pair.target_plain):
        word = match[0]
        strange = [letter for letter in word if letter in odd and letter not in elsewhere and script(letter) in own]
        if (
            not strange
            or any(script(letter) not in own for letter in word)
            or _is_name(word, strange, pair.locale)
            or word.lower() in _EVERYWHERE
            or in_source(pair, word)
        ):
            continue
        place = match.start() + word.index(strange[0])
        yield Hit(
            f"{tags.display_name(pair.locale, 'en')} has no letter {strange[0]}, which stands in “{word}”.",
            start=place,
            end=place + 1,
            found=word,
        )


def _is_name(word: str, strange: list[str], tag: str) -> bool:
    """Whether a word may be a foreign name that keeps its letters: a capital, and none of the neighbours' letters."""
    if script(word[0]) == "Cyrl":
        return word[0].isupper() and alphabet(tag).issuperset(strange)
    return word[0].isupper() and script(word[0]) == "Latn" and (word.isupper() or _TELLING.isdisjoint(strange))


def _words(pair: Pair, own: frozenset[str]) -> Iterator[Hit]:
    """Words in a script that the language is not written in."""
    text = pair.target_plain
    yield from _within_words(pair, own)
    for run in foreign_runs(text, own):
        found = [match for match in run if not in_source(pair, match[0])]
        if not found or length(run) >= PASSAGE or within(quoted(text), run[0].start()):
            continue
        for match in found:
            if not _may_stand(pair, match, own):
                kind = _SCRIPT_NAMES.get(script(match[0][0]), script(match[0][0]))
                yield Hit(
                    f"“{match[0]}” is in {kind} letters, and the source does not have it.",
                    start=match.start(),
                    end=match.end(),
                    found=match[0],
                )


def _within_words(pair: Pair, own: frozenset[str]) -> Iterator[Hit]:
    """Letters of another script inside a word of the language; Latin, Cyrillic and Greek ones are mixed-alphabet's."""
    if not own or not pair.target_scripts & own:
        return
    for match in words(pair.target_plain):
        word = match[0]
        strange = [letter for letter in word if (kind := script(letter)) and kind not in own]
        kinds = {kind for letter in word if (kind := script(letter))}
        if not strange or kinds <= _ALPHABETS or not kinds & own:
            continue
        # A name of the source or an acronym may have got a prefix or a suffix of the language: UNESCOს.
        part = "".join(strange)
        if (part.isupper() and script(part[0]) == "Latn") or in_source(pair, part):
            continue
        place = match.start() + word.index(strange[0])
        kind = _SCRIPT_NAMES.get(script(strange[0]), script(strange[0]))
        yield Hit(
            f"“{word}” has the {kind} letter {strange[0]} in it.", start=place, end=place + 1, found=word,
        )  # fmt: skip


def _may_stand(pair: Pair, match: re.Match[str], own: frozenset[str]) -> bool:
    word = match[0]
    kind = script(word[0])
    if kind == "Latn":
        # Acronyms, Roman numbers, names and symbols of units are at home in every script.
        before = pair.target_plain[: match.start()]
        return not word.islower() or len(word) <= 3 or bool(re.search(r"[\d_%=<>]\s?$", before))
    if kind == "Grek" and len(word) == 1:
        return True
    if kind == "Cyrl" and tags.language(pair.locale) == "az" and is_azerbaijani(word, kind):
        return True  # The check of mixed Azerbaijani scripts speaks of it.
    mine = next(iter(own & _ALPHABETS), None)
    return mine is not None and kind in _ALPHABETS and reading(word, mine, own_letters(pair.locale)) is not None


_SCRIPT_NAMES = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Geor": "Georgian",
    "Armn": "Armenian", "Hani": "Chinese", "Hira": "Japanese", "Kana": "Japanese", "Hang": "Korean",
}  # fmt: skip
_BASIC = frozenset("abcdefghijklmnopqrstuvwxyz")


@cache
def _known(tag: str) -> frozenset[str]:
    """Letters that are not worth a look: those of the language. Of borrowed ones only those with marks."""
    letters = alphabet(tag)
    if not letters:
        return frozenset(map(chr, range(0x80 if "Latn" in scripts_of(tag) else 0x61)))
    if tags.language(tag) == "az" and "Cyrl" in scripts_of(tag):
        letters = own_letters(tag)  # What its file names for borrowed words, names alone have.
    if "Latn" not in scripts_of(tag):
        return letters.union(map(chr, range(0x61)))  # Capitals are initials of names and acronyms.
    # q, w and x are taken in Turkish for names alone; a language that lists them in its alphabet has them anywhere.
    return (letters - _BASIC.intersection(str(profile(tag).get("more_letters", "")))).union(map(chr, range(0x41)))


CHECK = Check(
    code="foreign-letters",
    name="Letters that the language does not have",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A letter that is not in the language's alphabet, in a word that the source does not have.",
    why="It is a slip of the keyboard, or a word left in another language: і in a Russian word, ы in a Ukrainian one.",
    authority="CLDR, main and auxiliary exemplar characters of the language.",
    flagged=example("The ferry has left.", "Dünən b\u00e4rə yola düşdü."),
    clean=example("The ferry has left.", "Dünən bərə yola düşdü."),
    hint="Write the word with the letters of the language; a name that stays as it is should stand so in the source.",
    pair=_look,
)

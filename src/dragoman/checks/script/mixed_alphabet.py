"""Letters of another alphabet inside a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import stands_in_source, words
from dragoman.languages.letters import alphabet, own_letters, script, written_in
from dragoman.languages.lookalikes import reading
from dragoman.languages.profile import profile
from dragoman.model import Severity

_NAMES = {"Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek"}
_ALPHABETS = frozenset(_NAMES)
_BASIC = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_SCHWAS = frozenset("әӘəƏǝƎ")
_SYMBOLS = frozenset("ΩΔΣΨΦΛΓΘΞαβγδεθκλμπρστφχψω")  # Signs of units and mathematics beside letters: kΩ, μm.


def _look(pair: Pair) -> Iterator[Hit]:
    found = pair.target_scripts & _ALPHABETS
    if not found:
        return
    own = written_in(pair.locale)
    if own not in _ALPHABETS:
        own = ""
    if found == {own}:
        return
    text = pair.target_plain
    found_words = list(words(text))
    for number, match in enumerate(found_words):
        word = match[0]
        scripts = {one for letter in word if (one := script(letter)) in _ALPHABETS}
        if len(scripts) > 1:
            hit = _mixed(pair, match, scripts, own)
        elif scripts and own and own not in scripts:
            around = (*found_words[max(number - 1, 0) : number], *found_words[number + 1 : number + 2])
            hit = _disguised(pair, match, own, around)
        else:
            continue
        if hit is not None:
            yield hit


def _mixed(pair: Pair, match: re.Match[str], scripts: set[str], own: str) -> Hit | None:
    word = match[0]
    if stands_in_source(pair, word) or _is_symbol(word, scripts):
        return None
    if own in scripts and all(letter in _SCHWAS for letter in word if script(letter) != own):
        return None  # Schwas among letters of the own alphabet are the check ``schwa``'s.
    mine = reading(word, own, _letters(pair.locale, own)) if own else None
    others = {
        one
        for other in scripts - {own}
        if (one := reading(word, other, _letters(pair.locale, other))) and (mine is None or stands_in_source(pair, one))
    }
    candidates = {one for one in (mine, *others) if one}
    odd, kind = _odd(word, own if mine or own in scripts else "")
    expected = next(iter(candidates)) if len(candidates) == 1 else ""
    start = match.start()
    return Hit(
        f"“{word}” has {_NAMES[kind]} {odd} among {_NAMES[_other(word, kind)]} letters.",
        start=start,
        end=match.end(),
        found=word,
        expected=expected,
        hint="" if expected else "Type the word anew: its letters could be read in several ways.",
        fixes=(Fix(start, match.end(), expected),) if expected else (),
    )


def _disguised(pair: Pair, match: re.Match[str], own: str, around: Sequence[re.Match[str]]) -> Hit | None:
    """A word wholly of another alphabet that reads as one of the language, for each letter looks like one."""
    word = match[0]
    mine = reading(word, own, _letters(pair.locale, own))
    if mine is None or all(letter in _SCHWAS for letter in word):
        return None
    if own == "Latn":
        # In Latin text a word of another alphabet stands alone only by mistake; a name or a quotation has neighbours.
        if len(word) > 1 and stands_in_source(pair, word):
            return None
        if any(_is_foreign(one[0], pair.locale, own) for one in around) or _is_symbol(word, set(map(script, word))):
            return None
    elif not _is_slip(pair, match, mine):
        return None
    # A word may begin with a mark that is of no script.
    kind = next(one for letter in word if (one := script(letter)) in _ALPHABETS)
    return Hit(
        f"“{word}” is written in {_NAMES[kind]} letters that look like {_NAMES[own]} ones.",
        start=match.start(),
        end=match.end(),
        found=word,
        expected=mine,
        fixes=(Fix(match.start(), match.end(), mine),),
    )


def _is_slip(pair: Pair, match: re.Match[str], mine: str) -> bool:
    """Whether a Latin word among Cyrillic letters is a word of the language: "c" for "с", never "OK" or "vitamin C"."""
    text, word = pair.target_plain, match[0]
    before, after = text[: match.start()], text[match.end() :]
    if mine.lower() not in _frequent(pair.locale) or not re.match(r"\s+[^\W_]", after):
        return False
    if len(word) > 1:
        return word.islower() and not stands_in_source(pair, word)
    if re.search(rf"(?<!\w){word}(?!\s+[^\W\d_]{{2}})(?!\w)", pair.source_plain):
        return False  # The source has it as a sign: an article has a noun behind it.
    if word.islower():
        return bool(re.search(r"[^\W\d_],?\s+$", before)) and script(after.lstrip()[0]) != "Latn"
    return not before.strip() or bool(re.search(r"[.!?…]\s+[«„“\"]?$", before))


def _frequent(tag: str) -> frozenset[str]:
    return frozenset(str(profile(tag).get("detect", {}).get("frequent", "")).split())


def _is_foreign(word: str, tag: str, own: str) -> bool:
    """Whether a word is of another alphabet throughout and cannot be read in the language's."""
    return all(script(letter) not in (own, "") for letter in word) and reading(word, own, _letters(tag, own)) is None


def _is_symbol(word: str, scripts: set[str]) -> bool:
    """Whether Greek letters at the word's edge are signs: kΩ, μm, Δt."""
    if "Grek" not in scripts:
        return False
    greek = [letter for letter in word if script(letter) == "Grek"]
    return all(letter in _SYMBOLS for letter in greek) and (len(word) <= 3 or word[0] in greek or word[-1] in greek)


def _letters(tag: str, kind: str) -> frozenset[str]:
    """The letters that a word may be read in: those of the language, or the plain ones of another alphabet."""
    if kind == written_in(tag):
        return own_letters(tag) or alphabet(tag)
    return _BASIC if kind == "Latn" else _RUSSIAN if kind == "Cyrl" else frozenset()


_RUSSIAN = frozenset("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def _odd(word: str, own: str) -> tuple[str, str]:
    """The letters that do not belong, as shown to people, and their alphabet."""
    by_script: dict[str, list[str]] = {}
    for letter in word:
        if (one := script(letter)) in _ALPHABETS:
            by_script.setdefault(one, []).append(letter)
    own = own if own in by_script else max(by_script, key=lambda one: len(by_script[one]))
    kind = next(one for one in by_script if one != own)
    return ", ".join(dict.fromkeys(f"“{letter}”" for letter in by_script[kind])), kind


def _other(word: str, kind: str) -> str:
    return next(one for letter in word if (one := script(letter)) in _ALPHABETS and one != kind)


CHECK = Check(
    code="mixed-alphabet",
    name="Letters of two alphabets in a word",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A word with letters of another alphabet that look like its own, such as a Cyrillic а among Latin letters.",
    why="It looks right and is not: a search does not find the word, a speaking machine spells it out, "
    "and a court or a register takes it for another name.",
    authority="Unicode Technical Standard 39, Unicode Security Mechanisms, section 5.1 (mixed-script detection).",
    flagged=example("The harbour is open.", "Lim\u0430n açıqdır."),
    clean=example("The harbour is open.", "Liman açıqdır."),
    hint="Type the letter on the keyboard of the language.",
    pair=_look,
    fixes=True,
)

"""What a line looks like: finished or not, in capitals, a person's name."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.importing.lexicon import Lexicon

TERMINAL = ".!?…。؟।:;"
_CLOSERS = "\"'”’»›“)]}*_"
_OPENERS = "\"'“„«‘‹([{*_—–-… "
_FOOTNOTE_MARK = re.compile(r"(?:\[\^?\w{1,3}\]|[¹²³⁰⁴-⁹]+|\*{1,3})$")
_INITIAL = re.compile(r"[^\W\d_](?:[^\W\d_])?\.(?:\s?-?[^\W\d_](?:[^\W\d_])?\.){0,3}")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ‘][^\W\d_]+)*\.?")
_SUFFIXES = frozenset({"oğlu", "qızı", "оглу", "оглы", "кызы", "гызы", "kızı", "jr.", "sr.", "ogly", "oglu", "gizi"})


def unfinished(text: str) -> bool:
    """Whether a paragraph ends without the punctuation that ends a sentence or opens a list."""
    bare = _FOOTNOTE_MARK.sub("", text.rstrip()).rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in TERMINAL


def continues(text: str) -> bool:
    """Whether a paragraph begins as the rest of a sentence: with a small letter."""
    bare = text.lstrip(_OPENERS)
    return bool(bare) and bare[0].islower() and not text.startswith(("—", "–", "- "))


def capitals(text: str) -> bool:
    """Whether a text of two letters or more is printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def sentence(text: str) -> bool:
    """Whether a line reads as running text: long, or several words that end in a full stop."""
    words = text.split()
    if len(text) > 140:
        return True
    return (
        len(words) > 3
        and text.rstrip(_CLOSERS + " ").endswith((".", "!", "?", "…", ";", ":"))
        and not _abbreviated(text)
    )


def _abbreviated(text: str) -> bool:
    return bool(
        re.search(
            r"(?<!\w)(?:a\.\s?i|e\.p|[Hh]k|p\.i|и\.\s?о|г|il|J[rR]|S[rR]|D\.C|Ph\.D|LL\.M|Q\.C|[^\W\d_])\.$", text
        )
    )


def ends_open(text: str, lex: Lexicon) -> bool:
    """Whether the last word is one that no line of a finished text ends with ("of", "и", "ile")."""
    words = re.findall(r"[\w'’]+", text)
    return bool(words) and text.rstrip()[-1:].isalpha() and bool(lex.words("words.function").match(words[-1]))


def starts_open(text: str, lex: Lexicon) -> bool:
    """Whether the first word is one that joins what follows to what stands before."""
    return bool(lex.start("words.function").match(text))


def person(text: str, lex: Lexicon) -> bool:
    """Whether a line is a person's name and nothing else.

    Two to five words, all with capitals but for particles (de, van, oğlu), initials allowed, and none of the words
    of office of the language.
    """
    bare = without_honorific(text, lex).strip(" ,")
    if not 4 <= len(bare) <= 60 or any(c.isdigit() for c in bare) or re.search(r"[:;!?/()@«»“”\"&]", bare):
        return False
    spaced = re.sub(r"(?<=\.)(?=[^\W\d_]{2})", " ", bare)
    tokens = spaced.replace(",", " ").split()
    initials = [t for t in tokens if _INITIAL.fullmatch(t)]
    full = [t for t in tokens if t not in initials]
    if not full or len(tokens) < 2:
        return False
    office, particle = lex.words("signature.office"), lex.words("signature.particles")
    if sum(not particle.match(token) for token in full) > 5:
        return False
    strong = 0
    for token in full:
        if particle.match(token) or token.casefold() in _SUFFIXES:
            continue
        if not token[0].isupper() or not _WORD.fullmatch(token) or (token.endswith(".") and len(token) > 4):
            return False
        if office.match(token):
            return False
        strong += 1
    if lex.whole("signature.cities").match(bare) or lex.whole("masthead.organ").match(bare):
        return False
    return strong >= 1 and (strong + len(initials) >= 2)


def without_honorific(text: str, lex: Lexicon) -> str:
    """The line without "Mr.", "Dr." and the like before the name."""
    match = _honorific(lex).match(text)
    return text[match.end() :] if match else text


@cache
def _honorific(lex: Lexicon) -> re.Pattern[str]:
    pattern = lex.start("signature.honorific").pattern
    return re.compile(rf"(?:{pattern.replace('^', '')}[.,]?\s+)+", re.IGNORECASE)

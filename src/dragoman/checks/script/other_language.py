"""A passage in another language than the translation's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import addresses, quoted, within
from dragoman.checks.script.passages import PASSAGE, foreign_runs, length
from dragoman.languages import tags
from dragoman.languages.casing import fold
from dragoman.languages.detect import KNOWN, guess
from dragoman.languages.letters import alphabet, own_letters, script, scripts_of
from dragoman.languages.profile import profile
from dragoman.markup import spans
from dragoman.model import Severity

_CLAUSE = re.compile(r"[^.!?;:…\n«»“”„\"()\[\]–—|]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_TELLING = 2  # Frequent words of another language, or words with its letters, from which a clause is looked at.

# Azerbaijani and Turkish share most of their words. Endings that Turkish has and Azerbaijani has otherwise: -mak for
# -maq, -mek for -mək, -ler for -lər, -meden for -mədən, -ecek for -əcək, -yor.
_PLURAL = r"ler(?:i(?:n(?:i|e|den?)?|miz\w{0,4}|yle)?|e|den?|le)?"
_SIGNS = {
    "az": re.compile(
        r"[^\W\d_A-Z]{2,}(?:[^\W\d_][aıou]k|[^\W\d_aeıioöuü]ek|[ıiuü]yor\w{0,5}|me(?:den|si|sin[ei]|sinden?)"
        rf"|y?ecek(?:tir|ler)?|{_PLURAL})"
        rf"|[^\W\d_]{{3,}}(?:{_PLURAL}|meden|y?ecek(?:tir|ler)?)"
    )
}
_PLURALS = ("ler", "leri", "lerin", "lerini", "lerine", "lerinde", "lerinden", "lere", "lerde", "lerden")
_SIGN_ENDS = {"az": (*_PLURALS, "meden", "mesi", "mesini", "mesine", "ecek", "ecektir", "mek", "ak", "ık", "ok", "uk")}
"""What words with such signs end in, for a quick look."""
_MARKS = str.maketrans(dict.fromkeys(",;:.!?()", " "))


def _look(pair: Pair) -> Iterator[Hit]:
    text = pair.target_plain
    if text == pair.source_plain:
        return  # Nothing at all is translated: that is another check's.
    own = scripts_of(pair.locale)
    if not own >= pair.target_scripts:
        yield from _by_script(pair, own)
    if _frequent(pair.locale) and _is_suspicious(pair):
        yield from _by_words(pair, text)


def _by_script(pair: Pair, own: frozenset[str]) -> Iterator[Hit]:
    text = pair.target_plain
    for run in foreign_runs(text, own):
        words = [match[0] for match in run]
        if length(run) < PASSAGE or _is_title(pair, run[0].start(), run[-1].end()):
            continue
        if script(words[0][0]) in _CASED and not _is_running(words):
            continue
        start, end = run[0].start(), run[-1].end()
        passage = text[start:end]
        found = guess(passage, [tag for tag in KNOWN if tag != pair.locale])
        yield _hit(pair, start, end, found)


_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})


def _by_words(pair: Pair, text: str) -> Iterator[Hit]:
    mine, strange, signs = _own_alone(pair.locale), _strange(pair.locale), _SIGNS.get(pair.locale)
    for clause in _CLAUSE.finditer(text):
        words = _WORD.findall(clause[0])
        if len(words) < PASSAGE or not _is_running(words):
            continue
        telling = len(_told_apart(pair.locale).intersection(clause[0].lower().translate(_MARKS).split()))
        telling += sum(word[0].islower() and not strange.isdisjoint(word) for word in words)
        if signs is not None:
            telling += sum(signs.fullmatch(word) is not None for word in words)
            telling += _lacks_schwa(words)
        own = len(mine.intersection(fold(clause[0], pair.locale).split()))
        if telling < max(_TELLING, 2 * own):
            continue
        found = guess(clause[0], (pair.locale, *_others(pair.locale)))
        start = clause.start() + len(clause[0]) - len(clause[0].lstrip())
        end = clause.start() + len(clause[0].rstrip())
        if found in (None, pair.locale) or _is_title(pair, start, end):
            continue
        # Words with letters that the other language lacks speak for the language of the translation.
        letters = own_letters(pair.locale) - alphabet(found or "")
        if 2 * sum(word[0].islower() and not letters.isdisjoint(word) for word in words) < telling:
            yield _hit(pair, start, end, found)


def _lacks_schwa(words: list[str]) -> int:
    """How much it tells that Azerbaijani words with an e have no ə beside it, the commonest of its letters."""
    with_e = sum("e" in word and word[0].islower() for word in words)
    return with_e // 2 if with_e >= PASSAGE and all("ə" not in word and "Ə" not in word for word in words) else 0


def _is_running(words: list[str]) -> bool:
    """Whether words are running text: a name, a title or a list of names has more capitals than small letters."""
    small = sum(word[0].islower() for word in words)
    return small >= PASSAGE - 2 and 2 * small > len(words)


def _hit(pair: Pair, start: int, end: int, found: str | None) -> Hit:
    passage = pair.target_plain[start:end]
    shown = passage if len(passage) <= 40 else passage[:39].rstrip() + "…"
    wanted = tags.display_name(pair.locale, "en")
    told = f"“{shown}” is {tags.display_name(found, 'en')}" if found else f"“{shown}” is in another language"
    return Hit(f"{told}; the translation is {wanted}.", start=start, end=end, found=passage)


def _is_title(pair: Pair, start: int, end: int) -> bool:
    """Whether a passage stands in quotation marks, brackets, emphasis or an address: a title or words quoted."""
    text = pair.target_plain
    if within(quoted(text), start) and within(quoted(text), end - 1):
        return True
    if within(addresses(text), start):
        return True
    passage = text[start:end]
    return pair.target is not text and any(passage in pair.target[first:last] for first, last in spans(pair.target))


def _is_suspicious(pair: Pair) -> bool:
    """Whether words or letters of another language stand in the translation, cheaply."""
    if not pair.target_characters.isdisjoint(_strange(pair.locale)):
        return True
    words = pair.target_plain.lower().replace(",", " ").replace(".", " ").split()
    told = len(_told_apart(pair.locale).intersection(words))
    if told < _TELLING and (ends := _SIGN_ENDS.get(pair.locale)):
        told += sum([word.endswith(ends) for word in words if "e" in word or word[-1] == "k"])
        told += "ə" not in pair.target_plain and pair.target_plain.count("e") >= PASSAGE
    return told >= _TELLING


@cache
def _strange(tag: str) -> frozenset[str]:
    """Letters of the languages that share the script which the language does not have, borrowed words included."""
    letters: set[str] = set()
    for other in _others(tag):
        letters |= own_letters(other)
    # Of the letters that its file names for borrowed words a few make a name, and several words with them a sentence.
    return frozenset(letters) - (own_letters(tag) if tag in _PURE else alphabet(tag))


_PURE = frozenset({"az-Cyrl"})  # Its spelling rules the neighbour's letters out of common words.


@cache
def _told_apart(tag: str) -> frozenset[str]:
    """Frequent words of the languages that share the script, those of the language itself apart."""
    words: set[str] = set()
    for other in _others(tag):
        words |= _frequent(other)
    return frozenset(word for word in words - _frequent(tag) if len(word) > 1)


@cache
def _own_alone(tag: str) -> frozenset[str]:
    """Frequent words of the language that none of the others has."""
    return _frequent(tag).difference(*map(_frequent, _others(tag)))


@cache
def _others(tag: str) -> tuple[str, ...]:
    own = scripts_of(tag)
    return tuple(
        other for other in KNOWN if tags.language(other) != tags.language(tag) and not own.isdisjoint(scripts_of(other))
    )


@cache
def _frequent(tag: str) -> frozenset[str]:
    return frozenset(str(profile(tag).get("detect", {}).get("frequent", "")).split())


CHECK = Check(
    code="other-language",
    name="Passage in another language",
    family=Family.SCRIPT,
    severity=Severity.ERROR,
    finds="Four words or more in another language than the translation's, outside quotation marks and titles.",
    why="A sentence was left as it stood in the source, or taken from the translation into a neighbouring language.",
    authority="House style: a translation is in one language; titles and quotations that stay are quoted.",
    flagged=example("The port is closed. The ferries do not sail.", "Порт закрыт. The ferries do not sail.", "ru"),
    clean=example("The port is closed. The ferries do not sail.", "Порт закрыт. Паромы не ходят.", "ru"),
    hint="Translate the passage, or set it in quotation marks where it is a title.",
    pair=_look,
    covers=("foreign-letters", "source-word-left"),
)

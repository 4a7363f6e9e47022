"""Words that the spelling dictionary does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.reference import Dictionary
from dragoman.checks.script.evidence import addresses, in_source, within
from dragoman.languages import casing, inflection
from dragoman.languages.letters import script, scripts_of
from dragoman.model import Severity, State

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u200c])*(?:['’ʼ‑-](?:[^\W\d_]|[\u0300-\u036f\u200c])+)*")
_PART = re.compile(r"['’ʼ‑-]")
_ROMAN = re.compile(r"[IVXLCDM]+")
_OPENING = re.compile(r"(?:^|[.!?…:;\n•][»”\"’)\]]*\s+)[«“„\"'‘(\[—–\s-]*$")
_SHORTEST = 3  # Words of two letters are abbreviations as often as words.
_ACRONYM = 5  # Letters up to which a word in capitals is taken for an acronym.
_LONG = 8  # Letters from which a word that opens a sentence is compared with common words.
_ABBREVIATION = 6  # Letters up to which a word with a full stop behind it is taken for an abbreviation.
_MANY, _SHARE = 60, 0.25  # Words of a paper from which, and share of unknown ones above which, the dictionary is unfit.


def _look(paper: Paper) -> Iterator[Hit]:
    dictionary = paper.reference.dictionaries.get(paper.locale)
    if dictionary is None:
        return
    search = _Search(dictionary, paper.locale, _terms(paper))
    seen: set[tuple[str, str]] = set()
    found: list[tuple[Pair, _Found]] = []
    for pair in paper.pairs:
        if pair.state is State.TRANSLATED and pair.target and (pair.source, pair.target) not in seen:
            seen.add((pair.source, pair.target))
            found += [(pair, one) for one in search.unknown(pair)]
    if len(search.asked) >= _MANY and len(search.missed) > _SHARE * len(search.asked):
        share = round(100 * len(search.missed) / len(search.asked))
        yield Hit(
            f"The spelling dictionary of {paper.locale} does not know {share} % of the words: spelling is not checked.",
            hint="Install a dictionary that knows the forms of words, or leave this check out by `ignore: [spelling]`.",
        )
        return
    names = {one.word for _, one in found if one.capital and not one.opens}
    for pair, one in found:
        if one.capital and (not one.opens or one.word in names):
            continue  # A name: those are the names table's.
        suggestions = dictionary.suggestions(casing.lower(one.word, paper.locale) if one.capital else one.word)
        # A longer name is seldom so near to a common word; all others that open a sentence may be names.
        if one.capital and (len(one.word) < _LONG or not any(word.isalpha() for word in suggestions)):
            continue
        perhaps = f"Perhaps {', '.join(suggestions)}? A term that is right belongs into the glossary."
        yield Hit(
            f"The spelling dictionary does not know “{one.word}”.",
            start=one.start,
            end=one.start + len(one.word),
            found=one.word,
            expected=suggestions[0] if suggestions and not one.capital else "",
            hint=perhaps if suggestions else "",
            pair=pair,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """One word that is not known."""

    word: str
    start: int
    capital: bool
    """Whether it begins with a capital, or has nothing else."""
    opens: bool
    """Whether it opens a sentence, or is all in capitals, so that the capital says nothing."""


class _Search:
    """Unknown words of a paper's units."""

    def __init__(self, dictionary: Dictionary, tag: str, terms: frozenset[str]) -> None:
        self.dictionary, self.tag, self.terms, self.scripts = dictionary, tag, terms, scripts_of(tag)
        self.asked: set[str] = set()
        self.missed: set[str] = set()
        """Small-letter words asked for and not found, that tell whether the dictionary is fit."""

    def unknown(self, pair: Pair) -> Iterator[_Found]:
        text = pair.target_plain
        told: set[str] = set()
        for match in _WORD.finditer(text):
            if match[0] in told or self._is_none(text, match) or self._knows(match[0]):
                continue
            for part, start in _parts(match):
                if part in told or self._knows(part) or self._is_excused(pair, match, part, start):
                    continue
                told.update((part, match[0]))
                if part.islower():
                    self.missed.add(part)
                opens = part.isupper() or bool(_OPENING.search(text[max(0, start - 12) : start]))
                yield _Found(part, start, part[0].isupper(), opens)

    def _knows(self, word: str) -> bool:
        if len(word) < _SHORTEST:
            return True
        if word.islower():
            self.asked.add(word)
        return self.dictionary.knows(word)

    def _is_none(self, text: str, match: re.Match[str]) -> bool:
        """Whether a match is no word to be spelled: part of an address, a number, a symbol; another script."""
        start, end = match.span()
        around = text[max(0, start - 2) : start], text[end : end + 2]
        if re.search(r"[\d%][-‑'’]?$|[_@#\\/&%{<]$", around[0]) or re.match(r"[\d_@\\/=}>]", around[1]):
            return True
        word = match[0]
        if _ROMAN.fullmatch(word) or any(script(letter) not in self.scripts for letter in word if letter.isalpha()):
            return True
        if around[1][:1] == "." and (self.dictionary.knows(f"{word}.") or _is_abbreviation(word, text[end:])):
            return True
        return within(addresses(text), start)

    def _is_excused(self, pair: Pair, match: re.Match[str], part: str, start: int) -> bool:
        if len(part) <= _ACRONYM if part.isupper() else any(one.isupper() for one in part[1:]):
            return True
        if start > match.start() and (match[0][0].isupper() or inflection.is_tail(part, self.tag)):
            return True  # A suffix behind an acronym or a name, or the second half of a name.
        if in_source(pair, part):
            return True
        small = casing.lower(part, self.tag)
        like = [one for one in self.terms if one[:2] == small[:2]]
        return any(inflection.matches(part, one, self.tag, inflection.Place.LAST) for one in like)


def _is_abbreviation(word: str, rest: str) -> bool:
    """Whether the full stop behind a short word ends no sentence: a small letter or a figure follows."""
    return len(word) < _ABBREVIATION and bool(re.match(r"\.\W*(?:\d|[^\W\d_])", rest)) and not _CAPITAL.match(rest)


_CAPITAL = re.compile(r"\.\W*[A-ZÀ-ÖØ-ÞĞİŞƏА-ЯЁІЇЄҐ]")


def _parts(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    start = match.start()
    for part in _PART.split(match[0]):
        yield part, start
        start += len(part) + 1


def _terms(paper: Paper) -> frozenset[str]:
    """The words of the terms and names that the paper's locale has, in small letters."""
    reference = paper.reference
    found: set[str] = set()
    for term in (*reference.glossary.terms, *reference.names.terms):
        wording = term.wording(paper.locale)
        if wording is not None:
            for phrase in (wording.preferred, *wording.admitted):
                found.update(casing.lower(match[0], paper.locale) for match in _WORD.finditer(phrase))
    return frozenset(found)


CHECK = Check(
    code="spelling",
    name="Spelling",
    family=Family.SPELLING,
    severity=Severity.NOTE,
    finds="A word that neither the spelling dictionary nor the glossary, the names or the source knows.",
    why="A misspelt word in a signed paper is the first thing that its readers see.",
    authority="The Hunspell dictionary of the language, where one is installed.",
    flagged=example("The harbour is open.", "Burada limann açıqdır.", spelled=("burada", "liman", "açıqdır")),
    clean=example("The harbour is open.", "Burada liman açıqdır.", spelled=("burada", "liman", "açıqdır")),
    hint="Correct it; a term or a name that is right belongs into glossary.yaml or names.yaml.",
    paper=_look,
)

"""Russian by a morphological dictionary, names that it does not have by endings.

Source: M. Korobov, "Morphological Analyzer and Generator for Russian and Ukrainian Languages" (2015), and the
OpenCorpora dictionary, both as pymorphy3 has them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dragoman.languages.inflection.paradigms import forms, irregular

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_KIND = {
    "NOUN": "name", "ADJF": "name", "ADJS": "name", "COMP": "name", "NUMR": "name", "NPRO": "name",
    "PRTF": "participle", "PRTS": "participle", "VERB": "verb", "INFN": "verb", "GRND": "verb",
}  # fmt: skip


def is_form(word: str, lemma: str, tag: str) -> bool:
    """Whether two words share a dictionary form. A lemma that is one itself is taken for that one alone."""
    if word in irregular(lemma, tag):
        return True
    if word[:1] != lemma[:1] or not word.isalpha() or not lemma.isalpha():
        return False
    wanted, known = _readings(lemma)
    own = frozenset(reading for reading in wanted if reading[0] == lemma)
    found, found_known = _readings(word)
    if (own or wanted) & found:
        return True
    # Names and rare words: the dictionary guesses at them, and the endings decide where it does not know both.
    return not (known and found_known) and word in forms(lemma, tag)


def is_known(word: str) -> bool:
    """Whether the dictionary has a word, in small letters, in any of its forms."""
    return _readings(word)[1]


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[frozenset[tuple[str, str]], bool]:
    """(dictionary form, kind of word) of each reading, and whether the dictionary has the word."""
    parses = _analyser().parse(word)
    found = {
        (parse.normal_form.replace("ё", "е"), _KIND.get(str(parse.tag.POS), str(parse.tag.POS))) for parse in parses
    }
    return frozenset(found), any(parse.is_known for parse in parses)


@cache
def _analyser() -> MorphAnalyzer:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")

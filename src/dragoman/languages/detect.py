"""A cheap guess at a text's language, by its letters and its most frequent words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.languages.casing import fold
from dragoman.languages.profile import profile

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
KNOWN = ("en", "az", "ru", "uk", "az-Cyrl", "tr", "es", "fr", "de", "ar", "fa", "ka", "zh")
_APOSTROPHES = "'’ʼ"
_SAMPLE = 20_000  # Letters looked at: more changes no guess.


def guess(text: str, candidates: Iterable[str] = KNOWN) -> str | None:
    """The candidate (a canonical tag) that ``text`` is most likely written in; None when nothing tells.

    Each word counts for a language when the language's frequent words have it, and against it when a letter in it is
    no letter of the language; letters that few languages have count for them, and the absence of one that hardly any
    sentence lacks (Azerbaijani ə) against. Languages without a data file are never guessed. Equal scores go to the
    candidate named first.
    """
    sample = text[:_SAMPLE]
    best: tuple[float, str | None] = (0.0, None)
    for tag in candidates:
        score = _score(sample, tag)
        if score > best[0] + 1e-9:
            best = (score, tag)
    return best[1]


def _score(text: str, tag: str) -> float:
    if span := profile(tag).get("detect", {}).get("range"):
        return _ideographs(text, *span)
    letters, allowed, frequent, own, expected = _traits(tag)
    if not letters:
        return 0.0
    score, total = 0.0, 0
    folded = fold(text, tag)
    for word in _WORD.findall(folded):
        total += 1
        if any(letter not in letters for letter in word if letter not in _APOSTROPHES):
            score -= 2.0 if any(letter not in allowed for letter in word) else 0.5
            continue
        score += 0.4
        if word in frequent:
            score += 3.0
        if any(letter in own for letter in word):
            score += 1.0
    if expected and not any(letter in expected for letter in folded):
        score -= min(1.0, 0.03 * len(folded)) * total
    return score / total if total else 0.0


def _ideographs(text: str, first: str, last: str) -> float:
    """The share of letters that are in the range, as a score beside those of alphabets."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2.0 * sum(first <= letter <= last for letter in letters) / len(letters) if letters else 0.0


@cache
def _traits(tag: str) -> tuple[frozenset[str], ...]:
    """Letters, letters with those of borrowed words, frequent words, telling letters and expected ones; all folded."""
    rules = profile(tag)
    found = rules.get("detect", {})
    letters = frozenset(str(rules.get("alphabet", "")))
    return (
        letters,
        letters.union(str(rules.get("more_letters", "")), _APOSTROPHES),
        frozenset(fold(word, tag) for word in str(found.get("frequent", "")).split()),
        frozenset(str(found.get("telling", ""))),
        frozenset(str(found.get("expected", ""))),
    )

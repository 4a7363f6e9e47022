"""Forms of a word by the endings of its language, and what is tolerated where nothing is known of a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.languages.inflection.grammar import Grammar, grammar
from dragoman.languages.inflection.splitting import fold_word

_SHORTEST_PART = 4
"""Letters of the shortest word that is looked for within compounds."""
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}


@lru_cache(maxsize=16384)
def forms(lemma: str, tag: str) -> frozenset[str]:
    """The forms that a lemma may have: those of each row of ``paradigms`` whose ending it has.

    Prudent and not exact: some of them no speaker would say, but none is a form of a common other word.
    """
    data = grammar(tag)
    bare = lemma
    for article in data.get("articles", ()):
        if lemma.startswith(article) and len(lemma) > len(article) + 1:
            bare = lemma[len(article) :]
            break
    found = {lemma}
    for base in (bare, *irregular(bare, tag)):
        found |= {base, *_endings(base, data)}
    found |= {prefix + form for prefix in data.get("prefixes", ()) for form in found}
    return frozenset(fold_word(form, tag) for form in found)


def irregular(lemma: str, tag: str) -> tuple[str, ...]:
    """Forms of a folded lemma that no rule makes."""
    return _irregular(tag).get(lemma, ())


def in_compound(word: str, lemma: str, tag: str) -> bool:
    """Whether a language that writes compounds in one word has the lemma at the head or the end of one."""
    data = grammar(tag)
    if not data.get("compounds") or len(lemma) < _SHORTEST_PART:
        return False
    if word.startswith(lemma) and len(word) >= len(lemma) + _SHORTEST_PART - 1:
        return True
    return any(len(form) >= _SHORTEST_PART and word.endswith(form) for form in forms(lemma, tag))


def _endings(base: str, data: Grammar) -> Iterator[str]:
    for ending, others in data["paradigms"].items():
        if base.endswith(ending) and len(base) - len(ending) >= data.get("shortest", 2):
            stem = base[: len(base) - len(ending)]
            yield from (stem + other for other in others)
            if data.get("umlaut"):
                changed = _with_umlaut(stem)
                yield from (changed + other for other in (ending, *others))


@cache
def _irregular(tag: str) -> dict[str, tuple[str, ...]]:
    listed = grammar(tag).get("irregular", {})
    return {fold_word(word, tag): tuple(fold_word(form, tag) for form in others) for word, others in listed.items()}


def tolerated(word: str, lemma: str, tag: str) -> bool:
    """Whether a word has the lemma's stem and no more letters behind it than ``tolerance`` allows."""
    data = grammar(tag)
    tolerance = data.get("tolerance")
    if tolerance is None or len(lemma) < tolerance["shortest"]:
        return False
    stem = lemma[: -tolerance["replaced"]] if len(lemma) > tolerance["shortest"] else lemma[:-1]
    return word.startswith(stem) and len(word) - len(stem) <= tolerance["added"]


def _with_umlaut(stem: str) -> str:
    for place in range(len(stem) - 1, -1, -1):
        if stem[place] in _UMLAUTS:
            if stem[place] == "u" and stem[place - 1 : place] in ("a", "e"):
                continue
            return stem[:place] + _UMLAUTS[stem[place]] + stem[place + 1 :]
        if stem[place] in "äöüei":
            return stem
    return stem

"""Whether a word is a form of another, by the means of its language."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache

from dragoman.languages.inflection.chains import Chains
from dragoman.languages.inflection.grammar import grammar
from dragoman.languages.inflection.paradigms import forms, in_compound, irregular, tolerated
from dragoman.languages.inflection.splitting import fold_word


class Place(StrEnum):
    """Where in an expression a word stands."""

    ALONE = "alone"
    INNER = "inner"
    """Before its last word: in Azerbaijani and Turkish it takes the genitive at most."""
    LAST = "last"
    """At its end: there an izafet's own possessive may give way to another (şəhəri, şəhərləri)."""


_SHORT = 5
_Judge = Callable[[str, str, Place], bool]


def matches(word: str, lemma: str, tag: str, place: Place = Place.ALONE, *, verb: bool = False) -> bool:
    """Whether ``word`` is a form of ``lemma``, a word as a dictionary has it, in the language ``tag``.

    Neither case nor marks matter; a suffix behind a hyphen or an apostrophe is a word of its own (``is_tail``). A
    lemma may stand in another form itself, as the words within a name do ("водам" of "Уполномоченный по водам").
    With ``verb`` the lemma is an infinitive.
    """
    return is_form(fold_word(word, tag), fold_word(lemma, tag), tag, place, verb)


@lru_cache(maxsize=65536)
def is_form(word: str, lemma: str, tag: str, place: Place = Place.ALONE, verb: bool = False) -> bool:
    """As ``matches``, for words that ``fold_word`` made."""
    if word == lemma:
        return True
    if verb and _is_verb_form(word, lemma, tag):
        return True
    return _judge(tag)(word, lemma, place)


def is_tail(word: str, tag: str) -> bool:
    """Whether a word that follows a hyphen or an apostrophe is a suffix of the one before: "nin" of "BMT-nin"."""
    chains = _chains(tag)
    return chains is not None and chains.is_tail(fold_word(word, tag))


@lru_cache(maxsize=16384)
def is_part(word: str, lemma: str, tag: str) -> bool:
    """Whether a folded word is a compound with the lemma in it, where the language writes these in one word."""
    return in_compound(word, lemma, tag)


def openings(lemma: str, tag: str) -> frozenset[str]:
    """How all forms of a folded lemma begin, in at most three letters: a word that begins otherwise is none of them."""
    data = grammar(tag)
    found = {lemma, *irregular(lemma, tag)}
    if "dictionary" in data:
        # A short word may lose its first vowel: день, дня.
        found.add(lemma[:1] if len(lemma) <= _SHORT else lemma[:3])
    elif "suffix" in data:
        found.update(stem for stem, _ in _stems(lemma, tag))
        found.update(_without_possessive(lemma, tag))
    elif "paradigms" in data:
        found.update(forms(lemma, tag))
    if "verbs" in data:
        found.add(_verb_stem(lemma, tag))
        found.update(data["verbs"].get("irregular", {}).get(lemma, ()))
    return frozenset(form[:3] for form in found if form)


@cache
def _judge(tag: str) -> _Judge:
    data = grammar(tag)
    if data.get("dictionary") == "pymorphy":
        from dragoman.languages.inflection import russian

        return lambda word, lemma, place: russian.is_form(word, lemma, tag)
    chains = _chains(tag)
    if chains is not None:
        return lambda word, lemma, place: _chained(word, lemma, tag, chains, place)
    if "paradigms" in data:
        return lambda word, lemma, place: word in forms(lemma, tag)
    return lambda word, lemma, place: tolerated(word, lemma, tag)


@cache
def _chains(tag: str) -> Chains | None:
    data = grammar(tag)
    return Chains(data) if "suffix" in data else None


def _chained(word: str, lemma: str, tag: str, chains: Chains, place: Place) -> bool:
    data = grammar(tag)
    if word in irregular(lemma, tag):
        return True
    # Letters at a stem's end change, those before them never do.
    if word[:1] != lemma[:1]:
        return False
    first = tuple(data.get("inner", ())) if place is Place.INNER else ()
    if _follows(word, lemma, tag, chains, first):
        return True
    if place is Place.LAST:
        owner = tuple(data.get("izafet", {}).get("first", ()))
        return any(_follows(word, bare, tag, chains, owner) for bare in _without_possessive(lemma, tag))
    return False


def _follows(word: str, lemma: str, tag: str, chains: Chains, first: tuple[str, ...]) -> bool:
    for stem, only_vowels in _stems(lemma, tag):
        if word.startswith(stem):
            rest = word[len(stem) :]
            if not rest:
                return not first and not only_vowels
            if (not only_vowels or chains.opens_with_vowel(rest)) and chains.accepts(rest, stem, first):
                return True
    return False


@lru_cache(maxsize=16384)
def _stems(lemma: str, tag: str) -> tuple[tuple[str, bool], ...]:
    """The stems of a lemma, each with whether only suffixes that open with a vowel follow it."""
    data = grammar(tag)
    found: dict[str, bool] = {lemma: False}
    for stem in data.get("stems", {}).get(lemma, ()):
        found.setdefault(stem, True)
    chains = _chains(tag)
    for rule in data.get("change", ()):
        ending = rule["ending"]
        if lemma.endswith(ending) and chains is not None:
            stem = lemma[: len(lemma) - len(ending)] + rule["becomes"]
            if chains.syllables(lemma) >= rule.get("syllables", 1) and len(stem) > 1:
                found.setdefault(stem, rule.get("before", "vowel") == "vowel")
    return tuple(found.items())


@lru_cache(maxsize=4096)
def _without_possessive(lemma: str, tag: str) -> tuple[str, ...]:
    """What an izafet's last word may be without its possessive: "şəhər" of "şəhəri", "kömək" of "köməyi"."""
    izafet = grammar(tag).get("izafet", {})
    found: list[str] = []
    for ending in izafet.get("endings", ()):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 1:
            bare = lemma[: -len(ending)]
            found.append(bare)
            hard = izafet.get("hard", {}).get(bare[-1])
            if hard and len(ending) == 1:
                found.append(bare[:-1] + hard)
    return tuple(found)


def _is_verb_form(word: str, lemma: str, tag: str) -> bool:
    """Whether the stem of an infinitive opens the word, and no more follows than a verb's endings are long."""
    verbs = grammar(tag).get("verbs", {})
    if word in verbs.get("irregular", {}).get(lemma, ()):
        return True
    stem = _verb_stem(lemma, tag)
    return len(stem) > 1 and word.startswith(stem) and len(word) - len(stem) <= verbs.get("longest", 0)


def _verb_stem(lemma: str, tag: str) -> str:
    endings = grammar(tag).get("verbs", {}).get("endings", ())
    return next((lemma[: -len(ending)] for ending in endings if lemma.endswith(ending)), lemma)

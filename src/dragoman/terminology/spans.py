"""The stretches of a sentence that may be terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.languages.casing import lower
from dragoman.languages.inflection import Word, is_form, words
from dragoman.terminology.term_words import TermWords, term_words

_OPENS = frozenset(".:!?“„«\"\n")
"""What stands before a word that begins a sentence or a quotation."""
_HYPHENS = frozenset("-\u2010\u2011")
_LONGEST = 6
"""Content words of a term in small letters."""
_LONGEST_NAME = 12
_ENDING = 3
"""Letters at the end of a word that may be an ending."""
_SHORT = 2
"""Words of at most so many letters are forms of nothing but themselves."""
_LITTLE = 3
_ROOT = 4
"""Letters that words must begin with alike for what they have in common to be taken for a word that does not occur."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence and what it may be in a term."""

    start: int
    end: int
    key: str
    text: str
    capital: bool
    """Whether it is written with a capital that its place does not explain."""
    kind: str
    """``content``, ``link`` (of terms), ``name-link`` (of names alone), ``number`` or ``stop``."""
    glued: bool
    """Whether it follows the word before it after nothing but a hyphen."""
    parted: bool
    """Whether more than blanks stands between it and the word before."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that may be a term."""

    start: int
    end: int
    keys: tuple[str, ...]
    text: str
    is_name: bool
    """Whether all its content words have a capital."""
    size: int
    """How many content words and numbers it has."""


class Capitals:
    """Which words of a language have a capital by themselves, told from a body of sentences.

    The first word of a sentence has one anyway: it counts as a name's only if it is met with a capital elsewhere, and
    more often than in small letters.
    """

    def __init__(self, sentences: Iterable[str], tag: str) -> None:
        self._tag = tag
        self._every_noun = term_words(tag).every_noun
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        for sentence in sentences:
            if is_shouted(sentence):
                continue
            for word, first in _with_places(sentence, tag):
                if sentence[word.start].islower():
                    self._small[word.key] += 1
                elif not first and sentence[word.start].isupper():
                    self._capital[word.key] += 1

    def of(self, sentence: str, *, is_name: bool = False) -> dict[int, bool]:
        """Offset of a word → whether it has a capital by itself. In a sentence that is a name all have."""
        return {
            word.start: sentence[word.start].isupper()
            and (is_acronym(sentence[word.start : word.end]) or self._by_itself(word.key, first and not is_name))
            for word, first in _with_places(sentence, self._tag)
        }

    def _by_itself(self, key: str, first: bool) -> bool:
        if self._every_noun:
            return False
        return not first or self._capital[key] > self._small[key]


def spans(
    sentence: str, tag: str, capitals: Capitals, taken: Iterable[tuple[int, int]] = (), *, is_name: bool = False
) -> Iterator[Span]:
    """The stretches of a sentence that may be terms, nested ones included.

    A term is a run of content words with at most a linking word between two of them; a name may have more links, and
    its content words capitals. ``taken`` are stretches that are known already: what lies within them, or adds nothing
    but links to them, is left out. ``is_name`` says that the sentence is a name and nothing else.
    """
    known = tuple(taken)
    tokens = _tokens(sentence, tag, capitals, is_name=is_name)
    for run in _runs(tokens):
        for first, token in enumerate(run):
            if token.kind != "content" or token.glued:
                continue
            for last in range(first, len(run)):
                following = run[last + 1] if last + 1 < len(run) else None
                span = _span(sentence, run[first : last + 1], following, known, tag)
                if span is not None:
                    yield span


def is_shouted(sentence: str) -> bool:
    """Whether a sentence is in capitals throughout, so that they tell nothing."""
    return sentence.upper() == sentence and sentence.lower() != sentence


def is_acronym(word: str) -> bool:
    """Whether a word has more than one capital."""
    return word[:1].isupper() and sum(letter.isupper() for letter in word) > 1


class Stems:
    """The forms of a word under one of them, by the inflection of the language.

    The shortest of the words of a body of sentences that the others are forms of stands for all of them. Where none of
    them is bare, what they begin with alike may be: "saldra" of "saldrada" and "saldranı".
    """

    def __init__(self, vocabulary: Iterable[str], tag: str) -> None:
        self._tag = tag
        words = sorted({one for one in vocabulary if len(one) > _SHORT})
        roots = {_alike(*pair) for pair in pairwise(words)}
        self._words = _by_opening(words)
        self._roots = _by_opening(root for root in roots if len(root) >= _ROOT)
        self._known: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._shortest(self._shortest(key, self._words), self._roots)
        return found

    def all(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The stems of several words."""
        return tuple(map(self.__getitem__, keys))

    def _shortest(self, key: str, words: Mapping[str, Sequence[str]]) -> str:
        if len(key) <= _SHORT or not key[0].isalpha():
            return key
        near = {
            other for length in range(_SHORT, len(key) + 1) for other in words.get(key[:length], ())
            if len(other) <= len(key)
        }  # fmt: skip
        ordered = sorted(near, key=lambda one: (len(one), one))
        return next((other for other in ordered if other == key or is_form(key, other, self._tag)), key)


def _alike(one: str, other: str) -> str:
    """What two words begin with alike."""
    length = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[: min(length, len(other))]


def _by_opening(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by all that they may have in common with another form: that ends a few letters before they do."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for cut in range(_ENDING + 1):
            if len(word) - cut >= _SHORT:
                found[word[: len(word) - cut]].append(word)
    return found


def _tokens(sentence: str, tag: str, capitals: Capitals, *, is_name: bool) -> list[Token]:
    listed = term_words(tag)
    shouted = is_shouted(sentence)
    with_capital = {} if shouted else capitals.of(sentence, is_name=is_name)
    found: list[Token] = []
    end = 0
    for word in words(sentence, tag):
        text = sentence[word.start : word.end]
        gap = sentence[end : word.start]
        end = word.end
        capital = with_capital.get(word.start, False)
        kind = _kind(word.key, text, capital, listed)
        if kind == "content" and _is_abbreviated(sentence, word.end):
            kind = "stop"
        found.append(
            Token(
                word.start, word.end, word.key, text, capital, kind, bool(found) and gap in _HYPHENS,
                bool(found) and bool(gap.strip()) and gap not in _HYPHENS,
            )
        )  # fmt: skip
    return found


def _kind(key: str, text: str, capital: bool, listed: TermWords) -> str:
    if text[0].isdigit():
        return "number"
    if key in listed.links:
        return "link"
    if key in listed.name_links:
        return "name-link"
    if key in listed.stop or (key in listed.weak and not capital):
        return "stop"
    # Of a language without a list nothing is known but that its short words are not what papers are about.
    if len(text) == 1 or (not listed.stop and len(text) <= _LITTLE and text[0].islower()):
        return "stop"
    if not capital and key.endswith(listed.endings or ("\0",)) and key not in listed.exceptions:
        return "stop"
    return "content"


def _is_abbreviated(sentence: str, end: int) -> bool:
    """Whether a full stop follows that ends no sentence: in a sentence it can only be that of an abbreviation."""
    return sentence.startswith(".", end) and sentence[end:].strip(".)”»’\" ") != ""


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    """Stretches without punctuation and without a word that stands in no term."""
    run: list[Token] = []
    for token in tokens:
        if token.parted or token.kind == "stop":
            if run:
                yield run
            run = []
        if token.kind != "stop":
            run.append(token)
    if run:
        yield run


def _span(
    sentence: str, tokens: list[Token], following: Token | None, known: tuple[tuple[int, int], ...], tag: str
) -> Span | None:
    last = tokens[-1]
    if last.kind != "content" or (following is not None and following.glued):
        return None
    content = [token for token in tokens if token.kind in ("content", "number")]
    if len(content) > _LONGEST_NAME:
        return None
    own = [token for token in content if token.kind == "content"]
    is_name = all(token.capital for token in own)
    if not is_name and (len(own) > _LONGEST or not _is_phrase(tokens, following, tag)):
        return None
    if is_name and not _is_name(tokens, tag):
        return None
    if len(tokens) == 1 and not is_name:
        return None
    if known and all(any(start <= token.start and token.end <= end for start, end in known) for token in content):
        return None
    text = sentence[tokens[0].start : last.end]
    if not tokens[0].capital and not term_words(tag).every_noun:
        text = lower(text[0], tag) + text[1:]
    return Span(tokens[0].start, last.end, tuple(token.key for token in tokens), text, is_name, len(content))


def _is_phrase(tokens: list[Token], following: Token | None, tag: str) -> bool:
    """Whether a run that is no name may be a term: links one by one, a figure only behind a capital."""
    endings = term_words(tag).first_endings
    for before, token in pairwise(tokens):
        if token.kind == "name-link" or (token.kind == before.kind == "link"):
            return False
        if token.kind == "number" and not before.capital:
            return False
        # "Armed forces" is a term, "people killed" is none.
        if endings and _is_verb_like(token, endings):
            return False
    if endings and len(tokens) > 1 and _is_verb_like(tokens[0], endings):
        # Nor is "faced severe trials".
        more = (*tokens[2:], *([following] if following else ()))
        return not any(token.kind == "content" for token in more[:1])
    return True


def _is_verb_like(token: Token, endings: tuple[str, ...]) -> bool:
    return token.kind == "content" and not token.capital and not token.glued and token.key.endswith(endings)


def _is_name(tokens: list[Token], tag: str) -> bool:
    """A name has at most two linking words in a row ("of the"), no figure, and is no mere pair of names."""
    joins = term_words(tag).joins
    if any(token.kind == "number" for token in tokens):
        return False
    if len(tokens) == 3 and tokens[1].key in joins:
        return False
    links = 0
    for before, token in pairwise(tokens):
        links = links + 1 if token.kind in ("link", "name-link") else 0
        if links > 2 or (links == 2 and before.key in joins):
            return False
    return True


def _with_places(sentence: str, tag: str) -> Iterator[tuple[Word, bool]]:
    """The words of a sentence, each with whether its place alone may explain a capital."""
    end = 0
    for word in words(sentence, tag):
        yield word, end == 0 or not _OPENS.isdisjoint(sentence[end : word.start])
        end = word.end

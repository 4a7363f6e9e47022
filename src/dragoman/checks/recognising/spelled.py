"""Numbers spelled out in words, put together from the words of a language's lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.checks.recognising.lexicon import NO_NUMBER, Lexicon, Word

_WORD = re.compile("[^\\W\\d_][^\\W\\d_\u064b-\u0652\u0670\u200c]*(?:'[^\\W\\d_]+)?")
_POINTS = re.compile("[\u0640\u064b-\u0652\u0670]")
_GAP = re.compile("[ \u00a0\u202f\u200c-]{1,2}")
_SIGNS = re.compile("[零〇一二两兩三四五六七八九十百千万萬亿億兆]+")
_MOST_WORDS = 3
_SCALES = frozenset({1000, 10**6, 10**9, 10**12})


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words within a text."""

    start: int
    end: int
    value: int
    ordinal: bool
    scale: int = 1
    """The scale of its last words: 1000000 of "five million"."""


def spelled(text: str, lexicon: Lexicon) -> Iterator[Spelled]:
    """The numbers in words of a text as it is ``seen``, in order: "two hundred and five" is one."""
    if not lexicon.words:
        return
    if lexicon.unspaced:
        yield from _signs(text, lexicon)
        return
    texts = _WORD.findall(text)
    found = _places(text, texts, lexicon)
    if not found:
        return
    tokens = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    done = -1
    for place in found:
        if place <= done:
            continue
        word, size = _longest(tokens, place, lexicon, text)
        if word is None or word.value == NO_NUMBER:
            done = place + size - 1
            continue
        sum_ = _Sum(lexicon)
        sum_.take(word, joined=True)
        done = place + size - 1
        while not sum_.ordinal_ends:
            more = _next(text, tokens, done + 1, lexicon, sum_)
            if more is None:
                break
            done = more
        start = tokens[place][1]
        start += _article(tokens[place][0], lexicon)
        end = tokens[done][2]
        yield Spelled(start, end, sum_.value, sum_.ordinal, sum_.scale)


def _places(text: str, texts: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Which words may begin a number: those that are listed, and where the text has any, those that may hide one."""
    words, heads = lexicon.words, lexicon.heads
    glued = bool(lexicon.hundred) and (lexicon.hundred in text or lexicon.thousand in text)
    pointed = lexicon.units_first and bool(_POINTS.search(text))
    if not (glued or pointed or "'" in text):
        if words.keys().isdisjoint(texts) and heads.isdisjoint(texts):
            return []
        return [place for place, token in enumerate(texts) if token in words or token in heads]
    return [
        place for place, token in enumerate(texts)
        if token in words or token in heads or (pointed and not token.isalpha())
        or (glued and (lexicon.hundred in token or lexicon.thousand in token))
        or ("'" in token and not words.keys().isdisjoint(token.split("'")))
    ]  # fmt: skip


def _longest(
    tokens: Sequence[tuple[str, int, int]], place: int, lexicon: Lexicon, text: str
) -> tuple[Word | None, int]:
    """The number word that begins at a token, and how many tokens it takes."""
    token = tokens[place][0]
    if token in lexicon.heads:
        for size in range(min(_MOST_WORDS, len(tokens) - place), 1, -1):
            chosen = tokens[place : place + size]
            gaps = all(_GAP.fullmatch(text[left[2] : right[1]]) for left, right in pairwise(chosen))
            word = lexicon.words.get(" ".join(each[0] for each in chosen)) if gaps else None
            if word is not None:
                return word, size
    word = lexicon.lookup(token)
    if word is None and "'" in token:
        head, _, tail = token.partition("'")
        word = lexicon.lookup(head) or lexicon.lookup(tail)
    return word, 1


def _next(
    text: str, tokens: Sequence[tuple[str, int, int]], place: int, lexicon: Lexicon, sum_: _Sum
) -> int | None:
    """Takes the next number word, if it goes on with the number; the index of its last token."""
    if place >= len(tokens) or not _GAP.fullmatch(text[tokens[place - 1][2] : tokens[place][1]]):
        return None
    joined = False
    if tokens[place][0] in lexicon.connectors:
        joined = True
        place += 1
        if place >= len(tokens) or not _GAP.fullmatch(text[tokens[place - 1][2] : tokens[place][1]]):
            return None
    word, size = _longest(tokens, place, lexicon, text)
    if word is None or word.value == NO_NUMBER:
        return None
    joined = joined or word.joined
    if joined and sum_.total and _goes_on(tokens, place + size, lexicon):
        return None  # "Three million and five million" are two.
    if not sum_.take(word, joined=joined):
        return None
    return place + size - 1


def _article(token: str, lexicon: Lexicon) -> int:
    """The length of what stands before the number in one word with it: "l'un"."""
    head, apostrophe, _ = token.partition("'")
    if not apostrophe or token in lexicon.words or lexicon.lookup(head) is not None:
        return 0
    return len(head) + 1


def _goes_on(tokens: Sequence[tuple[str, int, int]], place: int, lexicon: Lexicon) -> bool:
    """Whether a token is a thousand, a million …"""
    after = lexicon.lookup(tokens[place][0]) if place < len(tokens) else None
    return after is not None and after.value >= 1000


class _Sum:
    """A number that is read word by word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.total = 0
        """What stands before the last thousand, million …"""
        self.below = 0
        """What stands after it."""
        self.ordinal = False
        self.scale = 1
        self.started = False

    @property
    def value(self) -> int:
        return self.total + self.below

    @property
    def ordinal_ends(self) -> bool:
        return self.ordinal and (self.below % 10 != 0 or self.below == 0) and not self.lexicon.units_first

    def take(self, word: Word, *, joined: bool) -> bool:
        """Add a word, if it can follow; whether it did."""
        if self.started and not self._fits(word, joined=joined):
            return False
        value = word.value
        self.scale = value if value in _SCALES and self.started else 1
        if value in _SCALES:
            if self.total and (self.total < value or not self.below):
                self.total = (self.total + self.below) * value
            else:
                self.total += (self.below or 1) * value
            self.below = 0
        elif value >= 1000:
            self.total += value
        elif value == 100 and 0 < self.below < 100:
            self.below *= 100
        else:
            self.below += value
        self.ordinal = self.ordinal or word.ordinal
        self.started = True
        return True

    def _fits(self, word: Word, *, joined: bool) -> bool:
        value = word.value
        if value in _SCALES:
            if joined and self.lexicon.connectors:
                return False
            if not self.below:
                return 0 < self.total < value
            return self.total < value or self.total % (value * 1000) == 0
        if value == 0 or (self.ordinal and not word.ordinal and not self.lexicon.units_first):
            return False
        if value >= 1000:
            return not self.below and self.total % (value * 10) == 0 and self.total > value
        low = self.below % 100
        if value == 100:
            return 0 < self.below < 100 and not joined
        if value > 100:
            return self.below == 0 and value % 100 == 0
        if (self.below and low == 0) or (not self.below and self.total):
            return True
        if self.lexicon.units_first and joined and 0 < low < 10:
            return value >= 20 and value % 10 == 0
        if low in self.lexicon.teens_after:
            return value < 20
        return low >= self.lexicon.tens_from and low % 10 == 0 and value < 10


_VALUES = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12,
}  # fmt: skip


def _signs(text: str, lexicon: Lexicon) -> Iterator[Spelled]:
    """Chinese: each sign is a digit or a power of ten."""
    taken = set()
    if lexicon.idioms is not None:
        taken = {place for match in lexicon.idioms.finditer(text) for place in range(match.start(), match.end())}
    for match in _SIGNS.finditer(text):
        if match.start() in taken:
            continue
        signs = match[0]
        if signs == "百" and text.startswith("分之", match.end()):
            continue
        ordinal = text[match.start() - 1 : match.start()] == "第"
        values = [_VALUES[sign] for sign in signs]
        if max(values) >= 10:
            if min(values[0], 10) == 10 and text[match.start() - 1 : match.start()].isdigit():
                continue  # 5万: the figures have it.
            yield Spelled(match.start(), match.end(), _sign_value(values), ordinal)
        elif len(values) >= 3 or 0 in values:
            yield Spelled(match.start(), match.end(), int("".join(map(str, values))), ordinal)
        else:
            for place, value in enumerate(values, match.start()):
                yield Spelled(place, place + 1, value, ordinal)


def _sign_value(values: Sequence[int]) -> int:
    total = below = digit = 0
    for value in values:
        if value < 10:
            digit = value
        elif value < 10**4:
            below += (digit or 1) * value
            digit = 0
        else:
            below += digit
            total = (total + below) * value if total and total < value else total + (below or 1) * value
            below = digit = 0
    return total + below + digit

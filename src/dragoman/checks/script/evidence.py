"""What excuses a word with strange letters: the source has it, it is an address, it stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.checks.pair import Pair
from dragoman.languages.letters import ADDRESS, WORD, bare

# What stands between a pair of quotation marks or brackets, as far as the next such mark.
_QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|\"[^\"]*\"|‘[^‘’]*’"
    r"|\([^()]*\)|\[[^\[\]]*\]|《[^《》]*》|「[^「」]*」|（[^（）]*）"
)
_STEM = 4  # Letters from which a word of the source may have got a suffix of the language's own.


def in_source(pair: Pair, word: str) -> bool:
    """Whether the source has ``word``, letter case, diacritics and the language's own suffixes apart."""
    words = _bare_words(pair.source_plain)
    sought = bare(word)
    if sought in words or len(sought) < _STEM:
        return sought in words
    return any(one[:_STEM] == sought[:_STEM] and _share_stem(one, sought) for one in words)


def _share_stem(one: str, other: str) -> bool:
    """Whether two words begin alike but for a short ending of either: widgets, widgetlər."""
    shorter = min(len(one), len(other))
    stem = max(_STEM, shorter - 2)
    return one[:stem] == other[:stem]


def stands_in_source(pair: Pair, word: str) -> bool:
    """Whether the source has ``word`` letter for letter, as a word of its own."""
    return word in pair.source_plain and any(found[0] == word for found in WORD.finditer(pair.source_plain))


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of ``text`` that are no part of an address."""
    apart = addresses(text)
    if not apart:
        yield from WORD.finditer(text)
        return
    for found in WORD.finditer(text):
        if not any(start <= found.start() < end for start, end in apart):
            yield found


@lru_cache(maxsize=64)
def addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses stand in ``text``."""
    if "." not in text and "/" not in text and "\\" not in text and ":" not in text:
        return ()
    return tuple(found.span() for found in ADDRESS.finditer(text))


@lru_cache(maxsize=64)
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where quotation marks or brackets enclose something in ``text``."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def within(spans: tuple[tuple[int, int], ...], place: int) -> bool:
    """Whether an offset is in one of the spans."""
    return any(start <= place < end for start, end in spans)


@lru_cache(maxsize=64)
def _bare_words(text: str) -> frozenset[str]:
    return frozenset(bare(found[0]) for found in WORD.finditer(text))

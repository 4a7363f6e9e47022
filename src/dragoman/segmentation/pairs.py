"""Quotations and brackets of a block: where they open and close."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

OPEN_BRACKETS = "([{（［｛【〔"
CLOSE_BRACKETS = ")]}）］｝】〕"
_MATCHING = dict(zip(CLOSE_BRACKETS, OPEN_BRACKETS, strict=True))
# Signs that are always one side. The rest («» “ ” ‘ ’ ' ") are told by what stands beside them, since « opens in
# French and closes in Danish, “ opens in English and closes in German, and typists mix them.
_ALWAYS_OPEN = "„‚「『《〈‟"
_ALWAYS_CLOSE = "」』》〉"
_EITHER = "«»“”‘’'\"‹›"
_LONGEST = 1500  # A quotation that is longer has most likely lost its end.


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation or a bracket with its inside: ``text[start]`` opens it, ``text[end - 1]`` closes it."""

    start: int
    end: int
    bracket: bool


class Pairs:
    """The outermost bracket and the outermost quotation at any offset of a block."""

    def __init__(self, text: str) -> None:
        brackets, quotations = _find(text)
        self._brackets = _outermost(brackets)
        self._quotations = _outermost(quotations)
        self._openings = frozenset(pair.start for pair in quotations)

    def opens(self, offset: int) -> bool:
        """Whether a quotation opens at ``offset``."""
        return offset in self._openings

    def bracket(self, offset: int) -> Pair | None:
        """The outermost bracket that holds the character at ``offset``."""
        return _around(self._brackets, offset)

    def quotation(self, offset: int) -> Pair | None:
        """The outermost quotation that holds the character at ``offset``."""
        return _around(self._quotations, offset)


def _around(pairs: tuple[Pair, ...], offset: int) -> Pair | None:
    index = bisect_right(pairs, offset, key=lambda pair: pair.start) - 1
    return pairs[index] if index >= 0 and offset < pairs[index].end else None


def _outermost(pairs: list[Pair]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return tuple(found)


def _find(text: str) -> tuple[list[Pair], list[Pair]]:
    """One pass with two stacks, so that a quotation mark without its partner spoils no bracket, nor the other way."""
    brackets: list[Pair] = []
    quotations: list[Pair] = []
    open_brackets: list[int] = []
    open_quotations: list[int] = []
    for offset, sign in enumerate(text):
        if sign in OPEN_BRACKETS:
            open_brackets.append(offset)
        elif sign in CLOSE_BRACKETS:
            if open_brackets and text[open_brackets[-1]] == _MATCHING[sign]:
                brackets.append(Pair(open_brackets.pop(), offset + 1, True))
        elif sign in _ALWAYS_OPEN or (sign in _EITHER and _opens(text, offset, open_quotations)):
            open_quotations.append(offset)
        elif open_quotations and (sign in _ALWAYS_CLOSE or (sign in _EITHER and _closes(text, offset))):
            _close(text, offset, open_quotations, quotations)
    return brackets, quotations


def _close(text: str, offset: int, opened: list[int], found: list[Pair]) -> None:
    for index in range(len(opened) - 1, max(len(opened) - 4, -1), -1):
        if _partners(text[opened[index]], text[offset]):
            start = opened[index]
            del opened[index:]
            if offset - start <= _LONGEST:
                found.append(Pair(start, offset + 1, False))
            return


_FAMILIES = ("«»‹›", "„“”‟\"", "‚‘’'", "「」", "『』", "《》", "〈〉")
_FAMILY = {sign: family for family, signs in enumerate(_FAMILIES) for sign in signs}


def _partners(opening: str, closing: str) -> bool:
    """Whether the two can be one pair: guillemets, double or single quotation marks, a straight one with its like."""
    return _FAMILY[opening] == _FAMILY[closing]


def _opens(text: str, offset: int, opened: list[int]) -> bool:
    """An opening mark has a word, an opening sign or emphasis to its right, and nothing such to its left."""
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    if "\u3000" <= before <= "\uffef" or "\u3000" <= after <= "\uffef":
        # Chinese and Japanese have no white space to tell by: what is open is closed first.
        return text[offset] in "“‘" or (text[offset] == '"' and not any(text[at] == '"' for at in opened[-2:]))
    if text[offset] == "«" and after in " \u00a0\u202f" and (before.isspace() or before in OPEN_BRACKETS):
        return True  # French: « … ».
    if after.isspace():
        return False
    return before.isspace() or before in OPEN_BRACKETS or before in "«“„‘\"'—–-*_/\u2066\u2067\u2068"


def _closes(text: str, offset: int) -> bool:
    sign = text[offset]
    before = text[offset - 1] if offset else " "
    if sign in "'’":
        # An apostrophe within or after a word is no closing mark when a letter follows.
        after = text[offset + 1] if offset + 1 < len(text) else " "
        return not before.isspace() and not after.isalnum()
    if sign == "»" and before in " \u00a0\u202f":
        return True
    return not before.isspace()

"""Invisible controls of the direction of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages import tags
from dragoman.model import Severity

_OPENING = {
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202d": "left-to-right override",
    "\u202e": "right-to-left override", "\u2066": "left-to-right isolate", "\u2067": "right-to-left isolate",
    "\u2068": "first strong isolate",
}  # fmt: skip
_CLOSING = {"\u202c": "pop directional formatting", "\u2069": "pop directional isolate"}
_MARKS = {"\u200e": "left-to-right mark", "\u200f": "right-to-left mark", "\u061c": "Arabic letter mark"}
_NAMES = {**_OPENING, **_CLOSING, **_MARKS}
_ALL = frozenset(_NAMES)
_ISOLATES = frozenset("\u2066\u2067\u2068")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def _look(pair: Pair) -> Iterator[Hit]:
    if pair.target_characters.isdisjoint(_ALL):
        return
    text = pair.target_plain
    needless = tags.direction(pair.locale) == "ltr" and not _RIGHT_TO_LEFT.search(text.replace("\u061c", ""))
    lonely = {place for place, letter in enumerate(text) if letter in _ALL} if needless else _unmatched(text)
    for place in sorted(lonely):
        letter = text[place]
        if needless:
            told = "has nothing to do here: all letters run from left to right"
        elif letter in _CLOSING:
            told = "closes nothing"
        else:
            told = "is not closed before the end of the line"
        # What closes nothing has no effect (UAX 9, X6a and X7), so it can go; an opening one may have been meant.
        fixes = (Fix(place, place + 1, ""),) if needless or letter in _CLOSING else ()
        yield Hit(
            f"The invisible {_NAMES[letter]} (U+{ord(letter):04X}) {told}.",
            start=place, end=place + 1, found=letter, fixes=fixes,
        )  # fmt: skip


def _unmatched(text: str) -> set[int]:
    """Offsets of controls that open or close nothing, line by line.

    Source: Unicode Standard Annex 9, BD9 and BD11: an isolate's end closes all embeddings within it, and an
    embedding's end closes nothing beyond the isolate it stands in.
    """
    lonely: set[int] = set()
    open_: list[int] = []
    for place, letter in enumerate(text):
        if letter == "\n":
            lonely.update(open_)
            open_ = []
        elif letter in _OPENING:
            open_.append(place)
        elif letter == "\u202c":
            if open_ and text[open_[-1]] not in _ISOLATES:
                open_.pop()
            else:
                lonely.add(place)
        elif letter == "\u2069":
            if not any(text[at] in _ISOLATES for at in open_):
                lonely.add(place)
                continue
            while text[open_[-1]] not in _ISOLATES:
                lonely.add(open_.pop())
            open_.pop()
    return lonely.union(open_)


CHECK = Check(
    code="bidi-controls",
    name="Controls of direction",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A control of the direction of writing that is not closed or closes nothing, or any in a text without "
    "right-to-left letters.",
    why="An open one turns the rest of the line round: names and numbers stand in another order than they are read.",
    authority="Unicode Standard Annex 9, Unicode Bidirectional Algorithm, BD9 and BD11.",
    flagged=example("Number A/75/357.", "Номер \u2066A/75/357.", "ru"),
    clean=example("Number A/75/357.", "Номер A/75/357.", "ru"),
    hint="Delete it, or close it where the foreign words end: U+2069 after U+2066 to U+2068, U+202C after the others.",
    pair=_look,
    fixes=True,
)

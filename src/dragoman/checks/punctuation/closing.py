"""How a unit ends: the kinds of its closing marks, whatever quotation marks and brackets stand among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.checks.punctuation.marks import (
    CLOSING,
    ELLIPSIS,
    EXCLAMATION,
    KIND,
    NOTE_MARKS,
    QUESTION,
    STOP,
    UNSEEN,
)

_PASSED = frozenset(CLOSING + UNSEEN + NOTE_MARKS + " \t\n\r\u00a0\u202f\u2009\u3000")
_ENCLOSING = frozenset(CLOSING)
_NOTE = re.compile(r"[\[(]\d{1,3}[)\]]$")
_STRONG = frozenset({QUESTION, EXCLAMATION, ELLIPSIS})
_DOUBLE = {"⁈": (QUESTION, EXCLAMATION), "⁉": (QUESTION, EXCLAMATION), "‽": (QUESTION, EXCLAMATION)}


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a text."""

    kinds: frozenset[str]
    """Kinds of the closing marks; a full stop beside a stronger mark is left out, for languages differ in it."""
    start: int
    """Offset of the first closing mark; past the last word where there is none."""
    end: int
    """Offset past the last closing mark; ``start`` where there is none."""
    marks: tuple[tuple[int, str], ...]
    """Offset and mark, from the left; three full stops are three marks."""
    enclosed: bool
    """Whether a quotation mark or bracket follows one of the marks."""


def tail(text: str) -> Tail:
    """The end of covered words (see ``prose``)."""
    place = len(text)
    marks: list[tuple[int, str]] = []
    kinds: set[str] = set()
    enclosing = enclosed = False
    while place:
        char = text[place - 1]
        if char in KIND:
            enclosed = enclosed or enclosing
            marks.append((place - 1, char))
        elif char in _DOUBLE:
            kinds.update(_DOUBLE[char])
            marks.append((place - 1, char))
        elif char in "])" and (note := _NOTE.search(text, max(0, place - 5), place)) and note.start() > 0:
            place = note.start()
            continue
        elif char in _PASSED:
            enclosing = enclosing or char in _ENCLOSING
        else:
            break
        place -= 1
    marks.reverse()
    kinds |= _kinds(marks)
    start = marks[0][0] if marks else place
    end = marks[-1][0] + 1 if marks else place
    return Tail(frozenset(kinds), start, end, tuple(marks), enclosed)


def _kinds(marks: list[tuple[int, str]]) -> set[str]:
    found: set[str] = set()
    run = 0
    for number, (place, char) in enumerate(marks):
        kind = KIND.get(char)
        if kind is None:
            continue
        if kind is not STOP:
            found.add(kind)
            run = 0
            continue
        run = run + 1 if run and marks[number - 1][0] == place - 1 else 1
        if run == 3 or (run == 2 and found & {QUESTION, EXCLAMATION}):
            found.discard(STOP)
            found.add(ELLIPSIS)
        elif run == 1:
            found.add(STOP)
    return found - {STOP} if found & _STRONG else found

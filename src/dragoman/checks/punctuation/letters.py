"""The first letter of a unit, and whether letters have case."""

from __future__ import annotations

import re

from dragoman.checks.prose import THING

_LABEL = re.compile(r"[\W_]*(?:[^\W\d_]|\d{1,3}|[ivxIVX]{1,5})[)]\s+")
# An article or particle that is never a capital: Afrikaans "'n", Dutch "'s", "'t".
_UNSTRESSED = re.compile(r"[^\w'’]*['’][nst]\s+")


def first_letter(text: str) -> tuple[int, str] | None:
    """Offset and letter with which covered words begin, a label "a)" apart; None for a figure or a placeholder."""
    start = 0
    if label := _LABEL.match(text):
        start = label.end()
    if particle := _UNSTRESSED.match(text, start):
        start = particle.end()
    for place in range(start, len(text)):
        letter = text[place]
        if letter.isalnum():
            return (place, letter) if letter.isalpha() and letter != THING else None
    return None


def has_case(letter: str) -> bool:
    """Whether a letter may head a sentence in two forms; Georgian's capitals never head one."""
    return letter.lower() != letter.title()

"""Runs of words in a script that the language is not written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.script.evidence import words
from dragoman.languages.letters import script

PASSAGE = 4
"""Words from which a run is a passage, and no name or term any more."""

_UNSPACED = frozenset({"Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"})


def foreign_runs(text: str, own: frozenset[str]) -> Iterator[tuple[re.Match[str], ...]]:
    """Words of one foreign script that follow each other with nothing but spaces, marks and figures between them.

    Words of several scripts end a run and are in none. ``own`` are the scripts of the language.
    """
    run: list[re.Match[str]] = []
    kind = ""
    for match in words(text):
        scripts = {one for letter in match[0] if (one := script(letter))}
        one = next(iter(scripts)) if len(scripts) == 1 else ""
        strange = bool(one) and one not in own
        if run and (not strange or one != kind):
            yield tuple(run)
            run = []
        if strange:
            kind = one
            run.append(match)
    if run:
        yield tuple(run)


def length(run: tuple[re.Match[str], ...]) -> int:
    """How many words a run has; of a script without spaces two characters count as one."""
    return sum(1 + len(match[0]) // 2 if script(match[0][0]) in _UNSPACED else 1 for match in run)

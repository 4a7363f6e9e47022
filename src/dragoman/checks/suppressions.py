"""Comments by which a translator says that a finding is none, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMENT = re.compile(
    r"\s*dragoman:\s*ignore\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:[:–—]|--)?\s*(?P<reason>.*)", re.IGNORECASE
)


_MEANT = re.compile(r"\s*dragoman\s*:", re.IGNORECASE)
"""A comment that is meant for the program, whatever it says."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One code that a comment names."""

    code: str
    """Where the comment cannot be understood, what it says behind ``dragoman:``."""
    reason: str
    """"" when none is given: then it has no effect."""


def suppressions(comments: tuple[str, ...]) -> tuple[Suppression, ...]:
    """What the comments of a unit suppress: ``dragoman: ignore numbers: the office rounds here``.

    Several codes are parted by commas. Other comments are none of ours, but for what begins
    with ``dragoman:`` and is misspelt: it comes back as a code that no check has.
    """
    found: list[Suppression] = []
    for comment in comments:
        for line in comment.splitlines():
            if match := _COMMENT.fullmatch(line):
                codes = re.split(r"\s*,\s*", match["codes"].lower())
                found += [Suppression(code, match["reason"].strip()) for code in codes]
            elif _MEANT.match(line):
                found.append(Suppression(line.partition(":")[2].strip(), ""))
    return tuple(dict.fromkeys(found))

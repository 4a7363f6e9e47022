"""One name that became two: marks that part the members of a list."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）|[“«„\"][^”»“\"]*[”»“\"]")
_PARTING = re.compile(r"[,;\n،؛，；、]")
# A comma before a small letter is one of a clause ("conventions, which …") and not between two names.
_SURE = re.compile(r"[;\n؛；、]|,(?=\s+(?-i:[^\W\d_])(?<![a-zа-яёəığçşöüіїєґ]))")
_AND = re.compile(r"\b(?:and|və|и|та|і|und|y|e|et|ve|da|和)\b|\s&\s|\sو", re.IGNORECASE)


def parted(text: str) -> re.Match[str] | None:
    """The first mark outside brackets and quotation marks that parts the members of a list; None for one name."""
    if not _PARTING.search(text):
        return None
    # What is set aside keeps its length, so that offsets stay.
    return _SURE.search(_ASIDE.sub(lambda aside: " " * len(aside[0]), text).strip(" \n,;.،؛"))


def may_be_several(text: str) -> bool:
    """Whether a source names several already, so that another language may part them by other marks."""
    return _PARTING.search(text) is not None or _AND.search(text) is not None

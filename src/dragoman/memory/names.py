"""Which sources may lend each other their translations: never the name of one body to another."""

from __future__ import annotations

import re
from collections import Counter

NAME_ROLES = frozenset({"addressee", "office", "signatory", "place", "byline", "reference", "dateline"})
"""Roles of names: one word makes another person or body of them, so that likeness of letters proves nothing."""

_WORD = re.compile(r"\w+")
_SMALL = 3
"""Words of at most so many letters, none of them a capital, are articles, prepositions and the like."""


def is_name(context: str | None, source: str) -> bool:
    """Whether a source is a name: by its role, or because every word of more than three letters has a capital.

    Where the script has no capitals only the role tells. ``context`` is a role or "role: context of the author's".
    """
    if context is not None and context.partition(":")[0] in NAME_ROLES:
        return True
    words = _WORD.findall(source)
    return any(word[0].isupper() for word in words) and all(
        word[0].isupper() or word[0].isdigit() or (len(word) <= _SMALL and word.islower()) for word in words
    )


def telling(source: str) -> tuple[str, ...]:
    """The words of a name that make it that name, folded and sorted: its small words and their order do not."""
    return tuple(sorted(word.casefold() for word in _WORD.findall(source) if len(word) > _SMALL or not word.islower()))


def same_bodies(context: str | None, one: str, other: str) -> bool:
    """Whether two similar sources speak of the same persons and bodies, as far as their role demands it.

    A name must have the same telling words. In another line of a paper (a title, a heading, a subtitle) the words
    with a capital must be the same, but for the first one and those beside figures, such as a month's name. Running
    text may name others: the translator is told of a changed name, and has the sentence around it to go by.
    """
    if is_name(context, one) or is_name(context, other):
        return telling(one) == telling(other)
    return context is None or _capitals(one) == _capitals(other)


def _capitals(source: str) -> Counter[str]:
    words = _WORD.findall(source)
    return Counter(
        word for place, word in enumerate(words)
        if place and word[0].isupper()
        and not any(beside[0].isdigit() for beside in words[max(0, place - 1) : place + 2])
    )  # fmt: skip

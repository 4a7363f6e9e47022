"""Two orders of things woven into one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)


def woven(spine: Sequence[_Key], other: Iterable[_Key]) -> list[_Key]:
    """All keys of both, each once: ``spine`` in its order, and what only ``other`` has behind its neighbour there.

    What stands in ``other`` alone follows the key before it that both have, after what ``spine`` alone has at that
    place; without such a key it stands at the head, before the first key that both have.
    """
    ours = set(spine)
    common: set[_Key] = set()
    chunks: dict[_Key | None, list[_Key]] = {None: []}
    anchor: _Key | None = None
    for key in other:
        if key in ours:
            common.add(key)
            anchor = key
            chunks.setdefault(anchor, [])
        else:
            chunks[anchor].append(key)
    merged: list[_Key] = []
    waiting = chunks[None]
    for key in spine:
        if key in common:
            merged += waiting
            waiting = chunks[key]
        merged.append(key)
    return merged + waiting


def same_order(one: Sequence[_Key], other: Sequence[_Key]) -> bool:
    """Whether the keys that both have stand in the same order in both."""
    shared = set(one) & set(other)
    return [key for key in one if key in shared] == [key for key in other if key in shared]

"""The sentences of a block put together again, for what may open in one and close in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dragoman.checks.pair import Pair, Paper


@dataclass(frozen=True, slots=True)
class Passage:
    """The units of one block, in order."""

    pairs: tuple[Pair, ...]
    text: str
    """Their plain words, parted by a line feed."""

    def place(self, offset: int) -> tuple[Pair, int]:
        """The unit that a character of ``text`` belongs to, and its offset there."""
        for pair in self.pairs:
            if offset <= len(pair.source_plain):
                return pair, offset
            offset -= len(pair.source_plain) + 1
        return self.pairs[-1], len(self.pairs[-1].source_plain)


def passages(paper: Paper) -> Iterator[Passage]:
    """The blocks of a paper; of a PO file that belongs to no text, each unit is one."""
    for _, members in groupby(paper.pairs, lambda pair: pair.block):
        pairs = tuple(members)
        yield Passage(pairs, "\n".join(pair.source_plain for pair in pairs))

"""The parts of a paper that belong together, for the checks that count them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from dragoman.checks.pair import Pair, Paper
from dragoman.model import Role, State


def done(pair: Pair) -> bool:
    """Whether the unit is translated by words that somebody confirmed."""
    return pair.state is State.TRANSLATED and any(letter.isalnum() for letter in pair.target)


def unique(paper: Paper) -> tuple[Pair, ...]:
    """The units of a paper in its order, each once however often it recurs."""
    found: dict[tuple[tuple[str, ...] | str, str], Pair] = {}
    for pair in paper.pairs:
        found.setdefault((pair.units or pair.source, pair.target), pair)
    return tuple(found.values())


def groups(paper: Paper, roles: Collection[Role]) -> Iterator[tuple[Pair, ...]]:
    """The pairs of the given roles that stand together: in one fence or list of the text, else one after the other."""
    blocks = paper.text.blocks if paper.text is not None else ()

    def key(numbered: tuple[int, Pair]) -> tuple[bool, int]:
        pair = numbered[1]
        group = blocks[pair.block].group if pair.block < len(blocks) else 0
        return pair.role in roles, group

    for (fits, _), members in groupby(enumerate(paper.pairs), key):
        if fits:
            yield tuple(pair for _, pair in members)


def is_begun(pairs: Collection[Pair]) -> bool:
    """Whether some of the pairs are done and some are not: what nobody has begun is told unit by unit."""
    finished = sum(map(done, pairs))
    return 0 < finished < len(pairs)


def named(pairs: Collection[Pair], most: int = 3) -> str:
    """The sources of pairs for a message: “A”, “B” and 4 more."""
    shown = [f"“{_cut(pair.source_plain)}”" for pair in list(pairs)[:most]]
    more = len(pairs) - len(shown)
    if more:
        shown.append(f"{more} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 50 else text[:49] + "…"

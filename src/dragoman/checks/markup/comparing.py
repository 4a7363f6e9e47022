"""What one side has and the other has not, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from dragoman.checks.check import Hit
from dragoman.checks.markup.anatomy import Piece


def differences(
    source: Iterable[Piece], target: Iterable[Piece], name: str, show: Callable[[str], str] = str
) -> Iterator[Hit]:
    """A hit for each piece of one side that the other lacks; of two that differ, one hit that names both.

    ``name`` is what a piece is called ("link to"), ``show`` how its content is shown to people. The order of the pieces
    is free, for languages order words in their own ways.
    """
    left = Counter(piece.content for piece in source)
    added: list[Piece] = []
    for piece in target:
        if left[piece.content] > 0:
            left[piece.content] -= 1
        else:
            added.append(piece)
    missing = list(left.elements())
    for number, piece in enumerate(added):
        wanted = missing[number] if number < len(missing) else ""
        shown = show(piece.content)
        told = f"The {name} {shown} is not in the source" + (f", which has {show(wanted)}." if wanted else ".")
        yield Hit(
            told,
            start=piece.start, end=piece.end, found=piece.content, expected=wanted, raw=True,
        )  # fmt: skip
    for content in missing[len(added) :]:
        yield Hit(f"The {name} {show(content)} of the source is missing.", expected=content)

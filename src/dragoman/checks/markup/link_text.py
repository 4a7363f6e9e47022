"""Links and pictures without words."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import anatomy
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if "](" not in pair.target and "][" not in pair.target:
        return
    source, target = anatomy(pair.source), anatomy(pair.target)
    for kind, mine, other in (
        ("link to", target.links, source.links),
        ("picture", target.images, source.images),
    ):
        # A picture that says nothing in the source says nothing here either.
        if other and not any(piece.words.strip() for piece in other):
            continue
        for piece in mine:
            if not piece.words.strip():
                told = f"The {kind} {piece.content} has no words."
                yield Hit(told, start=piece.start, end=piece.end, found=piece.content, raw=True)


CHECK = Check(
    code="link-text",
    name="Link without words",
    family=Family.MARKUP,
    severity=Severity.WARNING,
    finds="A link that has no words to follow it by, or a picture that has lost its description.",
    why="On paper and for a speaking machine such a link is not there.",
    authority="WCAG 2.2, success criteria 1.1.1 and 2.4.4.",
    flagged=example("See [the report](https://example.org/r1).", "Hesabata baxın [](https://example.org/r1)."),
    clean=example("See [the report](https://example.org/r1).", "[Hesabata](https://example.org/r1) baxın."),
    hint="Put the words between the square brackets.",
    pair=_look,
)

"""Links that lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import unquote

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import Piece, anatomy, bears_markup
from dragoman.checks.markup.comparing import differences
from dragoman.checks.pair import Pair
from dragoman.languages.tags import language
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if not bears_markup(pair):
        return
    source, target = anatomy(pair.source).links, anatomy(pair.target).links
    if not source and not target:
        return
    own, foreign = language(pair.locale), language(pair.source_locale)
    yield from differences(
        [replace(piece, content=_neutral(piece, own, foreign)) for piece in source],
        [replace(piece, content=_neutral(piece, own, foreign)) for piece in target],
        "link to",
        lambda address: address.replace(_ANY, foreign),
    )


_ANY = "\ufdd0"  # Stands for the language in an address; no address has it.


def _neutral(piece: Piece, own: str, foreign: str) -> str:
    """The address with its language taken out: the page in the reader's language is the same page."""
    return _language(own, foreign).sub(_ANY, unquote(piece.content))


@cache
def _language(own: str, foreign: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[/.=_-])(?:{own}|{foreign})(?=[/.&_-]|$)|(?<=//)(?:{own}|{foreign})(?=\.)")


CHECK = Check(
    code="links",
    name="Links",
    family=Family.MARKUP,
    severity=Severity.ERROR,
    finds="A link that is missing, or leads elsewhere than in the source; to the page in the reader's language it may.",
    why="The reader is sent astray, or cannot follow where the reader of the source can.",
    authority="House style: the addresses of links are those of the source.",
    flagged=example("See [the report](https://example.org/r1).", "Bax: [hesabat](https://example.org/r2)."),
    clean=example("See [the report](https://example.org/en/r1).", "Bax: [hesabat](https://example.org/az/r1)."),
    hint="Copy the address from the source.",
    pair=_look,
)

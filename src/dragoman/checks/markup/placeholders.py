"""Placeholders that somebody or something fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import Piece
from dragoman.checks.markup.comparing import differences
from dragoman.checks.pair import Pair
from dragoman.model import Severity

# A per cent sign behind a number is one, whatever letters of a suffix follow it: 25 %dən.
_PERCENT = (
    r"(?<!\d)(?<!\d[ \u00a0\u202f])%(?:\(\w+\)|\d+\$)?[-+#0]?\d*(?:\.\d+)?(?:hh?|ll?|[qjztL])?"
    r"[diouxXeEfFgGcrsaA@](?!\w)"
)
_PLACEHOLDER = re.compile(
    rf"{_PERCENT}|(?<![\w%])%[A-Za-z_]{{2,}}%|%\d{{1,2}}(?![\w%.,])|\$\{{[\w.:-]+\}}|\$\([\w.]+\)|\{{\{{\s*[\w.#/-]+\s*\}}\}}"
    r"|\{[A-Za-z_]?[\w.\[\]]*(?:![rsa])?(?::[^{}\s]*)?\}|&(?!(?:amp|lt|gt|quot|apos|nbsp);)[A-Za-z][\w.]*[A-Z][\w.]*;"
    r"|\[\[?[A-Z][A-Z0-9_]{2,}\]\]?|(?<!\w)__[A-Z][A-Z0-9_]*__(?!\w)|(?<!\w)@@?[A-Z][A-Z0-9_]+@@?(?!\w)"
)
_MARKS = re.compile(r"[%{$&[_@]")
# In running text these are not told from prose: they count where the source has placeholders of the kind.
_DOUBTFUL = re.compile(r"%[-+#0]?\d*(?:\.\d+)?[diouxXeEfFgGcraA]|%\d{1,2}|\[.*\]|\{\w*[^\x00-\x7f]\w*\}")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source, pair.target
    if not _MARKS.search(source) and not _MARKS.search(target):
        return
    wanted, found = _pieces(source), _pieces(target)
    if not wanted:
        found = [piece for piece in found if not _DOUBTFUL.fullmatch(piece.content)]
    if any("$" in piece.content for piece in (*wanted, *found)):
        wanted, found = _numbered(wanted), _numbered(found)
    for hit in differences(wanted, found, "placeholder"):
        # A suffix may be written together with it, so that it is no word of its own: %sdən.
        if hit.found or target.count(hit.expected) < source.count(hit.expected):
            yield hit


def _pieces(text: str) -> list[Piece]:
    return [Piece(match[0], match.start(), match.end()) for match in _PLACEHOLDER.finditer(text)]


def _numbered(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the number of its argument in each that takes the next one: %s, %2$s (POSIX, fprintf)."""
    made: list[Piece] = []
    for piece in pieces:
        if piece.content.startswith("%") and "$" not in piece.content and "(" not in piece.content:
            count = sum(one.content.startswith("%") for one in made) + 1
            piece = replace(piece, content=f"%{count}${piece.content[1:]}")
        made.append(piece)
    return made


CHECK = Check(
    code="placeholders",
    name="Placeholders",
    family=Family.MARKUP,
    severity=Severity.ERROR,
    finds="A placeholder (%s, {name}, ${date}, [NAME]) that is missing, changed or added.",
    why="What is to be filled in there would be missing, or the sign is printed as it stands.",
    authority="House style: forms are filled in by their signs; GNU gettext manual, on format strings.",
    flagged=example("To {name}, the harbour master", "{ad}, liman rəisinə"),
    clean=example("To {name}, the harbour master", "Liman rəisi {name} üçün"),
    hint="Copy the placeholder from the source; its place in the sentence is free.",
    pair=_look,
)

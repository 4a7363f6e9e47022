"""The markup of a unit, taken apart once for all checks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.checks.pair import Pair
from dragoman.markup.inline import MARKUP_CHARACTERS, tokens


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of markup, by offsets of the Markdown."""

    content: str
    """Address of a link or an image, words of a code span, label of a footnote mark; "" for emphasis."""
    start: int
    end: int
    words: str = ""
    """Words of a link, description of an image."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """All markup of one side of a unit, in order."""

    emphasis: tuple[Piece, ...] = ()
    strong: tuple[Piece, ...] = ()
    links: tuple[Piece, ...] = ()
    images: tuple[Piece, ...] = ()
    codes: tuple[Piece, ...] = ()
    notes: tuple[Piece, ...] = ()


NOTHING = Anatomy()

_OLD_QUOTES = re.compile(r"`[^`'\n]{1,80}'")


def has_old_quotes(text: str) -> bool:
    """Whether backquotes open quotations that apostrophes close, as old programs have it: `so'."""
    return "`" in text and bool(_OLD_QUOTES.search(text))


def bears_markup(pair: Pair) -> bool:
    """Whether either side has a character that may be markup; without one no check of markup has anything to do."""
    # ``plain`` gives back the very string when there is nothing to take away.
    return pair.source_plain is not pair.source or pair.target_plain is not pair.target


@lru_cache(maxsize=4096)
def anatomy(text: str) -> Anatomy:
    """The markup of inline Markdown."""
    if not MARKUP_CHARACTERS.search(text):
        return NOTHING
    found: dict[str, list[Piece]] = {name: [] for name in ("em", "strong", "link", "image", "code", "note")}
    open_: list[tuple[str, int, str, int]] = []
    words: list[str] = []
    for token in tokens(text):
        kind, _, edge = token.type.rpartition("_")
        if edge == "open":
            content = str(token.attrGet("href") or "") if kind == "link" else ""
            open_.append((kind, _start(token.meta, kind), content, len(words)))
        elif edge == "close" and open_:
            kind, start, content, first = open_.pop()
            end = int(token.meta.get("end", len(text))) + (kind == "strong")
            found[kind].append(Piece(content, start, end, "".join(words[first:])))
        elif token.type in _WHOLE:
            content = str(token.attrGet("src") or "") if token.type == "image" else token.content
            start, end = int(token.meta.get("start", 0)), int(token.meta.get("end", len(text)))
            found[_WHOLE[token.type]].append(Piece(content, start, end, token.content))
            words.append(token.content)
        else:
            words.append(token.content)
    return Anatomy(*(tuple(sorted(pieces, key=lambda piece: piece.start)) for pieces in found.values()))


_WHOLE = {"image": "image", "code_inline": "code", "footnote_ref": "note"}


def _start(meta: dict[str, object], kind: str) -> int:
    # Of the two characters of a strong delimiter the parser keeps the inner one.
    start = int(str(meta.get("start", 0)))
    return start - 1 if kind == "strong" else start

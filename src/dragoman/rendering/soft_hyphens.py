"""Soft hyphens in fragments of HTML, for languages that no layout engine hyphenates."""

from __future__ import annotations

import re
from html import unescape

from dragoman.languages import hyphenation

_PIECE = re.compile(
    r'<span class="whole">[^<]*</span>|<code>[^<]*</code>|<sup\b.*?</sup>|<[^>]*>|&#?\w+;|[^<&]+|.', re.DOTALL
)
_BARRIER = "/"
"""Stands for what is shown but never parted; ``hyphenation`` leaves the words that it touches whole."""


def softened(fragment: str, locale: str) -> str:
    """``fragment`` with U+00AD where a word may be parted, by the rules of ``locale``; tags and entities stay.

    Words are seen whole though a tag stands within them. Code and what must stay on one line get none.
    """
    if not hyphenation.has_rules(locale):
        return fragment
    pieces = _PIECE.findall(fragment)
    seen = [_seen(piece) for piece in pieces]
    places = hyphenation.places("".join(seen), locale)
    out, offset, following = [], 0, iter((*places, -1))
    place = next(following)
    for piece, plain in zip(pieces, seen, strict=True):
        end, cut = offset + len(plain), 0
        while offset <= place < end:
            out += [piece[cut:place - offset], hyphenation.SOFT_HYPHEN]
            cut, place = place - offset, next(following)
        out.append(piece[cut:])
        offset = end
    return "".join(out)


def _seen(piece: str) -> str:
    """A piece as running text: a place is always within a piece that is its own text."""
    if piece[0] == "&":
        return unescape(piece)
    if piece[0] != "<" or len(piece) == 1:
        return piece
    if piece.startswith(("<br", "<sup")):
        return " "
    return _BARRIER if piece.startswith(("<code", '<span class="whole"')) else ""

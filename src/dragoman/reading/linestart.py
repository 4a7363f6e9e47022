"""What the start of a line means to Markdown and to the text format, and how plain words are kept from it."""

from __future__ import annotations

import re
from itertools import islice

_PARENTHESISED = r"\((?:\d{1,3}|[^\W\d_]|[ivxlc]{1,6})\)"
ITEM_MARKER = re.compile(rf"({_PARENTHESISED}|[^\W\d_]\)|\d{{1,3}}(?:\.\d{{1,3}})+\.)[ \t\u00a0]+(?=\S)")
"""Markers of list items beyond CommonMark's own, at the start of a paragraph: ``(a)``, ``(iv)``, ``b)``, ``1.2.``."""

_STARTS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"()#{1,6}(?:[ \t]|$)",
        r"()>",
        r"()[-+*](?:[ \t]|$)",
        r"()([-_*])(?:[ \t]*\2){2,}[ \t]*$",
        r"()(?:=+|-+)[ \t]*$",
        r"(\d{1,9})[.)](?:[ \t]|$)",
        r"()(?:`{3,}|~{3,})",
        r"():::",
        r"()<!--",
        r"(\[(?:[^\[\]\\]|\\[\s\S])*\]):",
        rf"(){_PARENTHESISED}[ \t\u00a0]",
        r"([^\W\d_])\)[ \t\u00a0]",
        r"(\d{1,3}(?:\.\d{1,3})+)\.[ \t\u00a0]",
    )
)
# The backslash stands at the line's start, or behind a label with escapes of its own.
_NEAR = 12
_INLINE_TOO = frozenset("*_`")


def guard(text: str) -> str:
    """Inline Markdown with a backslash before what a line's start would otherwise mean ("32. ", "# ", ":::").

    ``text`` is a block's text whose lines are parted by "\\n"; each may begin a line of the file.
    """
    at = 0
    while True:
        place = _meaning(text, at)
        if place is not None:
            text = f"{text[:place]}\\{text[place:]}"
        at = text.find("\n", at) + 1
        if not at:
            return text


def unguard(text: str) -> str:
    """The inverse of ``guard``: a block's text says "32. " again, for within a block a line's start means nothing."""
    if "\\" not in text:
        return text
    at = 0
    while True:
        for match in islice(re.finditer(r"\\", text[at:]), _NEAR):
            place = at + match.start()
            bare = text[:place] + text[place + 1 :]
            if _meaning(bare, at) == place:
                text = bare if bare[place] not in _INLINE_TOO or _alike(bare, text) else text
                break
        at = text.find("\n", at) + 1
        if not at:
            return text


def _alike(first: str, second: str) -> bool:
    from dragoman.markup import render

    return render(first) == render(second)


def _meaning(text: str, at: int) -> int | None:
    """Where a backslash would take away the meaning of the line's start at ``at``; None when it has none."""
    for pattern in _STARTS:
        match = pattern.match(text, at)
        if match:
            return match.end(1)
    return None

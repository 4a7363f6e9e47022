"""Where the plain words of inline Markdown stand in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.markup.inline import MARKUP_CHARACTERS, tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

_LEAPT = frozenset({"link_close", "image", "code_inline", "footnote_ref"})
"""Tokens whose end in the text is known, and after which words go on."""
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


def offsets(text: str) -> tuple[int, ...]:
    """For each character of ``plain(text)``, its offset in ``text``; one more at the end, past the last one.

    Plain words are the text with characters left out and entities resolved, so walking both from the left finds each
    character; what is no words of its own, such as the address of a link, is leapt over.
    """
    if not MARKUP_CHARACTERS.search(text):
        return tuple(range(len(text) + 1))
    found: list[int] = []
    place = _walk(text, tokens(text), 0, found)
    return (*found, min(place, len(text)))


def _walk(text: str, stream: Iterable[Token], place: int, found: list[int]) -> int:
    for token in stream:
        if token.type == "footnote_ref":
            words = ""
        elif token.type == "image":
            place, words = _walk(text, token.children or (), place, found), ""
        else:
            words = "\n" if token.type in ("softbreak", "hardbreak") else token.content
        following = _next
        if token.type == "code_inline":
            following, place = _next_of_code, max(place, int(token.meta.get("start", place)) + len(token.markup))
        for letter in words:
            place, past = following(text, place, letter)
            found.append(place)
            place = past
        if token.type in _LEAPT:
            place = max(place, int(token.meta.get("end", place)))
    return place


def _next(text: str, place: int, letter: str) -> tuple[int, int]:
    """The offset of the next ``letter`` at or after ``place`` and that past it; ``place`` itself when there is none."""
    if text[place : place + 1] == letter and letter != "&":
        return place, place + 1
    for at in range(place, len(text)):
        if text[at] == "&" and (entity := _ENTITY.match(text, at)) and _resolved(entity[0]) == letter:
            return at, entity.end()
        if text[at] == letter or (letter == "\n" and text[at] == "\\"):
            # A hard line break written as a backslash at the line's end is a line feed of the words.
            return (at, at + 1) if text[at] == letter else (at, at + 1 + (text[at + 1 : at + 2] == "\n"))
    return place, place


def _next_of_code(text: str, place: int, letter: str) -> tuple[int, int]:
    """As ``_next`` within code, where entities and backslashes are themselves and a line feed is read as a blank."""
    for at in range(place, len(text)):
        if text[at] == letter or (letter == " " and text[at] == "\n"):
            return at, at + 1
    return place, place


def _resolved(entity: str) -> str:
    """The character of an entity; "" for what only looks like one, which ``html.unescape`` may take in part."""
    found = html.unescape(entity)
    return found if len(found) == 1 else ""

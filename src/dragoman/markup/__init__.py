"""Inline Markdown: the markup within a block's text. Knows nothing of blocks, roles or languages.

``plain`` takes the markup away, ``escape`` guards plain words against being taken for markup, ``spans`` says what
must not be cut, ``render`` makes a safe HTML fragment. All are pure; the Markdown parser is loaded at the first
string that has a markup character in it.
"""

from dragoman.markup.escaping import escape
from dragoman.markup.inline import plain, spans
from dragoman.markup.offsets import offsets
from dragoman.markup.rendering import render
from dragoman.markup.translatable import count_words, is_translatable, same_in_any_language

__all__ = ["count_words", "escape", "is_translatable", "offsets", "plain", "render", "same_in_any_language", "spans"]

"""What of a source is for a translator: the rules of markup, by the names under which this room knows them."""

from __future__ import annotations

from dragoman.markup.translatable import count_words, is_translatable, same_in_any_language

__all__ = ["count_words", "is_translatable", "same_in_any_language"]

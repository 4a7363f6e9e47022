"""Inflection: whether a word of a text is a form of a word of a dictionary.

A language is a data file (``data/<language>.toml``): suffix chains for languages that string suffixes together,
endings for the others; Russian has a morphological dictionary. ``README.md`` beside the files says what they hold.
"""

from dragoman.languages.inflection.matching import Place, is_form, is_part, is_tail, matches, openings
from dragoman.languages.inflection.splitting import Word, fold_word, is_spaced, pattern, separates, words

__all__ = [
    "Place", "Word", "fold_word", "is_form", "is_part", "is_spaced", "is_tail", "matches", "openings", "pattern",
    "separates", "words",
]

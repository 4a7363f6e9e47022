"""Inflection: whether a word of a text is a form of a word of a dictionary."""

"""What is true of one language: tags, direction, casing, dates, plural rules, typography, template words.

A language is a data file first (``data/<tag>.toml``) and code second; what no file says comes from CLDR by Babel.
Import the module that is wanted (``from dragoman.languages import dates``): nothing is loaded before it is used.
"""

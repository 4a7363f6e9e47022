"""Emphasis, links, footnote marks and line breaks. One check a module."""

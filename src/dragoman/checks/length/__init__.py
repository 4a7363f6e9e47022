"""Translations much longer or shorter than is usual. One check a module."""

"""Spaces, dashes and apostrophes as a language sets them. One check a module."""

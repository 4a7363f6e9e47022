"""Alignment → edition: rows of cells, what stands where a translation is missing, a language's typography."""

from dragoman.edition.composing import compose

__all__ = ["compose"]

"""Alignment → edition: rows of cells, what stands where a translation is missing, a language's typography.

Editions of several texts → a volume with its indexes.
"""

from dragoman.edition.composing import compose
from dragoman.edition.volumes import bind_volume

__all__ = ["bind_volume", "compose"]

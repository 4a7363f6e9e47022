"""Alignment: which source segments and which translations belong together."""

from dragoman.alignment.aligning import align

__all__ = ["align"]

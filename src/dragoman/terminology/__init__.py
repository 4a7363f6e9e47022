"""Terminology: glossary and names, and finding them in words that are inflected."""

from dragoman.terminology.index import Index, Match, holds
from dragoman.terminology.notes import notes
from dragoman.terminology.phrases import is_acronym

__all__ = ["Index", "Match", "holds", "is_acronym", "notes"]

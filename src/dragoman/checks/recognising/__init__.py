"""Facts found in running text, compared as values across languages."""

from dragoman.checks.recognising.fact import Fact, FactKind
from dragoman.checks.recognising.recognise import recognise

__all__ = ["Fact", "FactKind", "recognise"]

"""Translation memory: what was translated before, in this workspace and elsewhere."""

from dragoman.memory.recall import Entry, Memory, Offer, entries_of
from dragoman.memory.tmx import read_tmx

__all__ = ["Entry", "Memory", "Offer", "entries_of", "read_tmx"]

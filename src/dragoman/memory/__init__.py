"""Translation memory: what was translated before, in this workspace and elsewhere, and finding it again.

Knows nothing of catalogues: entries come in and offers go out as values (``model.Entry``, ``model.Offer``).
"""

from dragoman.memory.recall import NAME_ROLES, THRESHOLD, Memory
from dragoman.memory.tmx import read_tmx

__all__ = ["NAME_ROLES", "THRESHOLD", "Memory", "read_tmx"]

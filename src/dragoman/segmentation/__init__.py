"""Block text to segments, by offsets and without changing a character. What a language needs is data: ``rules/``."""

from dragoman.segmentation.sentences import segment_block
from dragoman.segmentation.texts import segment_text

__all__ = ["segment_block", "segment_text"]

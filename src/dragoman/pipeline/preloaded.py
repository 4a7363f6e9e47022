"""What a build needs, imported for its import alone: worker processes come from one that has done so.

``fetching`` brings WeasyPrint, which takes longer than all the rest.
"""

from dragoman.catalogue import extract
from dragoman.pipeline.making import make
from dragoman.reading import read_text
from dragoman.rendering import fetching, page, paper
from dragoman.rendering.book import bind
from dragoman.segmentation import segment_text

__all__ = ["bind", "extract", "fetching", "make", "page", "paper", "read_text", "segment_text"]

"""A page made for its making alone: worker processes come from one that has compiled the templates.

Nothing is laid out here: Pango keeps a thread, and what is forked must hold none.
"""

from dragoman.pipeline.watching.warming import sample
from dragoman.rendering.page import page

PAGE = page(sample("az")[0], paper=True)
"""The page."""

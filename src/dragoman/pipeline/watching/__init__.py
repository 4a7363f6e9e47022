"""A workspace that is built as it is edited: `dragoman watch`.

What happened to files says only where to look; whether anything is built is for ``Freshness`` to say, as in a build.
"""

from dragoman.pipeline.watching.looking import Asked
from dragoman.pipeline.watching.telling import Built, Noted, Told, Troubled
from dragoman.pipeline.watching.watch import watch

__all__ = ["Asked", "Built", "Noted", "Told", "Troubled", "watch"]

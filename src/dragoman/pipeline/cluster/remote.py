"""What a worker does: hold what all tasks share, and carry out tasks that came as values."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from typing import Any

from dragoman.pipeline.cluster.versions import described, digest_of

DONE, NEEDS, DIFFERS = "done", "needs", "differs"
"""Kinds of answers: the result, pickled; what is shared is not here; versions that are not those of the driver."""

_HELD = 4
"""Shared values that are held, of as many builds at once."""
_held: dict[str, Any] = {}
_holding = threading.Lock()
_at_work = threading.Lock()
"""WeasyPrint and what is caught of its layout are one a process: tasks of several threads go one after the other."""


def hold(digest: str, shared: bytes) -> None:
    """Hold a value that many tasks share, which comes pickled, under its digest."""
    with _holding:
        if digest not in _held:
            _held[digest] = pickle.loads(shared)  # noqa: S301 - an engine's workers run what they are sent
        while len(_held) > _HELD:
            del _held[next(iter(_held))]


def carry_out(
    work: Callable[[Any, Any], Any], asked: tuple[str, ...], expected: str, digest: str, shared: bytes | None,
    task: bytes,
) -> tuple[str, Any]:
    """``work(shared, task)`` where the versions that are ``asked`` for are the ``expected`` ones.

    ``shared`` comes along only when it was found missing. Nothing is unpickled before the versions are compared:
    values of another version would mean something else.
    """
    if asked and digest_of(described(asked)) != expected:
        return DIFFERS, described(asked)
    if shared is not None:
        hold(digest, shared)
    with _holding:
        if digest not in _held:
            return NEEDS, None
        held = _held[digest]
    with _at_work:
        return DONE, pickle.dumps(work(held, pickle.loads(task)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - as above

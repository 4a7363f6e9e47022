"""The port behind which tasks are done elsewhere: given out in a window of bounded length, taken in their order.

Two places stand behind it: processes of this machine (``pool``) and an engine with the interface of
``concurrent.futures`` (``errands``). Both give a future for a task and say how many may be out at once.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dragoman.model import EngineError

_Task = TypeVar("_Task")
_Task_contra = TypeVar("_Task_contra", contravariant=True)
_Result = TypeVar("_Result")

AHEAD = 4
"""Tasks that are given out for each worker beyond the oldest that is not finished: so much is held, and no more."""

GRACE = 1.0
"""Seconds for which tasks that are under way may go on after Ctrl-C, so that what is all but finished is not lost."""


@dataclass(slots=True)
class Failed(Generic[_Task]):
    """A task whose worker died twice, the second time with no other task beside it; or that no worker took."""

    task: _Task
    why: str = ""


class Place(Protocol[_Task_contra, _Result]):
    """Where tasks are done."""

    @property
    def room(self) -> int:
        """How many tasks may be out at once; at least one."""

    def begin(self, task: _Task_contra) -> Future[_Result]:
        """Give a task out."""


def in_order(
    place: Place[_Task, _Result], waiting: deque[tuple[int, _Task]], left: list[_Result]
) -> Iterator[_Result]:
    """The results of the tasks that wait, each with a number, and each taken from them once its result is there.

    What a future raises is raised, with its task still among those that wait. When the iterator is closed, as on
    Ctrl-C, or the place is lost (EngineError), what is not begun is dropped, and what is finished within ``GRACE``
    and was not taken is added to ``left``.
    """
    futures: deque[Future[_Result]] = deque()
    try:
        while waiting:
            while len(futures) < min(place.room, len(waiting)):
                futures.append(place.begin(waiting[len(futures)][1]))
            result = futures[0].result()
            futures.popleft()
            waiting.popleft()
            yield result
    except (KeyboardInterrupt, GeneratorExit, EngineError):
        under_way = [one for one in futures if not one.cancel()]
        with contextlib.suppress(KeyboardInterrupt):
            wait(under_way, timeout=GRACE)
        left += [one.result() for one in futures if one.done() and not one.cancelled() and one.exception() is None]
        raise

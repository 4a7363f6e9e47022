"""Tasks over several processes: results in the order of the tasks, however many there are, and whatever dies."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import Any, Generic, TypeVar

from dragoman.pipeline.window import AHEAD, Failed, in_order

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@dataclass(slots=True)
class Lost(Generic[_Task]):
    """A worker process died; the tasks that it may have held are done once more."""

    tasks: tuple[_Task, ...]


def run(
    work: Callable[..., _Result], given: Sequence[Any], tasks: Sequence[_Task], workers: int,
    left: list[_Result] | None = None,
) -> Iterator[_Result | Lost[_Task] | Failed[_Task]]:
    """``work(*given, task)`` for every task, in ``workers`` processes; the results come in the order of the tasks.

    ``work`` is a function of a module, ``given`` is sent to each process once. When a process dies, ``Lost`` tells
    which tasks are done again; nobody knows whose fault it was. One that was begun before a second death is done alone,
    and is ``Failed`` when its process dies again. When the iterator is closed, as on Ctrl-C, what is not begun is
    dropped, the processes are ended after ``GRACE``, and what they have finished and nobody has taken is added to
    ``left``.
    """
    waiting = deque(enumerate(tasks))
    deaths: dict[int, int] = {}
    given = tuple(given)
    while waiting:
        try:
            pool: _Pool[_Task, _Result] = _Pool(work, given, min(workers, len(waiting)))
        except (ImportError, NotImplementedError, OSError):
            # There is no memory to share, as in some containers: this process does it all.
            for _, task in waiting:
                yield work(*given, task)
            return
        whole = False
        try:
            yield from in_order(pool, waiting, [] if left is None else left)
            whole = True
        except BrokenProcessPool:
            begun = [waiting[place] for place in range(min(len(waiting), pool.room))]
            fresh = tuple(task for number, task in begun if number not in deaths)
            if fresh and not deaths.keys() & {number for number, _ in begun}:
                yield Lost(fresh)
                deaths |= {number: 1 for number, _ in begun}
                continue
            for _ in begun:
                _, task = waiting.popleft()
                yield _alone(work, given, task)
        finally:
            pool.end(now=not whole)


def _alone(work: Callable[..., _Result], given: tuple[Any, ...], task: _Task) -> _Result | Failed[_Task]:
    pool: _Pool[_Task, _Result] = _Pool(work, given, 1)
    try:
        return pool.begin(task).result()
    except BrokenProcessPool:
        return Failed(task)
    finally:
        pool.end(now=True)


class _Pool(Generic[_Task, _Result]):
    def __init__(self, work: Callable[..., _Result], given: tuple[Any, ...], workers: int) -> None:
        self.room = workers * AHEAD
        self._pool = ProcessPoolExecutor(workers, forked(work), initializer=_begin, initargs=(work, given))

    def begin(self, task: _Task) -> Future[_Result]:
        # Processes begin here, and what they inherit is the mask: Ctrl-C reaches all processes of a terminal at once,
        # and it is for this one to say when the others end.
        with uninterrupted():
            return self._pool.submit(_work, task)

    def end(self, *, now: bool) -> None:
        """Let the processes end; ``now`` also those at work."""
        if not now:
            self._pool.shutdown()
            return
        processes = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with contextlib.suppress(OSError, ValueError):
                process.terminate()
        for process in processes:
            with contextlib.suppress(OSError, ValueError, AssertionError):
                process.join(5)


def forked(work: Callable[..., object], *more: str) -> BaseContext:
    """Processes that come from one which has imported all that the work needs, and ``more`` modules, where the system
    can fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dragoman.pipeline.preloaded", work.__module__, *more])
    try:
        with uninterrupted():
            forkserver.ensure_running()
    except OSError:  # Its socket needs a place with a short name, which TMPDIR may not be.
        return multiprocessing.get_context("spawn")
    return context


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C, and the end of the terminal, wait until the end of this; what is started within never hears of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_given: tuple[Callable[..., Any], tuple[Any, ...]] | None = None
"""What this process was given when it began."""


def _begin(work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    global _given
    _given = (work, given)
    # Where a mask is not inherited, the signal is passed over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # To be ended is an exception, so that no half-written file is left.
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_outlive_nobody, daemon=True).start()
    gc.freeze()


def _outlive_nobody() -> None:
    """End this process when the one that gives it its work is gone: nobody would ever ask it for anything again."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    while True:  # What it is at work on is given up first, so that no half-written file is left.
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.2)


def _end(_number: int, _frame: object) -> None:
    if _at_work:
        raise SystemExit(143)
    # With a lock of the queue in its hands: to give it back would let the next process read half a message.
    os._exit(143)


_at_work = False


def _work(task: Any) -> Any:
    if _given is None:
        raise RuntimeError("a worker process was not given its work")
    global _at_work
    work, given = _given
    _at_work = True
    try:
        return work(*given, task)
    finally:
        _at_work = False

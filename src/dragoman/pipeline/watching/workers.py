"""Processes that have everything imported and do one task at a time; a task that is stale is ended with its process."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Protocol

from dragoman.pipeline.pool import forked, uninterrupted
from dragoman.pipeline.watching.waiting import Item

KEPT = 3
"""Processes that stay when there is nothing to do: for the PDF, for the EPUB, and for what is saved meanwhile."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an item that was given to a worker; None when its process died."""

    item: Item
    result: Any


class Workers(Protocol):
    """What the watcher asks of those who build for it."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is being built."""

    def free(self, *, urgent: bool) -> bool:
        """Whether one more item can be begun; for what is ``urgent`` there is one process more than for the rest."""

    def begin(self, item: Item) -> None:
        """Build an item; ``Done`` follows, unless it is abandoned."""

    def abandon(self, item: Item) -> None:
        """Build it no further."""

    def rest(self) -> None:
        """There is nothing to do: have what the next edit needs, and no more."""

    def end(self) -> None:
        """End all processes."""


class Processes:
    """Up to ``most`` processes, which ``work(item)`` is called in; results go to ``put``.

    ``kept`` of them are there also when there is nothing to do, and warm when they are needed.
    """

    def __init__(
        self, work: Callable[[Item], Any], warm: Callable[[], None], most: int, put: Callable[[Done], None],
        kept: int = KEPT,
    ) -> None:
        self._work = work
        self._warm = warm
        self._most = most
        self._put = put
        self._kept = min(kept, most + 1)
        self._workers: list[_Worker] = []

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(one.item for one in self._workers if one.item is not None)

    def free(self, *, urgent: bool) -> bool:
        return len(self.items) < self._most + urgent

    def begin(self, item: Item) -> None:
        self._let_go_of_dead()
        idle = [one for one in self._workers if one.item is None]
        # One that has built something already is warmer than any other.
        worker = max(idle, key=lambda one: one.built) if idle else self._add()
        worker.item = item
        worker.inbox.put(item)

    def abandon(self, item: Item) -> None:
        for worker in [one for one in self._workers if one.item is item]:
            self._workers.remove(worker)
            worker.stop()

    def rest(self) -> None:
        self._let_go_of_dead()
        idle = [one for one in self._workers if one.item is None]
        for worker in sorted(idle, key=lambda one: -one.built)[self._kept:]:
            self._workers.remove(worker)
            worker.stop()
        for _ in range(self._kept - len(self._workers)):
            self._add()

    def end(self) -> None:
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.join()
        self._workers.clear()

    def _let_go_of_dead(self) -> None:
        for worker in [one for one in self._workers if one.dead]:
            self._workers.remove(worker)
            worker.stop()

    def _add(self) -> _Worker:
        worker = _Worker(self._put)
        self._workers.append(worker)
        worker.thread = threading.Thread(target=worker.run, args=(self._work, self._warm), daemon=True)
        worker.thread.start()
        return worker


@dataclass(slots=True, eq=False)
class _Worker:
    """One process, seen from the watcher; a thread waits for it, so that the watcher never does."""

    put: Callable[[Done], None]
    item: Item | None = None
    built: int = 0
    dead: bool = False
    inbox: SimpleQueue[Item | None] = field(default_factory=SimpleQueue)
    thread: threading.Thread | None = None
    _stopped: bool = False
    _process: BaseProcess | None = None

    def run(self, work: Callable[[Item], Any], warm: Callable[[], None]) -> None:
        """Start the process, hand it items, and pass its results on."""
        try:
            context = forked(work, "dragoman.pipeline.watching.heated")
            ours, its = context.Pipe()
            with uninterrupted():
                process = context.Process(target=_serve, args=(its, work, warm), daemon=True)  # type: ignore[attr-defined]
                process.start()
            self._process = process
            its.close()
        except (OSError, EOFError):
            self.dead = True
        else:
            with ours:
                self._hand_on(ours)
            self._reap()
        while not self._stopped and (item := self.inbox.get()) is not None:
            self._pass(item, None)  # It came when the process was about to die.

    def _hand_on(self, process: Connection) -> None:
        if self._stopped:
            self._terminate()
        while (item := self.inbox.get()) is not None:
            try:
                process.send(item)
                result = process.recv()
            except (OSError, EOFError):
                self.dead = True
                self._pass(item, None)
                return
            self.built += 1
            self._pass(item, result)

    def _pass(self, item: Item, result: Any) -> None:
        self.item = None
        if not self._stopped:
            self.put(Done(item, result))

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        self.inbox.put(None)
        self._terminate()

    def join(self) -> None:
        """Wait until it has ended."""
        if self.thread is not None:
            self.thread.join(5)

    def _terminate(self) -> None:
        if self._process is not None:
            with contextlib.suppress(OSError, ValueError):
                self._process.terminate()

    def _reap(self) -> None:
        process = self._process
        if process is None:
            return
        with contextlib.suppress(OSError, ValueError, AssertionError):
            process.join(1)
            if process.is_alive():
                process.kill()
                process.join(1)


def _serve(connection: Connection, work: Callable[[Item], Any], warm: Callable[[], None]) -> None:
    """What the process does; it ends with the watcher, whose end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # To be ended is an exception, so that no half-written file is left.
    signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(EOFError, OSError):
        if not connection.poll():
            warm()
        while True:
            connection.send(work(connection.recv()))


def _end(number: int, _frame: object) -> None:
    # Once is enough: a second signal would cut short what clears away a half-written file.
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(143)

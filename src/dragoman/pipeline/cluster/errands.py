"""Tasks over an engine: each is sent as values, once more where need be, and what comes back is taken by the driver.

An errand is given out until its answer is there. What workers are good for is looked at before they are used, and by
them before each task; one that joins with other versions gets nothing more to do.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from dragoman.model import EngineError, Finding
from dragoman.pipeline.cluster.engine import Engine
from dragoman.pipeline.cluster.remote import DONE, NEEDS, carry_out
from dragoman.pipeline.cluster.workers import Workers
from dragoman.pipeline.window import AHEAD, Failed, in_order

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

PULSE = 1.0
"""Seconds between looks at the workers."""
PATIENCE = 60.0
"""Seconds for which a cluster may be without a worker that can be used."""
_TRIES = 5
"""How often a task is given out that workers refuse."""
_HANDS = 8
"""Threads of the driver that take results: what they do is waiting for the disk."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A task as it is sent, and what the driver keeps of it until the answer is there."""

    data: bytes
    """The task that ``Job.work`` is given, pickled."""
    kept: Any = None


@dataclass(frozen=True, slots=True)
class Job(Generic[_Task, _Result]):
    """What is done with all tasks."""

    work: Callable[[Any, Any], Any]
    """A function of a module: (shared, task as it was sent) → what is sent back."""
    shared: bytes
    """What all tasks share, pickled: each worker gets it once."""
    pack: Callable[[_Task], Parcel | _Result]
    """A task as values; or its result, where nothing is to be sent."""
    unpack: Callable[[_Task, Any, bytes], _Result]
    """Task, what was kept of it, and what came back, pickled → result. Called in several threads."""


def run(
    engine: Engine, job: Job[_Task, _Result], tasks: Sequence[_Task], asked: tuple[str, ...] = (),
    left: list[_Result | Failed[_Task]] | None = None,
) -> Iterator[_Result | Failed[_Task] | Finding]:
    """The results of all tasks in their order, and findings of what became of workers meanwhile.

    Workers must have the versions that are ``asked`` for (see ``versions``). Raises EngineError before any work when
    one has not, or there is none; and when the engine is lost. ``left`` is as in ``window.in_order``.
    """
    digest = hashlib.sha256(job.shared).hexdigest()
    workers = Workers(engine, asked, digest, job.shared)
    try:
        workers.greet()
    except BaseException:
        engine.close()
        raise
    errands: Errands[_Task, _Result] = Errands(engine, job, workers, digest)
    try:
        results = in_order(errands, deque(enumerate(tasks)), [] if left is None else left)
        with contextlib.closing(results):  # type: ignore[type-var]
            for one in results:
                yield from workers.told()
                yield one
        yield from workers.told()
    finally:
        errands.close()


@dataclass(slots=True, eq=False)
class _Errand(Generic[_Task, _Result]):
    task: _Task
    parcel: Parcel
    out: Future[_Result | Failed[_Task]] = field(default_factory=Future)
    remote: Future[Any] | None = None
    on: tuple[str, ...] = ()
    """The workers that alone may have it; () for any."""
    tries: int = 0
    deaths: int = 0


class Errands(Generic[_Task, _Result]):
    """A place where tasks are done (see ``window``): an engine.

    A task whose workers died is done once more with no other beside it, so that nobody is blamed for another; then it
    is ``Failed``.
    """

    def __init__(self, engine: Engine, job: Job[_Task, _Result], workers: Workers, digest: str) -> None:
        self._engine, self._job, self._workers, self._digest = engine, job, workers, digest
        self._lock = threading.Lock()
        self._ready: deque[_Errand[_Task, _Result]] = deque()
        self._suspects: deque[_Errand[_Task, _Result]] = deque()
        self._out: set[_Errand[_Task, _Result]] = set()
        self._lost: EngineError | None = None
        self._hands = ThreadPoolExecutor(_HANDS, "dragoman-result")
        self._ended = threading.Event()
        self._pulse = threading.Thread(target=self._watch, name="dragoman-workers", daemon=True)
        self._pulse.start()

    @property
    def room(self) -> int:
        """A few tasks for each worker that is there now."""
        return AHEAD * max(1, self._workers.count)

    def begin(self, task: _Task) -> Future[_Result | Failed[_Task]]:
        """Send a task, unless its result is there without."""
        packed = self._job.pack(task)
        if not isinstance(packed, Parcel):
            done: Future[_Result | Failed[_Task]] = Future()
            done.set_result(packed)
            return done
        errand = _Errand[_Task, _Result](task, packed)
        with self._lock:
            self._ready.append(errand)
        self._give()
        return errand.out

    def close(self) -> None:
        """Drop what is not done, and leave the engine."""
        self._ended.set()
        self._hands.shutdown(wait=True, cancel_futures=True)
        self._engine.close()
        self._pulse.join(5)

    def _give(self) -> None:
        """Give out what can be: errands that are ready, or one suspect when nothing else is out."""
        with self._lock:
            if self._lost:
                chosen = [*self._ready, *self._suspects]
                self._ready.clear()
                self._suspects.clear()
            elif not self._workers.usable:
                return
            elif self._suspects:
                chosen = [] if self._out else [self._suspects.popleft()]
            else:
                chosen = list(self._ready)
                self._ready.clear()
            if not self._lost:
                self._out.update(chosen)
        for errand in chosen:
            if self._lost:
                _fail(errand, self._lost)
            else:
                self._send(errand)

    def _send(self, errand: _Errand[_Task, _Result], shared: bytes | None = None) -> None:
        errand.on = self._workers.only
        try:
            errand.remote = remote = self._engine.submit(
                carry_out, self._job.work, self._workers.asked, self._workers.expected, self._digest, shared,
                errand.parcel.data, on=errand.on,
            )
        except EngineError as error:
            self._lose(error)
            return
        remote.add_done_callback(lambda one: self._hand(errand, one))

    def _hand(self, errand: _Errand[_Task, _Result], remote: Future[Any]) -> None:
        with contextlib.suppress(RuntimeError):  # No hand takes anything after the end.
            self._hands.submit(self._taken, errand, remote)

    def _taken(self, errand: _Errand[_Task, _Result], remote: Future[Any]) -> None:
        try:
            self._back(errand, remote)
        except Exception as error:  # Nobody looks at what a hand ends with, and the errand would never end.
            _fail(errand, error)

    def _back(self, errand: _Errand[_Task, _Result], remote: Future[Any]) -> None:
        """Take an answer."""
        if errand.remote is not remote:
            return  # It was given out anew.
        error: BaseException | None = None
        kind, value = "", b""
        try:
            kind, value = remote.result()
        except BaseException as raised:
            error = raised
        if kind == NEEDS:
            # A worker that was started anew, or came later.
            self._send(errand, self._job.shared)
            return
        lost = self._engine.gone(error) if error else None
        if lost:
            self._lose(lost)
            return
        with self._lock:
            self._out.discard(errand)
        if kind == DONE:
            self._take(errand, value)
        elif isinstance(error, self._engine.killed):
            self._died(errand)
        else:
            self._refused(errand, error, value)
        self._give()

    def _take(self, errand: _Errand[_Task, _Result], value: bytes) -> None:
        if not errand.out.set_running_or_notify_cancel():
            return
        try:
            errand.out.set_result(self._job.unpack(errand.task, errand.parcel.kept, value))
        except BaseException as raised:
            errand.out.set_exception(raised)

    def _died(self, errand: _Errand[_Task, _Result]) -> None:
        errand.deaths += 1
        if errand.deaths > 1:
            _settle(errand, Failed(errand.task))
            return
        with self._lock:
            self._suspects.append(errand)

    def _refused(self, errand: _Errand[_Task, _Result], error: BaseException | None, versions: Any) -> None:
        """A worker cannot do it, as its versions are others or it has no dragoman: others may."""
        errand.tries += 1
        try:
            why = self._workers.refused(error, versions)
        except EngineError as lost:
            self._lose(lost)
            _fail(errand, lost)
            return
        if errand.tries >= _TRIES:
            _settle(errand, Failed(errand.task, why))
            return
        with self._lock:
            self._ready.append(errand)

    def _lose(self, error: EngineError) -> None:
        with self._lock:
            self._lost = self._lost or error
            out = list(self._out)
            self._out.clear()
        for errand in out:
            _fail(errand, self._lost)
        self._give()

    def _watch(self) -> None:
        """See workers come and go, until the end."""
        seen = time.monotonic()
        while not self._ended.wait(PULSE):
            try:
                self._workers.look()
            except EngineError as error:
                self._lose(error)
                return
            if self._workers.usable:
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                self._lose(self._workers.nobody(f"for {PATIENCE:.0f} seconds"))
                return
            self._strand()
            self._give()

    def _strand(self) -> None:
        """Take back what only workers may have that are no more: nobody else would ever begin it."""
        with self._lock:
            stranded = [one for one in self._out if one.on and not self._workers.any_of(one.on)]
            for errand in stranded:
                self._out.discard(errand)
                errand.remote, dropped = None, errand.remote
                self._ready.append(errand)
                if dropped:
                    dropped.cancel()


def _settle(errand: _Errand[_Task, _Result], result: Failed[_Task]) -> None:
    if errand.out.set_running_or_notify_cancel():
        errand.out.set_result(result)


def _fail(errand: _Errand[_Task, _Result], error: Exception) -> None:
    if not errand.out.done() and errand.out.set_running_or_notify_cancel():
        errand.out.set_exception(error)

"""The workers of an engine as they come and go, and which of them have what the driver has."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.model import EngineError, Finding, Position, Severity
from dragoman.pipeline.cluster.engine import Engine
from dragoman.pipeline.cluster.remote import hold
from dragoman.pipeline.cluster.versions import described, differences, digest_of, remedy

_ARRIVAL = 5.0
"""Seconds for which a cluster without workers is waited for."""
_SHOWN = 8
_UNKNOWN = re.compile("ModuleNotFoundError|ImportError|AttributeError")
"""What an engine says, in one way or another, of a function that a worker does not have."""


class Workers:
    """Which workers there are. May be asked by several threads."""

    def __init__(self, engine: Engine, asked: tuple[str, ...], digest: str, shared: bytes) -> None:
        self.asked = asked
        self._here: Mapping[str, str] = described(asked) if asked else {}
        self.expected = digest_of(self._here)
        self._engine, self._digest, self._shared = engine, digest, shared
        self._looking = threading.Lock()
        self._lock = threading.Lock()
        self._good: frozenset[str] = frozenset()
        self._others: frozenset[str] = frozenset()
        """Workers that have something else than the driver."""
        self._named = False
        """Whether the engine tells of its workers at all."""
        self._told: list[Finding] = []

    @property
    def count(self) -> int:
        """How many can be used."""
        return len(self._good) if self._named else self._engine.size

    @property
    def usable(self) -> bool:
        """Whether there is one that can be used."""
        return not self._named or bool(self._good)

    @property
    def only(self) -> tuple[str, ...]:
        """The workers that alone may get tasks; () where any may."""
        with self._lock:
            return tuple(sorted(self._good)) if self._others else ()

    def any_of(self, names: Iterable[str]) -> bool:
        """Whether one of them is still there."""
        return not self._good.isdisjoint(names)

    def told(self) -> list[Finding]:
        """What became of workers since this was asked for last."""
        with self._lock:
            found, self._told = self._told, []
        return found

    def nobody(self, since: str) -> EngineError:
        """What is to be said where there is no worker."""
        others = f"; {len(self._others)} with other versions" if self._others else ""
        return EngineError(
            f"the cluster has no worker {since}{others}", "Start workers: dask worker HOST:PORT on each machine."
        )

    def greet(self) -> None:
        """Compare the versions of all workers with those here, and give them what all tasks share.

        EngineError when one has others, with what each of them has, and when there is none.
        """
        now = self._engine.workers()
        until = time.monotonic() + _ARRIVAL
        while now is not None and not now and time.monotonic() < until:
            time.sleep(0.2)
            now = self._engine.workers()
        if now is None:
            return
        self._named = True
        if not now:
            raise self.nobody("yet")
        different = self._meet(now)
        if different:
            lines = [f"    {name}: {why}" for name, (why, _) in sorted(different.items())[:_SHOWN]]
            if len(different) > _SHOWN:
                lines.append(f"    … and {len(different) - _SHOWN} more")
            raise EngineError(
                f"{len(different)} of {len(now)} workers would not make what is made here:\n" + "\n".join(lines),
                remedy(self._here, *(versions for _, versions in different.values())),
            )
        several = [name for name, threads in now.items() if threads > 1]
        if not self._good:
            raise self.nobody("that answers")
        if several:
            self._told.append(Finding(
                "worker-threads", Severity.NOTE,
                f"{len(several)} of {len(now)} workers have several threads; a worker builds one text at a time.",
                "Start more workers of one thread: dask worker --nthreads 1 --nworkers N.", Position(),
            ))  # fmt: skip

    def look(self) -> None:
        """See who came and who went; whoever came with other versions is told and not used."""
        with self._looking:
            now = self._engine.workers()
            if now is None:
                return
            with self._lock:
                gone = sorted(self._good - now.keys())
                self._good &= now.keys()
                self._others &= now.keys()
                new = now.keys() - self._good - self._others
            different = self._meet(new) if new else {}
        found = [
            Finding(
                "worker-died", Severity.WARNING, f"The worker {name} is gone; what it had is begun again.",
                "Often there was too little memory: give a worker more, or start fewer on a machine.", Position(),
            ) for name in gone
        ] + [
            Finding(
                "worker-differs", Severity.WARNING, f"The worker {name} came later and is not used: {why}.",
                remedy(self._here, versions), Position(),
            ) for name, (why, versions) in sorted(different.items())
        ]
        with self._lock:
            self._told += found

    def refused(self, error: BaseException | None, versions: Mapping[str, str] | None) -> str:
        """A task came back undone: look for who did that, and say why."""
        self.look()
        if versions is not None:
            return f"a worker has other versions: {differences(self._here, versions)}"
        return f"{type(error).__name__}: {error}"

    def _meet(self, names: Iterable[str]) -> dict[str, tuple[str, Mapping[str, str]]]:
        """Look at workers, and give those that can be used what all tasks share; what is another on the others."""
        asked = sorted(names)
        answers = self._engine.everywhere(described, self.asked, on=asked)
        different: dict[str, tuple[str, Mapping[str, str]]] = {}
        good: list[str] = []
        for name, answer in sorted(answers.items()):
            why = self._why(answer)
            if why:
                different[name] = (why, answer if isinstance(answer, Mapping) else {})
            elif isinstance(answer, Mapping):
                good.append(name)
        if good:
            self._engine.everywhere(hold, self._digest, self._shared, on=good)
        with self._lock:
            self._others |= different.keys()
            self._good |= set(good)
        return different

    def _why(self, answer: Any) -> str:
        """What is another on a worker; "" also for one that cannot be reached, which is asked again."""
        if isinstance(answer, Mapping):
            return differences(self._here, answer) if self.asked else ""
        if isinstance(answer, OSError):
            return ""
        if _UNKNOWN.search(f"{type(answer).__name__}: {answer}"):
            return f"has no dragoman, or an older one ({answer})"
        return f"{type(answer).__name__}: {answer}"

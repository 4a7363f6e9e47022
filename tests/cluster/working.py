"""Work for workers of a cluster, which tests end in the middle; and engines that are none."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from dragoman.pipeline.cluster.engine import AnyExecutor
from dragoman.pipeline.cluster.errands import Job, Parcel


def square(folder: Path, number: int) -> int:
    """The square, noted as done; a number below 0 ends its process, -1 only once."""
    if number < 0 and (number < -1 or not (folder / "died").exists()):
        (folder / "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    with (folder / "done").open("a") as done:
        done.write(f"{number}\n")
    return number * number


def slow(folder: Path, number: int) -> int:
    """A number, a while later."""
    time.sleep(0.05)
    return number


def job(work: Callable[[Any, Any], Any], folder: Path) -> Job[int, int]:
    """Numbers, sent and taken back as they are; 7 is never sent."""
    return Job(
        work, pickle.dumps(folder), lambda number: 49 if number == 7 else Parcel(pickle.dumps(number)),
        lambda _task, _kept, data: int(pickle.loads(data)),  # noqa: S301
    )


class Pretended(AnyExecutor):
    """An engine that says what it is told to say of its workers, and does all work in threads of this process."""

    def __init__(self, versions: Mapping[str, Mapping[str, str] | Exception]) -> None:
        super().__init__(ThreadPoolExecutor(2), 2)
        self.versions = dict(versions)
        self.held: list[tuple[str, ...]] = []
        self.chosen: list[tuple[str, ...]] = []
        self.answers: list[tuple[str, Any]] = []
        """What tasks come back with before any is done."""
        self.closed = False

    def close(self) -> None:
        self.closed = True
        super().close()

    def submit(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Future[Any]:
        self.chosen.append(tuple(on))
        if self.answers:
            done: Future[Any] = Future()
            done.set_result(self.answers.pop(0))
            return done
        return super().submit(function, *args)

    def workers(self) -> Mapping[str, int]:  # type: ignore[override]
        return dict.fromkeys(self.versions, 1)

    def everywhere(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Mapping[str, Any]:
        if function.__name__ == "hold":
            self.held.append(tuple(on))
            return dict.fromkeys(on)
        return {name: self.versions[name] for name in on}

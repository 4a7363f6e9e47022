"""The port behind which an engine of ``concurrent.futures`` stands, and the addresses by which one is named.

Another engine is a class with these few methods, and a line in ``_ENGINES``; ``AnyExecutor`` is what there is to say of
an executor that tells nothing of its workers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from dragoman.model import EngineError, UsageError

_ENGINES = {"dask": ("dask_engine", 8786), "dask+tls": ("dask_engine", 8786)}
"""Scheme → module of this package that has ``connect(address)``, and the port unless one is named."""
_SPELLED = re.compile(r"(?P<scheme>[a-z0-9+]+)://(?P<host>\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[\w.-]+)(?::(?P<port>\d{1,5}))?/?")
_EXAMPLE = "Name the scheduler: dask://HOST:PORT, as in dask://10.0.0.5:8786, or dask+tls://HOST:PORT."


class Engine(Protocol):
    """What does tasks elsewhere. Methods raise EngineError when it is lost."""

    @property
    def killed(self) -> tuple[type[BaseException], ...]:
        """What the future of a task ends with whose workers died."""

    def gone(self, error: BaseException) -> EngineError | None:
        """What to tell where a future ended with this because the engine itself is lost; None where it is not."""

    @property
    def size(self) -> int:
        """How many tasks it does at once, where it does not tell of its workers."""

    def submit(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Future[Any]:
        """Call a function of a module elsewhere, on one of the workers ``on``; () for any."""

    def workers(self) -> Mapping[str, int] | None:
        """The workers as they are now: name → tasks that it does at once. None for an engine that does not tell."""

    def everywhere(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Mapping[str, Any]:
        """What a function returns on each worker, or on those in ``on``; the exception where it raised one."""

    def close(self) -> None:
        """Drop what is not done, and leave."""


class AnyExecutor:
    """An executor of ``concurrent.futures`` as it is: processes, threads, or an engine that has this interface."""

    killed: tuple[type[BaseException], ...] = ()

    def __init__(self, executor: Executor, size: int) -> None:
        self._executor = executor
        self.size = size

    def gone(self, error: BaseException) -> EngineError | None:
        """An executor that is broken does nothing more."""
        return EngineError(f"the executor is broken ({error})") if isinstance(error, BrokenExecutor) else None

    def submit(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Future[Any]:
        """As ``Engine.submit``; nobody can choose a worker here."""
        return self._executor.submit(function, *args)

    def workers(self) -> None:
        """Nothing is told of them."""

    def everywhere(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Mapping[str, Any]:
        """Nobody can be reached but by a task."""
        return {}

    def close(self) -> None:
        """Drop what is not begun."""
        self._executor.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine is."""

    scheme: str
    host: str
    """An IPv6 address is in brackets."""
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def address(spelled: str) -> Address:
    """The address of an engine as it is typed; UsageError for what is none."""
    scheme = spelled.partition("://")[0]
    if "://" not in spelled or scheme not in _ENGINES:
        raise UsageError(f"--executor {spelled!r}: no engine is known by this name", _EXAMPLE)
    found = _SPELLED.fullmatch(spelled)
    port = int(found["port"] or _ENGINES[scheme][1]) if found else 0
    if not found or not 0 < port < 65536:
        hint = _EXAMPLE + (" An IPv6 address stands in brackets: dask://[::1]:8786." if spelled.count(":") > 2 else "")
        raise UsageError(f"--executor {spelled!r} is no address", hint)
    return Address(scheme, found["host"], port)


def connect(where: Address) -> Engine:
    """The engine at an address. EngineError when it cannot be reached, or what reaches it is not installed."""
    module = import_module(f"dragoman.pipeline.cluster.{_ENGINES[where.scheme][0]}")
    engine: Engine = module.connect(where)
    return engine

"""dask.distributed as an engine: the one module that imports it.

A cluster runs what it is sent, as whoever started it: see docs/scaling.md. For TLS, dask's own settings name the
certificates (``distributed.comm.tls``).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from typing import Any

from dragoman.model import EngineError
from dragoman.pipeline.cluster.engine import Address

_SECONDS = 4
"""For which a scheduler is waited for."""
_ANSWER = 30
"""Seconds within which a scheduler at work answers."""
_PROTOCOLS = {"dask": "tcp", "dask+tls": "tls"}


def connect(where: Address) -> DaskEngine:
    """The cluster whose scheduler is at an address; EngineError when there is none."""
    try:
        import distributed
    except ImportError as error:
        raise EngineError(
            f"{where}: dask.distributed is not installed here ({error})", "pip install 'dragoman[cluster]'"
        ) from error
    spelled = f"{_PROTOCOLS[where.scheme]}://{where.host}:{where.port}"
    quiet = contextlib.ExitStack()
    try:
        _reach(where)
        quiet.enter_context(_quiet())
        asyncio.run(asyncio.wait_for(_greet(spelled, where), _SECONDS))
        client = distributed.Client(spelled, timeout=_SECONDS, set_as_default=False, name="dragoman")  # type: ignore[no-untyped-call]
        return DaskEngine(where, client, quiet)
    except TimeoutError as error:
        quiet.close()
        raise EngineError(f"what is at {where} does not answer as a scheduler of dask", _remedy(where)) from error
    except Exception as error:
        quiet.close()
        raise EngineError(f"no scheduler of dask can be reached at {where} ({_said(error)})", _remedy(where)) from error
    except BaseException:
        quiet.close()
        raise


def _reach(where: Address) -> None:
    """Say at once what is wrong with an address: dask would try again and again, and say only that it was too long."""
    try:
        with socket.create_connection((where.host.strip("[]"), where.port), timeout=_SECONDS):
            return
    except TimeoutError as error:
        raise OSError(f"no answer for {_SECONDS} seconds") from error


async def _greet(spelled: str, where: Address) -> None:
    """Exchange the first words with a scheduler: a client would wait for them without end."""
    from distributed import Security
    from distributed.comm.core import connect

    said = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
    if where.scheme == "dask+tls" and not said.get("ssl_context"):
        raise OSError("dask's settings name no certificates")
    comm = await connect(spelled, timeout=_SECONDS, **said)  # type: ignore[no-untyped-call]
    await comm.close()


class DaskEngine:
    """A cluster of dask."""

    size = 1

    def __init__(self, where: Address, client: Any, quiet: contextlib.ExitStack) -> None:
        from distributed.scheduler import KilledWorker

        self._where = where
        self._client = client
        self._quiet = quiet
        self._executor = client.get_executor(pure=False)
        self.killed: tuple[type[BaseException], ...] = (KilledWorker,)

    def gone(self, error: BaseException) -> EngineError | None:
        """dask cancels what it was given when its scheduler is lost."""
        return self._gone() if isinstance(error, CancelledError) else None

    def submit(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Future[Any]:
        """Give out a task; a worker that dies is dask's to replace, as often as its allowed-failures says."""
        where = {"workers": list(on), "allow_other_workers": False} if on else {}
        with self._told():
            future: Future[Any] = self._executor.submit(function, *args, **where)
            return future

    def workers(self) -> Mapping[str, int]:
        """Address → threads."""
        with self._told():
            found: dict[str, int] = self._client.nthreads(callback_timeout=_ANSWER)
            return found

    def everywhere(self, function: Callable[..., Any], *args: Any, on: Sequence[str] = ()) -> Mapping[str, Any]:
        """Call a function in each worker, beside its tasks."""
        with self._told():
            found: dict[str, Any] = self._client.run(function, *args, workers=list(on) or None, on_error="return")
            return found

    def close(self) -> None:
        """Cancel what is not done and leave the cluster to itself."""
        lost = self._client.status != "running"
        with contextlib.suppress(Exception):
            if not lost:
                self._executor.shutdown(wait=False)
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)
        self._quiet.close()
        if lost:
            # It may yet tell that it gave up what was told long ago.
            logging.getLogger("distributed.client").disabled = True

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        if self._client.status != "running":
            raise self._gone()
        try:
            yield
        except Exception as error:
            raise self._gone(f" ({_said(error)})") from error

    def _gone(self, why: str = "") -> EngineError:
        return EngineError(f"the scheduler at {self._where} is gone{why}", _AGAIN)


_AGAIN = "When it runs again, so does this command; without --executor it goes on here."


def _said(error: BaseException) -> str:
    lines = (getattr(error, "strerror", None) or str(error)).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _remedy(where: Address) -> str:
    start = f"Start one: dask scheduler --port {where.port}, and dask worker with its address on each machine"
    if where.scheme == "dask+tls":
        return f"{start}. For TLS, dask's settings under distributed.comm.tls name the certificates."
    return f"{start}; or mend the address. A scheduler that speaks TLS is dask+tls://{where.host}:{where.port}."


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """dask tells of every lost connection in its own log; what matters to people is told as findings and errors."""
    import dask

    logs = [one for name, one in logging.root.manager.loggerDict.items()
            if name.split(".")[0] in {"distributed", "tornado", "asyncio"} and isinstance(one, logging.Logger)]
    disabled = [(one, one.disabled) for one in logs]
    for one in logs:
        one.disabled = True
    try:
        # Workers are compared with what is here, in words of our own.
        with warnings.catch_warnings(), dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
            warnings.filterwarnings("ignore", module=r"(distributed|dask|tornado)\b")
            yield
    finally:
        for one, before in disabled:
            one.disabled = before

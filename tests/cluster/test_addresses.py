"""How an engine is named, and what is said when it cannot be reached."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.model import UsageError
from dragoman.pipeline.cluster.engine import address
from tests.conftest import Runner
from tests.incremental import small

GOOD = {
    "dask://10.0.0.5:8000": "dask://10.0.0.5:8000",
    "dask://scheduler": "dask://scheduler:8786",
    "dask+tls://scheduler.example/": "dask+tls://scheduler.example:8786",
    "dask://[::1]": "dask://[::1]:8786",
    "dask://[fe80::1%eth0]:99": "dask://[fe80::1%eth0]:99",
}
BAD = (
    "", "dask", "dask:", "dask://", "10.0.0.5:8786", "tcp://10.0.0.5:8786", "ray://x", "dask://x:0", "dask://x:65536",
    "dask://x:y", "dask://::1:8786", "dask://[::1", "dask://u@x", "dask://x/y", "dask://x y", "dask+ssl://x",
)  # fmt: skip


def test_addresses() -> None:
    assert {one: str(address(one)) for one in GOOD} == GOOD
    for one in BAD:
        with pytest.raises(UsageError) as caught:
            address(one)
        assert "dask://HOST:PORT" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        address("dask://::1:8786")
    assert "dask://[::1]:8786" in caught.value.hint


@pytest.fixture
def silent() -> Iterator[int]:
    """A port where somebody listens who says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []
        threading.Thread(target=lambda: held.append(server.accept()[0]), daemon=True).start()
        yield server.getsockname()[1]
        for one in held:
            one.close()


def test_what_cannot_be_used_is_told_soon_and_in_words(
    tmp_path: Path, run: Runner, silent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from dragoman.pipeline.cluster import dask_engine

    monkeypatch.setattr(dask_engine, "_SECONDS", 0.5)
    folder = small.write(tmp_path / "ws")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = closed.getsockname()[1]
    for asked, told in {
        f"dask://127.0.0.1:{nobody}": "refused",
        f"dask://127.0.0.1:{silent}": "does not answer as a scheduler",
        f"dask+tls://127.0.0.1:{silent}": "name no certificates",
    }.items():
        began = time.monotonic()
        done = run("build", "--executor", asked, cwd=folder)
        assert time.monotonic() - began < 5
        assert (done.code, asked in done.err, told in done.err) == (2, True, True), done.err
        assert f"dask scheduler --port {asked.rpartition(':')[2]}" in done.err
        assert "Traceback" not in done.err
    assert not (folder / "dist").exists()


def test_wrong_use_is_told_before_anything_is_looked_at(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    assert run("build", "--executor", "ray://x", cwd=folder).code == 2
    both = run("build", "--executor", "dask://x", "-j", "2", cwd=folder)
    assert (both.code, "-j" in both.err) == (2, True)


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("build", "--executor", "dask://127.0.0.1", cwd=small.write(tmp_path / "ws"))
    assert (done.code, "dragoman[cluster]" in done.err) == (2, True)

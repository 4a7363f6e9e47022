"""A real cluster of several processes: deaths, poison, other versions, a scheduler that goes, and the same bytes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import EngineError, Finding
from dragoman.pipeline.cluster import errands, versions
from dragoman.pipeline.cluster.engine import address as parsed
from dragoman.pipeline.cluster.engine import connect
from dragoman.pipeline.window import Failed
from tests.cluster.working import job, slow, square
from tests.conftest import Runner
from tests.incremental import small


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "PULSE", 0.1)


def _many(folder: Path, count: int) -> Path:
    small.write(folder)
    for number in range(count):
        name = f"notice-{number:03}"
        small.write_text(folder, name, [f"Notice {number}."])
        for locale in small.LOCALES:
            small.write_units(folder, name, locale, {f"Notice {number}.": f"{number}."})
    (folder / "templates").mkdir()
    (folder / "templates/mine.css").write_text("p { color: #123 }")
    return folder


def _wait_for_pages(folder: Path, count: int) -> None:
    until = time.monotonic() + 60
    while len(list((folder / "dist").rglob("*.html"))) < count:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_worker_killed_in_the_middle_changes_no_byte(
    tmp_path: Path, run: Runner, cluster: Any, address: str
) -> None:
    folder, alone = _many(tmp_path / "ws", 5), _many(tmp_path / "alone", 5)
    pids = [worker.pid for worker in cluster.workers.values()]

    def kill() -> None:
        _wait_for_pages(folder, 3)
        os.kill(pids[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    done = run("build", "--executor", address, cwd=folder)
    killer.join()
    assert done.code == 0, done.err
    assert "distributed" not in done.err
    assert run("build", "-j", "1", cwd=alone).code == 0
    assert small.dist(folder) == small.dist(alone)
    assert len(small.dist(folder)) == 15
    assert run("build", "--executor", address, cwd=folder).err == "14 files are up to date\n"
    # What is in the cache is not sent.
    for path in [*(folder / "dist").rglob("*.html"), folder / ".dragoman/state.json"]:
        path.unlink()
    again = run("build", "--executor", address, cwd=folder)
    assert again.err.count("(from the cache)") == 14
    assert small.dist(folder) == small.dist(alone)
    forced = run("build", "--executor", address, "--force", "--explain", "locks", cwd=folder)
    assert "locks.en-az.html: --force" in forced.err
    assert "from the cache" not in forced.err


def test_a_task_that_kills_its_workers_fails_alone(tmp_path: Path, cluster: Any, address: str) -> None:
    cluster.scheduler.allowed_failures = 0
    try:
        found = list(errands.run(connect(parsed(address)), job(square, tmp_path), [3, -2, 4, 7, 5]))
    finally:
        cluster.scheduler.allowed_failures = 3
    results = [one for one in found if not isinstance(one, Finding)]
    assert [one.task if isinstance(one, Failed) else one for one in results] == [9, -2, 16, 49, 25]


def test_versions_are_compared_before_any_work(
    tmp_path: Path, run: Runner, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small.write(tmp_path / "ws")
    here = versions.described(("html",))
    monkeypatch.setattr(versions, "_described", lambda asked: {**here, "Babel": "99.1"})
    done = run("build", "--executor", address, cwd=folder)
    assert done.code == 2
    assert re.search(r"of \d workers? would not make what is made here:\n {4}tcp://127\.0\.0\.1:\d+: Babel 2", done.err)
    assert "(here 99.1)" in done.err
    assert "Babel 99.1, and the same dragoman" in done.err
    assert not (folder / "dist").exists()


def test_a_scheduler_that_goes_is_told_and_what_is_finished_stays(tmp_path: Path) -> None:
    import distributed

    left: list[Any] = []
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0", silence_logs=60,
        protocol="tcp", host="127.0.0.1",
    ) as passing:  # fmt: skip
        engine = connect(parsed(passing.scheduler_address.replace("tcp://", "dask://")))
        results: Iterator[Any] = errands.run(engine, job(slow, tmp_path), range(1000), left=left)
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        passing.close()
        with pytest.raises(EngineError, match=r"the scheduler at dask://.* is gone"):
            list(results)


def test_ctrl_c_keeps_what_is_finished(tmp_path: Path, run: Runner, address: str) -> None:
    folder = _many(tmp_path / "ws", 40)
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "build", "--executor", address], cwd=folder, env=small.ENVIRONMENT,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    _wait_for_pages(folder, 3)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert told.endswith("interrupted\n")
    finished = len(list((folder / "dist").rglob("*.html")))
    assert 3 <= finished < 84
    done = run("build", "--explain", "-q", "-j", "1", "locks", cwd=folder)
    assert done.code == 0

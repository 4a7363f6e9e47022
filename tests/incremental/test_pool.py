"""Several processes: order, bounds, workers that die, Ctrl-C."""

from __future__ import annotations

import importlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.pipeline.pool import Lost, run
from dragoman.pipeline.window import AHEAD, Failed
from dragoman.workspace.writing import UNFINISHED, sweep_dead
from tests.conftest import Runner
from tests.incremental import small
from tests.incremental.working import slow, square

PYTHON = [sys.executable, "-m", "dragoman"]


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    assert list(run(slow, (tmp_path,), range(8), 2)) == list(range(8))


def test_no_more_is_given_out_than_is_bounded(tmp_path: Path) -> None:
    results = run(square, (tmp_path,), range(200), 2)
    assert next(results) == 0
    time.sleep(0.3)
    done = (tmp_path / "done").read_text().splitlines()
    results.close()  # type: ignore[attr-defined]
    assert 1 <= len(done) <= 2 * AHEAD + 1


def test_a_worker_that_dies_is_told_and_its_task_done_again(tmp_path: Path) -> None:
    (tmp_path / "die-1").touch()
    found = list(run(square, (tmp_path,), [3, -1, 4, 5], 2))
    lost = [one for one in found if isinstance(one, Lost)]
    assert [one for one in found if not isinstance(one, Lost)] == [9, 1, 16, 25]
    assert len(lost) == 1
    assert -1 in lost[0].tasks


def test_a_task_that_kills_its_worker_each_time_fails_alone(tmp_path: Path) -> None:
    found = [one for one in run(square, (tmp_path,), [3, -2, 4, 5], 2) if not isinstance(one, Lost)]
    assert [one.task if isinstance(one, Failed) else one for one in found] == [9, -2, 16, 25]
    assert sum(isinstance(one, Failed) for one in found) == 1


def _many(folder: Path, count: int) -> Path:
    small.write(folder)
    for number in range(count):
        name = f"notice-{number:03}"
        small.write_text(folder, name, [f"Notice {number}."])
        for locale in small.LOCALES:
            small.write_units(folder, name, locale, {f"Notice {number}.": f"{number}."})
    return folder


def _pages(folder: Path) -> Iterator[Path]:
    return (folder / "dist").rglob("*.html")


def _wait_for(folder: Path, count: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while len(list(_pages(folder))) < count:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)


def test_several_processes_make_the_same_bytes_as_one(tmp_path: Path, run: Runner) -> None:
    one, several = small.write(tmp_path / "one"), small.write(tmp_path / "several")
    first, second = run("build", "-j", "1", cwd=one), run("build", "-j", "2", cwd=several)
    assert (first.code, second.code) == (0, 0)
    assert first.err == second.err
    assert small.dist(one) == small.dist(several)


def test_one_failure_does_not_stop_the_others(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    (folder / "locales/az/harbour.po").write_bytes(b"msgid")
    done = run("build", "-j", "2", cwd=folder)
    assert done.code == 1
    assert "locales/az/harbour.po" in done.err
    assert len(list(_pages(folder))) == 3


def test_ctrl_c_keeps_what_is_finished(tmp_path: Path, run: Runner) -> None:
    folder = _many(tmp_path / "ws", 40)
    process = subprocess.Popen(
        [*PYTHON, "build", "-j", "2"], cwd=folder, env=small.ENVIRONMENT, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    _wait_for(folder, 8, process)
    # As a terminal does: the signal reaches every process of the group.
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert told.endswith("interrupted\n")
    finished = len(list(_pages(folder)))
    assert 8 <= finished < 84
    assert not list(folder.rglob("*.dragoman-unfinished"))
    done = run("build", "-j", "1", cwd=folder)
    assert done.code == 0
    kept = int(re.search(r"(\d+) files are up to date", done.err)[1])  # type: ignore[index]
    # What the processes were about to tell of when they were ended is built again.
    assert finished - 5 <= kept <= finished
    assert len(list(_pages(folder))) == 84


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind_whatever_ends_the_program(tmp_path: Path, number: signal.Signals) -> None:
    folder = _many(tmp_path / "ws", 40)
    process = subprocess.Popen(
        [*PYTHON, "build", "-j", "2"], cwd=folder, env=small.ENVIRONMENT, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    _wait_for(folder, 4, process)
    process.send_signal(number)
    assert process.wait(60) == (-number if number is signal.SIGKILL else 128 + number)
    # What is finished is remembered, but after SIGKILL.
    assert (folder / ".dragoman/state.json").exists() is (number is not signal.SIGKILL)
    until = time.monotonic() + 30
    while subprocess.run(["ps", "-o", "pid=", "-g", str(process.pid)], capture_output=True, text=True).stdout:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert not list(folder.rglob("*.dragoman-unfinished"))


def test_a_killed_worker_costs_nothing_but_time(tmp_path: Path, run: Runner) -> None:
    folder = _many(tmp_path / "ws", 16)
    process = subprocess.Popen(
        [*PYTHON, "build", "-j", "2"], cwd=folder, env=small.ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    worker = _worker(process)  # Known before there is a file: the rest is built in less time than it takes to ask.
    _wait_for(folder, 1, process)
    os.kill(worker, signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    assert "worker-died" in told
    alone = _many(tmp_path / "alone", 16)
    assert run("build", "-j", "1", cwd=alone).code == 0
    assert small.dist(folder) == small.dist(alone)


def test_what_the_dead_left_unfinished_goes_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    mine, theirs = f"{os.getpid()}-x{UNFINISHED}", f"{gone.pid}-x{UNFINISHED}"
    names = {f".a.html.{mine}", f".a.html.x{UNFINISHED}", f".a.{'9' * 20}-x{UNFINISHED}", f"a.{theirs}", "a.html"}
    for name in (*names, f".a.html.{theirs}", f".a.v2.html.{theirs}"):
        (tmp_path / name).touch()
    sweep_dead(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == names


def _worker(program: subprocess.Popen[str]) -> int:
    """A process of the pool, once there is one: a child of the child that forks."""

    def children(of: int) -> list[int]:
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True).stdout
        return [int(pid) for pid in found.split()]

    while program.poll() is None:
        if found := [grandchild for child in children(program.pid) for grandchild in children(child)]:
            return found[0]
    raise AssertionError("there was no process of a pool")


def test_where_processes_cannot_share_one_does_it_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.pipeline import pool

    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pool._Pool, "__init__", refuse)
    assert list(run(square, (tmp_path,), [3, 4], 2)) == [9, 16]


def test_a_folder_for_temporary_files_may_have_a_long_name(tmp_path: Path) -> None:
    folder, place = small.write(tmp_path / "ws"), tmp_path / ("long" * 30)
    place.mkdir()
    done = subprocess.run(
        [*PYTHON, "build", "harbour", "-j", "2"], cwd=folder, env={**small.ENVIRONMENT, "TMPDIR": str(place)},
        capture_output=True, text=True, timeout=120,
    )
    assert (done.returncode, len(list(_pages(folder)))) == (0, 2), done.stderr


@pytest.mark.parametrize("place", ["dragoman.catalogue.extract", "dragoman.reading.read_text"])
def test_a_fault_while_it_is_planned_is_of_one_text(
    tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = small.write(tmp_path / "ws")
    room, _, name = place.rpartition(".")
    module = importlib.import_module(room)
    whole = getattr(module, name)

    def fails(*given: object, **named: object) -> object:
        if "harbour" in str((given, named)):
            raise IndexError("fault")
        return whole(*given, **named)

    monkeypatch.setattr(module, name, fails)
    done = run("build", "-j", "1", cwd=folder)
    assert (done.code, "report it" in done.err) == (1, True)
    assert sorted(path.parent.name for path in _pages(folder)) == ["locks", "locks"]

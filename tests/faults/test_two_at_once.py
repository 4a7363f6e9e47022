"""Several updates of one workspace at the same time: they wait for each other, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogue import parse, verified
from dragoman.workspace import locked, locking
from tests.conftest import Runner
from tests.faults.ground import TEXTS, in_haste, prepare, run_update, snapshot
from tests.faults.stopping import unfinished

ROUNDS = 12
PROGRAM = [sys.executable, "-m", "dragoman", "update"]


def children(work: int, root: Path) -> list[int]:
    """So many processes that each bring the workspace up to date; their ids."""
    started = []
    for _ in range(work):
        child = os.fork()
        if not child:
            try:
                run_update(root)
                os._exit(0)
            except BaseException:
                os._exit(1)
        started.append(child)
    return started


def exit_codes(started: list[int]) -> list[int]:
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in started]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_three_updates_at_once_end_where_one_does(tmp_path: Path) -> None:
    with in_haste():
        ground = prepare(tmp_path / "ws")
        for _ in range(ROUNDS):
            ground.reset()
            assert exit_codes(children(3, ground.root)) == [0, 0, 0]
            assert snapshot(ground.root) == ground.after
            assert unfinished(ground.root) == []


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_updates_and_a_translator_at_once(tmp_path: Path) -> None:
    """Each time a translator saves a catalogue between the updates, what was saved is in it at the end."""
    ground = prepare(tmp_path / "ws")
    run_update(ground.root)
    confirmed: dict[str, str] = {}
    for turn in range(ROUNDS):
        path = ground.root / f"locales/az/paper-{turn % TEXTS:02}.po"
        text = ground.root / f"texts/paper-{turn % TEXTS:02}.md"
        text.write_text(text.read_text() + f"\nThe quay number {turn} was mended with stone from the hills.\n")
        started = children(2, ground.root)
        # Under the lock, as `dragoman return` does it: read, change, write.
        with locked(ground.root, "the translator"):
            found = parse(path.read_bytes())
            mine = replace(found.units[0], target=(f"translation {turn}",), flags=())
            path.write_bytes(verified(replace(found, units=(mine, *found.units[1:]))))
            confirmed[path.name] = mine.target[0]
        assert exit_codes(started) == [0, 0]
    run_update(ground.root)
    for turn in range(ROUNDS):
        data = (ground.root / f"locales/az/paper-{turn % TEXTS:02}.po").read_bytes()
        assert f"The quay number {turn} was mended" in data.decode()
    for name, target in confirmed.items():
        assert parse((ground.root / "locales/az" / name).read_bytes()).units[0].target == (target,)


def test_two_commands_at_once(tmp_path: Path) -> None:
    ground = prepare(tmp_path / "ws")
    started = [
        subprocess.Popen(PROGRAM, cwd=ground.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], told
    # One of them did all the work; the others found nothing left to do.
    assert sorted(bool(lines) for lines in told) == [False, False, True]
    done = snapshot(ground.root)
    assert subprocess.run(PROGRAM, cwd=ground.root, check=True, capture_output=True, text=True).stderr == ""
    assert snapshot(ground.root) == done
    assert b"Thirteen boats" in done["locales/tr/paper-11.po"]


class Clock:
    """Time that passes only when somebody sleeps."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_who_waits_too_long_is_told_for_whom(
    workspace: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(workspace)
    clock = Clock()
    with locked(workspace, "dragoman import"):
        monkeypatch.setattr(locking, "time", clock)
        result = run("update", cwd=workspace)
        monkeypatch.undo()
    assert result.code == 2
    assert f"dragoman import (process {os.getpid()}) is writing in this workspace" in result.err
    assert "Wait for it to end" in result.err
    assert 29 <= clock.now <= 31
    assert snapshot(workspace) == before

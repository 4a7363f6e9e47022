"""The program is stopped at every call that touches the disk: each catalogue is the old or the new one.

ARCHITECTURE: writes are atomic; update twice is update once.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.ground import Ground, in_haste, prepare, run_update, snapshot
from tests.faults.stopping import DONE, STOPPED, points, stopped, unfinished

SHARDS = 12
"""The points are dealt out to this many tests, so that several processors can share them."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with in_haste(), tempfile.TemporaryDirectory(dir=_quick_folder(tmp_path_factory)) as folder:
        yield prepare(Path(folder) / "ws")


def _quick_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in memory where there is one: hundreds of thousands of files are written here."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it is made by tempfile
    return memory if os.access(memory, os.W_OK) else tmp_path_factory.getbasetemp()


@pytest.fixture(scope="module")
def calls(ground: Ground) -> Iterator[list[tuple[str, str]]]:
    seen = points(lambda: run_update(ground.root))
    assert snapshot(ground.root) == ground.after, "short writes alone must change nothing"
    ground.reset()
    return seen


def test_there_are_a_thousand_points_and_every_kind_of_call(ground: Ground, calls: list[tuple[str, str]]) -> None:
    tally = Counter(name for name, _ in calls)
    files = len(ground.after.keys() - {"dragoman.yaml"}) - len(list(ground.root.glob("texts/*.md")))
    assert len(calls) >= 1000
    assert tally["replace"] == files == 48
    assert tally["fsync"] == 2 * files
    assert tally["write"] >= 4 * files
    assert tally.keys() >= {"open", "fchmod", "close", "mkdir", "pwrite"}


@pytest.mark.parametrize("shard", range(SHARDS))
def test_each_catalogue_is_the_old_or_the_new(ground: Ground, calls: list[tuple[str, str]], shard: int) -> None:
    left_behind = 0
    for at in range(shard, len(calls), SHARDS):
        ground.reset()
        where = f"stopped before call {at}, {calls[at]}"
        assert stopped(lambda: run_update(ground.root), at) == STOPPED, where
        assert ground.torn() == [], where
        left_behind += len(unfinished(ground.root))
        run_update(ground.root)
        assert snapshot(ground.root) == ground.after, f"{where}, and run again"
    assert left_behind, "some stops must have left a half-written file, or nothing was tested"
    ground.reset()


def test_stopped_again_and_again_it_still_gets_there(ground: Ground, calls: list[tuple[str, str]]) -> None:
    """Each run goes on from what the one stopped before it left."""
    ground.reset()
    runs = 0
    while stopped(lambda: run_update(ground.root), 60) == STOPPED:
        assert ground.torn() == []
        runs += 1
        assert runs < len(calls)
    assert runs > 10
    assert snapshot(ground.root) == ground.after
    ground.reset()


def test_an_undisturbed_run_in_a_process_of_its_own_leaves_the_same(ground: Ground) -> None:
    ground.reset()
    assert stopped(lambda: run_update(ground.root), None) == DONE
    assert snapshot(ground.root) == ground.after
    ground.reset()


def test_what_takes_a_files_place_is_on_the_disk_first(ground: Ground, calls: list[tuple[str, str]]) -> None:
    """A power cut may lose what was not synced: the file before it is renamed, and its folder after."""
    names = [name for name, _ in calls if name not in ("open", "mkdir")]
    for at, name in enumerate(names):
        if name == "replace":
            before = names[:at][::-1]
            assert before.index("fsync") < before.index("write")
            assert names[at + 1] == "fsync"

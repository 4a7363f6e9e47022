"""Tasks over any executor: order, bounds, what is shared, workers with other versions, an executor that breaks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import EngineError, Finding
from dragoman.pipeline import toolchain
from dragoman.pipeline.cluster import errands, remote, workers
from dragoman.pipeline.cluster.engine import AnyExecutor
from dragoman.pipeline.cluster.remote import DIFFERS
from dragoman.pipeline.cluster.versions import described
from dragoman.pipeline.window import AHEAD, Failed
from tests.cluster.working import Pretended, job, slow, square

ASKED = ("html",)
HERE = dict(described(ASKED))
OTHER = {**HERE, "Babel": "1.0", "font:x.ttf": "0"}


@pytest.fixture(autouse=True)
def _nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_held", {})
    monkeypatch.setattr(errands, "PULSE", 0.05)
    monkeypatch.setattr(workers, "_ARRIVAL", 0.1)


def test_results_of_any_executor_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as threads:
        found = errands.run(AnyExecutor(threads, 3), job(slow, tmp_path), range(12))
        assert list(found) == [0, 1, 2, 3, 4, 5, 6, 49, 8, 9, 10, 11]


def test_no_more_is_given_out_than_is_bounded(tmp_path: Path) -> None:
    results = errands.run(AnyExecutor(ThreadPoolExecutor(2), 2), job(square, tmp_path), range(200))
    assert next(results) == 0
    time.sleep(0.3)
    done = (tmp_path / "done").read_text().splitlines()
    results.close()  # type: ignore[attr-defined]
    assert 1 <= len(done) <= 2 * AHEAD + 1


def test_what_is_finished_and_not_taken_is_left_at_the_end(tmp_path: Path) -> None:
    left: list[Any] = []
    results = errands.run(AnyExecutor(ThreadPoolExecutor(2), 2), job(square, tmp_path), range(200), left=left)
    assert next(results) == 0
    while len((tmp_path / "done").read_text().splitlines()) < 2 * AHEAD - 1:
        time.sleep(0.01)
    time.sleep(0.1)
    results.close()  # type: ignore[attr-defined]
    assert set(left) >= {1, 4, 9}


def test_an_executor_that_breaks_is_told(tmp_path: Path) -> None:
    pool = ProcessPoolExecutor(1, get_context("forkserver"))
    with pytest.raises(EngineError, match="broken"):
        list(errands.run(AnyExecutor(pool, 1), job(square, tmp_path), [1, 2, -2, 3]))
    pool.shutdown()


def test_other_versions_are_told_before_any_work(tmp_path: Path) -> None:
    engine = Pretended({"one": HERE, "two": OTHER, "three": ImportError("No module named 'dragoman'")})
    with pytest.raises(EngineError) as caught:
        list(errands.run(engine, job(square, tmp_path), range(3), ASKED))
    told = caught.value.message
    assert "2 of 3 workers" in told
    assert f"two: Babel 1.0 (here {HERE['Babel']}), other fonts (x.ttf)" in told
    assert "three: has no dragoman" in told
    assert f"Babel {HERE['Babel']}" in caught.value.hint
    assert not (tmp_path / "done").exists()
    assert engine.closed


def test_the_code_is_that_of_when_it_was_first_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "program_digest", lambda: "installed meanwhile")
    assert described(("html", "epub")).items() >= HERE.items()


def test_a_worker_that_joins_with_other_versions_gets_nothing_more(tmp_path: Path) -> None:
    engine = Pretended({"one": HERE})
    results: Iterator[Any] = errands.run(engine, job(square, tmp_path), range(30), ASKED)
    assert next(results) == 0
    engine.versions["late"] = OTHER
    engine.answers = [(DIFFERS, OTHER)]
    found = list(results)
    assert [one for one in found if not isinstance(one, Finding)] == [number**2 for number in range(1, 30)]
    assert [one.code for one in found if isinstance(one, Finding)] == ["worker-differs"]
    assert engine.chosen[-1] == ("one",)
    assert ("late",) not in engine.held


def test_an_executor_whose_workers_all_differ_fails_each_task_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "described", lambda asked: OTHER)
    engine = AnyExecutor(ThreadPoolExecutor(1), 1)
    found = list(errands.run(engine, job(square, tmp_path), [1, 2], ASKED))
    assert [(one.task, "Babel 1.0" in one.why) for one in found if isinstance(one, Failed)] == [(1, True), (2, True)]


def test_a_cluster_without_workers_is_told_and_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineError, match="no worker yet"):
        list(errands.run(Pretended({}), job(square, tmp_path), [1], ASKED))
    monkeypatch.setattr(errands, "PATIENCE", 0.1)
    engine = Pretended({"one": HERE})
    results: Iterator[Any] = errands.run(engine, job(slow, tmp_path), range(1000), ASKED)
    assert next(results) == 0
    engine.versions.clear()
    with pytest.raises(EngineError, match="no worker for"):
        list(results)


def test_what_only_a_worker_may_have_that_is_gone_is_given_to_another(tmp_path: Path) -> None:
    engine = Pretended({"one": HERE})
    results: Iterator[Any] = errands.run(engine, job(slow, tmp_path), range(40), ASKED)
    assert next(results) == 0
    engine.versions |= {"late": OTHER}
    for _ in range(10):
        next(results)
    del engine.versions["one"]
    engine.versions["new"] = HERE
    found = list(results)
    assert [one for one in found if isinstance(one, int)][-1] == 39
    assert {one.code for one in found if isinstance(one, Finding)} <= {"worker-died", "worker-differs"}
    assert ("new",) in engine.chosen

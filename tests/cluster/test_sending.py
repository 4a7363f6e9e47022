"""A task as values: what a job reads is what is sent, and a worker needs no folder."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import GateError, MaterialError
from dragoman.pipeline.cluster import sending
from dragoman.pipeline.cluster.errands import Parcel
from dragoman.pipeline.freshness import Freshness
from dragoman.pipeline.making import Outcome, build
from dragoman.pipeline.planning import Wanted, plan
from dragoman.pipeline.publications import plan_publication
from dragoman.pipeline.running import cache_of
from dragoman.pipeline.tasks import Choice, Task
from dragoman.rendering import provenance
from dragoman.workspace import find_workspace
from dragoman.workspace.folder import HeldWorkspace
from dragoman.workspace.sent import SentWorkspace
from tests.incremental import small

SETTINGS = small.SETTINGS + """attach: [sources]
templates-are-read: 1
publications:
  papers: {title: {en: Papers}, texts: [harbour, locks], indexes: [names], formats: [html]}
"""
NAMES = "- {en: Velsa, az: Velsa, ru: Вельса}\n"


def _workspace(folder: Path) -> Path:
    small.write(folder, SETTINGS.replace("templates-are-read: 1\n", ""))
    (folder / "names.yaml").write_text(NAMES, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates/mine.css").write_text("p { color: #123 }")
    return folder


def _opened(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - made here


def _tasks(folder: Path, formats: tuple[str, ...] | None, *, press: bool = False) -> tuple[Freshness, list[Task]]:
    place = find_workspace(folder)
    fresh = Freshness(place, cache_of(place, None))
    wanted = Wanted(("az",))
    jobs: list[Any] = list(plan(place, "harbour", wanted))
    jobs += plan_publication(place, "papers", wanted) if not press else []
    return fresh, [task for job in jobs if (task := fresh.task(job, formats, Choice(), press=press))]


@pytest.mark.parametrize("press", [False, True])
def test_what_is_built_without_the_folder_is_what_is_built_in_it(tmp_path: Path, press: bool) -> None:
    folder = _workspace(tmp_path / "ws")
    fresh, tasks = _tasks(folder, () if press else ("html",), press=press)
    job = sending.sent_job(fresh.workspace, fresh.cache, Choice(), tasks)
    parcels = [job.pack(task) for task in tasks]
    shared: sending.Shared = _opened(job.shared)
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    products = []
    for parcel in parcels:
        assert isinstance(parcel, Parcel)
        product = job.work(shared, _opened(parcel.data))
        assert isinstance(product, sending.Product), product
        products.append(product)
    assert not folder.exists()
    elsewhere.rename(folder)
    for task, parcel, product in zip(tasks, parcels, products, strict=True):
        assert isinstance(parcel, Parcel)
        if not press:  # Once is dear enough.
            held = fresh.workspace.held()
            made = build(held, task, task.goals, Choice())
            assert {path: (folder / path).read_bytes() for path in made.paths} == product.finished
            assert made == product.built
            # All that was read was sent, and of the folder nothing else is.
            read = {fresh.workspace.relative(path) for path in held.held_files}
            sent = {*shared.files, *_opened(parcel.data)[1]}
            assert read <= sent <= read | {"glossary.yaml", "names.yaml"}
            shutil.rmtree(folder / "dist")
        kept = job.unpack(task, parcel.kept, pickle.dumps(product))
        assert [one.path for one in kept.artifacts] == [goal.path for goal in task.goals] == list(product.finished)
        assert {path: (folder / path).read_bytes() for path in product.finished} == product.finished
        # What is in the cache is not sent.
        again = job.pack(task)
        assert isinstance(again, Outcome)
        assert [one.restored for one in again.artifacts] == [True] * len(task.goals)


def test_what_is_wrong_is_told_as_it_is_here(tmp_path: Path) -> None:
    folder = _workspace(tmp_path / "ws")
    for spoil in ("template", "link", "gap"):
        (folder / "templates/page.html").unlink(missing_ok=True)
        if spoil == "template":
            (folder / "templates/page.html").write_text('{% include "../texts/locks.md" %}')
        elif spoil == "link":
            (folder / "locales/az/harbour.po").unlink()
            (folder / "locales/az/harbour.po").symlink_to("/etc/hostname")
        else:
            (folder / "locales/az/harbour.po").unlink()
        fresh, tasks = _tasks(folder, ("html",))
        job = sending.sent_job(fresh.workspace, fresh.cache, Choice(), tasks[:1])
        packed = job.pack(tasks[0])
        told = job.work(_opened(job.shared), _opened(packed.data)) if isinstance(packed, Parcel) else packed
        assert isinstance(told, Outcome)
        with pytest.raises((GateError, MaterialError)) as caught:
            build(fresh.workspace.held(), tasks[0], tasks[0].goals, Choice())
        assert told.error is not None
        assert (type(told.error), told.error.message, told.error.hint) == (
            caught.type, caught.value.message, caught.value.hint
        )  # fmt: skip


def test_what_comes_back_is_written_as_it_would_be_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _workspace(tmp_path / "ws")
    fresh, (task, *_) = _tasks(folder, ("html",))
    job = sending.sent_job(fresh.workspace, fresh.cache, Choice(), [task])
    parcel = job.pack(task)
    assert isinstance(parcel, Parcel)
    product = job.work(_opened(job.shared), _opened(parcel.data))
    page = folder / task.goals[0].path

    (entry,) = product.built.entries
    monkeypatch.setattr(provenance, "system_fonts", lambda: "here")
    for fonts, refused in (("there", True), ("here", False)):
        entries = (replace(entry, inputs={**entry.inputs, "font:system": fonts}),)
        told = replace(product, built=replace(product.built, entries=entries))
        error = job.unpack(task, parcel.kept, pickle.dumps(told)).error
        assert (error is not None and "fonts of the worker's system" in error.message) is refused
        assert page.exists() is not refused

    page.unlink()
    page.symlink_to(tmp_path / "elsewhere")
    error = job.unpack(task, parcel.kept, pickle.dumps(product)).error
    assert error is not None
    assert "leads out of the workspace" in error.message
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_is_there_but_what_was_sent(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    held = SentWorkspace(tmp_path, find_workspace(small.write(tmp_path / "ws")).settings, sent={"texts/a.md": b"a"})
    assert isinstance(held, HeldWorkspace)
    assert held.read(tmp_path / "texts/a.md") == b"a"
    assert (held.text_ids(), held.override_paths(), held.has(tmp_path / "secret")) == (("a",), (), False)
    for path in (tmp_path / "secret", Path("/etc/hostname"), tmp_path / "../x"):
        with pytest.raises(MaterialError, match="was not sent"):
            held.read(path)
        with pytest.raises(MaterialError, match="was not sent"):
            held.read_if_there(path)
    held.put(tmp_path / "dist/a", b"made")
    assert (held.finished, (tmp_path / "dist").exists()) == ({"dist/a": b"made"}, False)

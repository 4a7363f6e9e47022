"""A workspace of many catalogues, all of them to be changed by the next update, and what that update should leave."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from dragoman import catalogue, reading, segmentation
from dragoman.catalogue import parse, verified
from dragoman.model import Unit
from dragoman.pipeline import Memories, Workspace, open_workspace, update, writing

NOON = datetime(2024, 3, 12, 12, 0, tzinfo=UTC)
LATER = datetime(2024, 4, 1, 8, 30, tzinfo=UTC)
TEXTS = 12
SETTINGS = "source: en\ntargets: [az, ru]\n"
MORE_TARGETS = "source: en\ntargets: [az, ru, tr]\n"
Files = dict[str, bytes]
"""Path within the workspace → what the file holds."""


@dataclass(frozen=True)
class Ground:
    """A workspace before its update and after an undisturbed one."""

    root: Path
    before: Files
    after: Files

    def reset(self) -> None:
        """Put everything back to where the update begins."""
        shutil.rmtree(self.root / ".dragoman", ignore_errors=True)
        for name in snapshot(self.root).keys() - self.before.keys():
            (self.root / name).unlink()
        turkish = self.root / "locales/tr"
        if turkish.exists():
            turkish.rmdir()
        for name, data in self.before.items():
            (self.root / name).write_bytes(data)

    def torn(self) -> list[str]:
        """The catalogues that are neither as they were nor as they should become; there should be none."""
        found = snapshot(self.root)
        return [
            name
            for name in sorted({*self.before, *self.after})
            if found.get(name) not in (self.before.get(name), self.after.get(name))
        ]


def prepare(root: Path) -> Ground:
    """Make the workspace: texts with finished catalogues, every text edited since, one more language asked for.

    The sentences that come into a text are such as others have had: the memory fills them in.
    """
    (root / "texts").mkdir(parents=True)
    (root / "dragoman.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(TEXTS):
        _path(root, number).write_text(_text(number, edited=False), encoding="utf-8")
    run_update(root, NOON)
    for path in root.glob("locales/*/*.po"):
        found = parse(path.read_bytes())
        path.write_bytes(verified(replace(found, units=tuple(map(_translated, found.units)))))
    (root / "dragoman.yaml").write_text(MORE_TARGETS, encoding="utf-8")
    for number in range(TEXTS):
        _path(root, number).write_text(_text(number, edited=True), encoding="utf-8")
    before = snapshot(root)
    run_update(root, LATER)
    ground = Ground(root, before, snapshot(root))
    changed = [name for name, data in ground.after.items() if before.get(name) != data]
    assert len(changed) == TEXTS * 4, "every template and catalogue of every text must have something to write"
    ground.reset()
    return ground


def run_update(root: Path, now: datetime = LATER) -> None:
    """What ``dragoman update`` does, without the program around it."""
    workspace = _opened(root, (root / "dragoman.yaml").read_bytes())
    memories = Memories(workspace)
    with writing(workspace, "dragoman update"):
        for text_id in workspace.text_ids():
            update(workspace, text_id, now, memories=memories)


@cache
def _opened(root: Path, settings: bytes) -> Workspace:
    return open_workspace(root)


@contextmanager
def in_haste() -> Iterator[None]:
    """Make a thousand runs bearable: what is pure is computed once, and the disk is not waited for.

    The steps from bytes to bytes give the same value for the same values. All reading, comparing, writing and renaming
    of files is done anew in each run.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module, names in (
            (catalogue, ("parse", "verified", "merge", "template", "extract")),
            (reading, ("read_text",)),
            (segmentation, ("segment_text",)),
        ):
            for name in names:
                patch.setattr(module, name, cache(getattr(module, name)))
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


def snapshot(root: Path) -> Files:
    """Every file of the workspace but its lock and what is remembered."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".dragoman.lock" and ".dragoman" not in path.relative_to(root).parts
    }


def _path(root: Path, number: int) -> Path:
    return root / f"texts/paper-{number:02}.md"


def _translated(unit: Unit) -> Unit:
    return replace(unit, target=(f"«{unit.source}»",), flags=())


def _text(number: int, *, edited: bool) -> str:
    """A paper: one sentence of it is edited, one leaves it, and one comes that others have had."""
    boats = "Thirteen" if edited else "Twelve"
    other = (number + 5) % TEXTS if edited else number
    return (
        f"---\nid: paper-{number:02}\nkind: statement\ndate: 2024-03-12\n---\n\n# PAPER {number}\n\n"
        f"The harbour of Norland was opened in {1900 + number}. {boats} boats carry grain to the islands.\n\n"
        f"{_LAST[other // 3]}\n"
    )


_LAST = (
    "Nobody was hurt in the storm of that winter.",
    "The lamps along the quay are lit at dusk.",
    "A choir sang at the old town hall.",
    "Letters from the islands arrive on Tuesdays.",
)

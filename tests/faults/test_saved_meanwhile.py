"""A catalogue that a translator saves while an update is under way is not overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import catalogue
from dragoman.model import MaterialError
from tests.conftest import Runner
from tests.faults.ground import LATER, NOON, prepare, run_update, snapshot
from tests.faults.stopping import unfinished

THEIRS = "Saved just now."


def save(path: Path) -> bytes:
    """What a translator's editor does: the first translation anew."""
    found = path.read_bytes()
    theirs = found.replace("«PAPER 0»".encode(), THEIRS.encode())
    assert theirs != found
    path.write_bytes(theirs)
    return theirs


def after(function: Callable[..., Any], times: int, save: Callable[[], object]) -> Callable[..., Any]:
    """The function, and somebody who saves after its n-th call."""
    calls = 0

    def call(*args: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        result = function(*args, **options)
        if calls == times:
            save()
        return result

    return call


@pytest.mark.parametrize(
    ("module", "name", "times"),
    [
        (catalogue, "merge", 1),
        (catalogue, "verified", 2),
        # The POT is synced first and then its folder; the third is the catalogue itself, already beside the old one.
        (os, "fsync", 3),
        (os, "fchmod", 2),
    ],
    ids=["after the merge", "before it is written", "while it is synced", "while it is written"],
)
def test_a_save_in_between_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, times: int
) -> None:
    ground = prepare(tmp_path / "ws")
    path = ground.root / "locales/az/paper-00.po"
    saved: list[bytes] = []
    monkeypatch.setattr(module, name, after(getattr(module, name), times, lambda: saved.append(save(path))))
    with pytest.raises(MaterialError, match="changed by another program") as caught:
        run_update(ground.root)
    monkeypatch.undo()
    assert "again" in caught.value.hint
    assert path.read_bytes() == saved[0]
    assert unfinished(ground.root) == []
    run_update(ground.root)
    assert path.read_bytes() == ground.after["locales/az/paper-00.po"].replace("«PAPER 0»".encode(), THEIRS.encode())
    assert snapshot(ground.root).keys() == ground.after.keys()


def test_the_command_tells_whose_work_it_left_alone_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Runner
) -> None:
    ground = prepare(tmp_path / "ws")
    path = ground.root / "locales/az/paper-00.po"
    saved: list[bytes] = []
    # Not the first call of the run: all of them are made before the first catalogue is written.
    monkeypatch.setattr(os, "fchmod", after(os.fchmod, 1, lambda: saved.append(save(path))))
    result = run("update", cwd=ground.root)
    monkeypatch.undo()
    assert result.code == 1
    assert "paper-00.po: was changed by another program" in result.err
    assert "Run the command again" in result.err
    assert "Traceback" not in result.err
    assert path.read_bytes() == saved[0]
    assert b"Thirteen boats" in (ground.root / "locales/az/paper-11.po").read_bytes()


def test_a_catalogue_that_somebody_adds_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = prepare(tmp_path / "ws")
    path = ground.root / "locales/tr/paper-00.po"

    def add() -> None:
        path.parent.mkdir()
        path.write_bytes(b'msgid "a"\nmsgstr "b"\n')

    monkeypatch.setattr(catalogue, "verified", after(catalogue.verified, 4, add))
    with pytest.raises(MaterialError, match=r"tr/paper-00\.po: was changed"):
        run_update(ground.root, NOON)
    monkeypatch.undo()
    assert path.read_bytes() == b'msgid "a"\nmsgstr "b"\n'
    run_update(ground.root, LATER)
    assert b'#~ msgid "a"\n#~ msgstr "b"' in path.read_bytes()

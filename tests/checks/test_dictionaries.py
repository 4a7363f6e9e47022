"""Spelling dictionaries of a workspace, with a Hunspell of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.languages import spelling
from dragoman.pipeline import open_workspace
from dragoman.pipeline.spelling import dictionaries


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a dictionary of its own, and one that is a link to a file outside."""
    monkeypatch.setattr(spelling, "is_available", lambda: True)
    monkeypatch.delenv("DICPATH", raising=False)
    folder = tmp_path / "office"
    (folder / "dictionaries").mkdir(parents=True)
    (folder / "dragoman.yaml").write_text("targets: [az, tly]\n")
    for name in ("az.dic", "az.aff"):
        (folder / "dictionaries" / name).write_text("1\nliman\n" if name.endswith("dic") else "SET UTF-8\n")
    outside = tmp_path / "tly.dic"
    outside.write_text("1\nsecret\n")
    (folder / "dictionaries/tly.dic").symlink_to(outside)
    (folder / "dictionaries/tly.aff").write_text("SET UTF-8\n")
    return folder


def test_the_workspaces_own_dictionary_is_found_and_a_link_out_of_it_is_not(office: Path) -> None:
    found = dictionaries(open_workspace(office))
    assert "az" in found
    assert "tly" not in found


def test_nothing_is_looked_for_without_the_binding(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_available", lambda: False)
    assert not dictionaries(open_workspace(office))

"""What `dragoman update` says before and after it writes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dragoman.catalogue import parse
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]


@pytest.fixture
def edited(tmp_path: Path, run: Runner) -> Path:
    """The sample workspace with a figure, a quotation mark and a sentence changed."""
    folder = tmp_path / "ws"
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "dragoman.yaml", folder)
    assert run("update", "--quiet", cwd=folder).code == 0
    text = folder / "texts/river-ferry-report.md"
    source = text.read_text()
    for old, new in (("112 passengers", "113 passengers"), ("9–10", "9-10"), ("Not everything went smoothly. ", "")):
        assert old in source
        source = source.replace(old, new)
    text.write_text(source)
    return folder


def test_a_dry_run_writes_nothing_and_says_all(edited: Path, run: Runner) -> None:
    before = {path: path.read_bytes() for path in (edited / "locales").rglob("*.po*")}
    preview = run("update", "--dry-run", cwd=edited)
    assert (preview.code, preview.out) == (0, "")
    assert {path: path.read_bytes() for path in (edited / "locales").rglob("*.po*")} == before
    lines = preview.err.splitlines()
    assert lines[0] == "locales/river-ferry-report.pot"
    assert lines[1] == (
        "locales/az/river-ferry-report.po: 21 kept, 1 carried over (typography), 1 to review (number 1), 1 retired"
    )
    assert lines[-2].startswith("4 catalogues: ")
    assert lines[-1] == "nothing was written"
    assert run("update", cwd=edited).err.splitlines() == lines[:-1]
    assert run("update", "--dry-run", cwd=edited).err == "nothing to do\n"


def test_the_same_as_json(edited: Path, run: Runner) -> None:
    told = json.loads(run("update", "--dry-run", "--format", "json", cwd=edited).out)
    found = {(one["text"], one["locale"]): one for one in told}
    assert len(found) == len(told) == 8
    one = found["river-ferry-report", "az"]
    assert one["catalogue"] == "locales/az/river-ferry-report.po"
    assert one["changed"]
    expected = {"kept": 21, "typography": 1, "review": 1, "retired": 1, "new": 0, "returned": 0, "dated": 0}
    assert {name: one["counts"][name] for name in expected} == expected
    assert one["kinds"] == {"number": 1}
    stem = "The first boat left the quay of Port Velsa at 5.45 a.m. with {} passengers on board."
    assert one["review"] == [
        {"context": None, "source": stem.format(113), "previous": [stem.format(112)], "kinds": ["number"]}
    ]
    other = found["lake-day-statement", "ru"]
    assert not other["changed"]
    assert other["review"] == []


def test_typography_is_reviewed_when_asked(edited: Path, run: Runner) -> None:
    settings = edited / "dragoman.yaml"
    settings.write_text(settings.read_text() + "\ncarry-typography: false\n")
    assert "2 to review (typography 1, number 1)" in run("update", cwd=edited).err
    catalogue = parse((edited / "locales/az/river-ferry-report.po").read_bytes())
    assert sum(unit.fuzzy for unit in catalogue.units) == 2
    settings.write_text(settings.read_text().replace("false", "never"))
    refused = run("update", cwd=edited)
    assert refused.code == 2
    assert "carry-typography: true or false is expected" in refused.err

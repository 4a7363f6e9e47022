"""A workspace that came from somebody else: what is remembered in it, and its dist/, lead nowhere and stop nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.incremental import small

AZ = "dist/harbour/harbour.en-az.html"


@pytest.fixture
def built(tmp_path: Path, run: Runner) -> Path:
    folder = small.write(tmp_path / "ws")
    assert run("build", "-j", "1", cwd=folder).code == 0
    return folder


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    file = tmp_path / "elsewhere" / "precious"
    file.parent.mkdir()
    file.write_text("mine")
    return file


@pytest.mark.parametrize("name", ["state.json", "lock", ".gitignore"])
def test_no_link_among_what_is_remembered_is_written_through(
    built: Path, run: Runner, precious: Path, name: str
) -> None:
    for target in (precious, precious.with_name("absent")):
        (built / ".dragoman" / name).unlink()
        (built / ".dragoman" / name).symlink_to(target)
        small.edit(built / "texts/harbour.md", "id: harbour\n", "id: harbour\ndate: 2024-05-01\n")
        assert run("build", "-j", "1", cwd=built).code == 0
        assert [(path.name, path.read_text()) for path in precious.parent.iterdir()] == [("precious", "mine")]
        small.edit(built / "texts/harbour.md", "date: 2024-05-01\n", "")


def test_a_pipe_in_place_of_the_state_is_not_waited_for(built: Path, run: Runner) -> None:
    state = built / ".dragoman/state.json"
    state.unlink()
    os.mkfifo(state)
    assert run("build", "-j", "1", cwd=built).code == 0
    assert run("build", cwd=built).err == "4 files are up to date\n"


@pytest.mark.parametrize("command", ["status", "update", "check"])
def test_a_pipe_or_a_link_in_place_of_what_is_remembered_is_not_read(
    built: Path, run: Runner, precious: Path, command: str
) -> None:
    assert run("update", cwd=built).code == 0
    good, place = run(command, cwd=built), built / f".dragoman/{command}.json"
    for spoil in (os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(precious)):
        place.unlink(missing_ok=True)
        spoil(place)
        assert run(command, cwd=built) == good
    assert precious.read_text() == "mine"


@pytest.mark.parametrize("link", ["objects", "objects/zz", "records", "records/zz"])
def test_folders_of_the_cache_that_lead_out_are_left_alone(
    built: Path, run: Runner, precious: Path, link: str
) -> None:
    place = built / ".dragoman/cache" / link
    if place.exists():
        place.rename(place.with_name("away"))
    shard = precious.parent / "zz"
    shard.mkdir()
    (shard / "mine").write_text("mine")
    place.symlink_to(precious.parent if "/" not in link else shard)
    small.edit(built / "locales/az/harbour.po", "Doqquz", "9")
    for command in (("build", "-j", "1", "--force"), ("clean",), ("clean", "--all")):
        assert run(*command, cwd=built).code == 0
        assert sorted(path.name for path in precious.parent.rglob("*")) == ["mine", "precious", "zz"]


def test_an_artifact_that_is_a_link_out_is_not_written_through(built: Path, run: Runner, precious: Path) -> None:
    for options in ((), ("--force",)):  # From the cache, and built.
        (built / AZ).unlink()
        (built / AZ).symlink_to(precious)
        done = run("build", "-j", "1", *options, cwd=built)
        assert (done.code, "leads out of the workspace" in done.err) == (1, True)
        assert precious.read_text() == "mine"


def test_where_one_publishes_a_second_build_and_clean_work_too(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    (tmp_path / "published").mkdir()
    (folder / "dist").symlink_to(tmp_path / "published")
    assert run("build", "-j", "1", cwd=folder).code == 0
    small.edit(folder / "locales/az/harbour.po", "Doqquz", "9")
    assert run("build", "-j", "1", cwd=folder).code == 0
    assert run("proof", cwd=folder).code == 0
    (folder / "texts/locks.md").unlink()
    assert run("clean", cwd=folder).err.count(": removed\n") == 2
    assert run("build", cwd=folder).err == "2 files are up to date\n"
    # The manifest itself is no link: it would be read from wherever it leads.
    (tmp_path / "other.json").write_text("{}")
    (folder / "dist/manifest.json").unlink()
    (folder / "dist/manifest.json").symlink_to(tmp_path / "other.json")
    assert "leads out of the workspace" in run("build", cwd=folder).err


def test_values_that_no_build_writes(built: Path, run: Runner) -> None:
    state, manifest = built / ".dragoman/state.json", built / "dist/manifest.json"
    document = json.loads(state.read_bytes())
    document["texts"]["\ud800"] = document["values"]["\ud800"] = document["passages"]["\ud800"] = ["\ud800", "\ud800"]
    told = json.dumps(document, separators=(",", ":")).encode()
    state.write_bytes(small.resealed(told))
    manifest.write_text(manifest.read_text().replace('"size": ', '"size": 1e99'))
    small.edit(built / "locales/az/harbour.po", "Doqquz", "9")
    assert run("build", "-j", "1", cwd=built).code == 0
    assert run("clean", cwd=built).code == 0
    assert "4 files are up to date" in run("build", cwd=built).err


def test_a_template_whose_name_is_no_utf_8_is_none(built: Path, run: Runner) -> None:
    (built / "templates").mkdir()
    try:
        (built / os.fsdecode(b"templates/caf\xe9.css")).write_text("a {}")
    except OSError:
        pytest.skip("this file system knows no such names")
    assert run("build", cwd=built).err == "4 files are up to date\n"

"""`dragoman clean`: what is no longer wanted goes, and nothing that is not ours."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.incremental import small

AZ, RU = "dist/harbour/harbour.en-az.html", "dist/harbour/harbour.en-ru.html"
LOCKS = ("dist/locks/locks.en-az.html", "dist/locks/locks.en-ru.html")


@pytest.fixture
def built(tmp_path: Path, run: Runner) -> Path:
    folder = small.write(tmp_path / "ws")
    assert run("build", cwd=folder).code == 0
    return folder


def paths(folder: Path) -> set[str]:
    return set(small.dist(folder)) - {"dist/manifest.json"}


def test_what_is_wanted_stays(built: Path, run: Runner) -> None:
    assert run("clean", cwd=built).err == "nothing to clean\n"
    assert paths(built) == {AZ, RU, *LOCKS}
    assert run("build", cwd=built).err == "4 files are up to date\n"


def test_what_is_of_a_text_that_is_gone_is_told_and_goes(built: Path, run: Runner) -> None:
    (built / "texts/locks.md").unlink()
    assert "2 files in dist/ of texts, locales, layouts or formats that are no more" in run("build", cwd=built).err
    promised = run("clean", "--dry-run", cwd=built).err
    assert "would be removed" in promised
    assert paths(built) == {AZ, RU, *LOCKS}
    said = run("clean", cwd=built).err
    assert said.count(": removed\n") == 2
    assert said == promised.replace("would be removed", "removed")
    assert paths(built) == {AZ, RU}
    assert not (built / "dist/locks").exists()
    assert set(json.loads((built / "dist/manifest.json").read_bytes())["artifacts"]) == {AZ, RU}
    assert run("build", cwd=built).err == "2 files are up to date\n"


def test_locales_layouts_and_publications_that_are_no_more(built: Path, run: Runner) -> None:
    assert run("build", "harbour", "--layout", "interlinear", "--locale", "az", cwd=built).code == 0
    small.edit(built / "dragoman.yaml", "[az, ru]", "[az]")
    assert run("clean", cwd=built).code == 0
    assert paths(built) == {AZ, LOCKS[0]}


def test_a_text_that_cannot_be_read_keeps_what_was_built_of_it(built: Path, run: Runner) -> None:
    (built / "texts/harbour.md").write_bytes(b"\xff")
    assert "harbour: cannot be read" in run("clean", cwd=built).err
    assert paths(built) == {AZ, RU, *LOCKS}


def test_nothing_of_somebody_elses_goes(built: Path, run: Runner) -> None:
    (built / AZ).write_bytes(b"mine")
    (built / "dist/locks/notes.txt").write_text("mine")
    manifest = built / "dist/manifest.json"
    told = json.loads(manifest.read_bytes())
    entry = told["artifacts"][RU]
    (built / "secret.html").write_bytes((built / RU).read_bytes())
    elsewhere = built.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "linked.html").write_bytes((built / RU).read_bytes())
    (built / "dist/linked").symlink_to(elsewhere)
    told["artifacts"] |= {"dist/../secret.html": entry, "secret.html": entry, "dist/linked/linked.html": entry,
                          "dist/x/../../secret.html": entry, str(elsewhere / "linked.html"): entry}
    manifest.write_text(json.dumps(told))
    done = run("clean", "--all", cwd=built)
    assert f"{AZ}: was changed since it was built, and stays" in done.err
    assert paths(built) >= {AZ, "dist/locks/notes.txt"}
    assert not paths(built) & {RU, *LOCKS}
    assert (built / "secret.html").exists()
    assert (elsewhere / "linked.html").exists()
    assert [path.name for path in (built / ".dragoman").iterdir() if path.name not in {"lock", ".gitignore"}] == []


def test_a_folder_of_memories_that_leads_elsewhere_is_not_used(tmp_path: Path, run: Runner) -> None:
    folder, elsewhere = small.write(tmp_path / "ws"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / ".dragoman").symlink_to(elsewhere)
    for command in (("build",), ("build",), ("clean", "--all")):
        assert run(*command, cwd=folder).code == 0
        assert list(elsewhere.iterdir()) == []


def test_a_format_that_is_asked_for_no_more_is_told_and_goes(built: Path, run: Runner) -> None:
    folder = built
    small.edit(folder / "dragoman.yaml", "[html]", "[html, epub]")
    assert run("build", cwd=folder).code == 0
    assert "no more" not in run("build", "--format", "html", cwd=folder).err
    for name in ("harbour.en-az.press.pdf", "harbour.en-az.facing.press.pdf"):
        _claimed(folder, f"dist/harbour/{name}")
    small.edit(folder / "dragoman.yaml", "[html, epub]", "[html]")
    # Four EPUBs, and a file for the press whose edition is no more.
    assert "5 files in dist/" in run("build", cwd=folder).err
    told = run("clean", cwd=folder).err
    assert told.count(".epub: removed\n") == 4
    assert paths(folder) == {AZ, RU, *LOCKS, "dist/harbour/harbour.en-az.press.pdf"}


def _claimed(folder: Path, path: str) -> None:
    """Write a file that the manifest tells of."""
    file = folder / "dist/manifest.json"
    told = json.loads(file.read_text())
    (folder / path).write_bytes(b"%PDF")
    entry = {**told["artifacts"][AZ], "sha256": hashlib.sha256(b"%PDF").hexdigest(), "size": 4}
    told["artifacts"] = dict(sorted({**told["artifacts"], path: entry}.items()))
    file.write_text(json.dumps(told))


def test_what_is_no_more_is_told_without_what_is_remembered_and_until_it_is_gone(built: Path, run: Runner) -> None:
    (built / "texts/locks.md").unlink()
    (built / ".dragoman/state.json").unlink()
    for _ in range(2):
        assert "2 files in dist/ of texts, locales, layouts or formats that are no more" in run("build", cwd=built).err
    (built / LOCKS[0]).unlink()
    (built / LOCKS[1]).write_bytes(b"mine")  # `clean` would leave it.
    for _ in range(2):
        assert run("build", cwd=built).err == "2 files are up to date\n"
    state = built / ".dragoman/state.json"
    told = state.read_bytes().replace(b'"artifacts":{', b'"artifacts":{"/etc/hostname":["",[],[],0],')
    state.write_bytes(small.resealed(told))
    assert run("build", cwd=built).err == "2 files are up to date\n"


def test_what_cannot_be_removed_is_told_and_not_forgotten(
    built: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (built / "texts/locks.md").unlink()
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name in LOCKS[0] or path.name == "manifest.json":
            raise OSError(30, "Read-only file system")
        unlink(path, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        done = run("clean", cwd=built)
    assert (done.code, f"error: {LOCKS[0]}: cannot be removed" in done.err) == (2, True)
    assert paths(built) == {AZ, RU, LOCKS[0]}
    assert f"{LOCKS[0]}: removed\n" in run("clean", cwd=built).err
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        assert "manifest.json: cannot be removed" in run("clean", "--all", cwd=built).err

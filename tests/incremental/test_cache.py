"""The cache: what was built before comes back byte for byte, and what is damaged is built."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.workspace.cache import Cache
from tests.conftest import Runner
from tests.incremental import small

AZ = "dist/harbour/harbour.en-az.html"


@pytest.mark.parametrize("shared", [False, True])
def test_what_was_built_before_comes_from_the_cache(tmp_path: Path, run: Runner, shared: bool) -> None:
    folder = small.write(tmp_path / "ws")
    options = ("--cache", str(tmp_path / "cache")) if shared else ()
    assert run("build", *options, cwd=folder).code == 0
    first = small.dist(folder)
    small.edit(folder / "texts/harbour.md", "Velsa", "Ostel")
    assert run("build", "--draft", *options, cwd=folder).code == 0
    small.edit(folder / "texts/harbour.md", "Ostel", "Velsa")
    done = run("build", *options, cwd=folder)
    assert f"{AZ} (from the cache)\n" in done.err
    assert small.dist(folder) == first
    assert "(from the cache)" not in run("build", "--force", *options, cwd=folder).err


def test_two_checkouts_share_one_by_the_environment(
    tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    one, other = small.write(tmp_path / "one"), small.write(tmp_path / "other")
    assert run("build", cwd=one).code == 0
    (other / "locales/az/harbour.po").write_text((other / "locales/az/harbour.po").read_text() + "\n# Mine.\n")
    done = run("build", cwd=other)
    assert done.err.count("(from the cache)") == 4
    assert not (other / ".dragoman/cache").exists()
    small.edit(one / "locales/az/harbour.po", "\n\nmsgid", "\n\n# Mine.\nmsgid")
    pages = {name: digest for name, digest in small.dist(one).items() if name.endswith(".html")}
    assert pages.items() <= small.dist(other).items()
    # Whoever writes into an artifact damages neither the cache nor the other checkout.
    (one / AZ).write_bytes(b"mine")
    (other / AZ).unlink()
    assert f"{AZ} (from the cache)" in run("build", cwd=other).err
    assert (other / AZ).read_bytes() != b"mine"


DAMAGES = {
    "cut": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "empty": lambda data: b"",
    "another": lambda data: b"<p>Forged.</p>",
    "not text": lambda data: b"\xff" * 40,
}


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_what_is_damaged_is_built_and_never_believed(tmp_path: Path, run: Runner, damage: str) -> None:
    folder = small.write(tmp_path / "ws")
    assert run("build", cwd=folder).code == 0
    first = small.dist(folder)
    for path in [*(folder / "dist").rglob("*.html"), *(folder / ".dragoman/cache").rglob("*")]:
        if path.is_file():
            data = DAMAGES[damage](path.read_bytes())
            path.unlink()
            path.write_bytes(data)
    done = run("build", cwd=folder)
    assert (done.code, "(from the cache)" in done.err) == (0, False)
    assert small.dist(folder) == first


def test_a_state_that_is_none_costs_a_build_and_nothing_else(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    assert run("build", cwd=folder).code == 0
    first, state = small.dist(folder), folder / ".dragoman/state.json"
    good = state.read_bytes()
    none = (b"", b"[]", b"{}", b"[" * 100_000, b'{"version": 9}', good[:-40])
    for held in (*none, good.replace(b'"pairs":[', b'"pairs":[7,'), good.replace(b'"files":{', b'"files":[],"x":{'),
                 good.replace(b'"machine":{', b'"machine":{"watched":7,')):  # fmt: skip
        for written in (held, small.resealed(held)):
            state.write_bytes(written)
            assert run("build", cwd=folder).code == 0, held[:30]
            assert small.dist(folder) == first
    os.truncate(state, 0)
    os.truncate(state, 1 << 40)  # A file with a hole: it takes no room, and nothing could hold it.
    assert run("build", cwd=folder).code == 0
    assert small.dist(folder) == first


def test_a_bit_of_the_state_that_flips_is_not_believed(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    small.age(folder)
    assert run("build", "harbour", cwd=folder).code == 0
    assert run("build", "harbour", cwd=folder).err == "2 files are up to date\n"
    state = folder / ".dragoman/state.json"
    good = json.loads(state.read_bytes())
    for change in (
        lambda told: told["files"]["texts/harbour.md"].__setitem__(4, "0" * 64),
        lambda told: told["texts"]["harbour"].__setitem__(1, "tr"),
    ):
        told = json.loads(json.dumps(good))
        change(told)
        state.write_text(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
        done = run("build", "harbour", cwd=folder)
        assert (done.code, "up to date" in done.err) == (0, False)
        assert run("build", "harbour", cwd=folder).err == "2 files are up to date\n"


def test_nothing_of_it_raises(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for cache in (Cache(tmp_path / "file"), Cache(tmp_path / "nowhere", shared=True)):
        assert cache.object("0" * 64) is None
        assert cache.record("../../etc/passwd") is None
        cache.keep("0" * 64, tmp_path / "absent")
        cache.note("..", b"x")
    good = Cache(tmp_path / "good")
    good.note("1" * 64, b"noted")
    assert good.record("1" * 64) == b"noted"
    # A record that lies under another key is none.
    place = tmp_path / "good/records/22" / ("2" * 62)
    place.parent.mkdir(parents=True)
    (tmp_path / "good/records/11" / ("1" * 62)).rename(place)
    assert good.record("2" * 64) is None


def test_two_builds_at_once(tmp_path: Path, run: Runner) -> None:
    folder, alone = small.write(tmp_path / "ws"), small.write(tmp_path / "alone")
    command = [sys.executable, "-m", "dragoman", "build", "-j", "1", "--cache", str(tmp_path / "cache")]
    both = [subprocess.Popen(command, cwd=folder, env=small.ENVIRONMENT, stderr=subprocess.PIPE) for _ in range(2)]
    for process in both:
        _, told = process.communicate(timeout=120)
        assert process.returncode == 0, told
    assert run("build", cwd=alone).code == 0
    assert small.dist(folder) == small.dist(alone)
    assert run("build", cwd=folder).err == "4 files are up to date\n"
    assert not list(folder.rglob("*.dragoman-unfinished"))

"""A build with nothing to do reads no file of the material, and imports nothing of what builds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dragoman.workspace.digests import Digests, moment, settled
from tests.conftest import Runner
from tests.incremental import small

WATCH = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from dragoman.cli.main import cli
cli.main(["build"], standalone_mode=False)
print(json.dumps([opened, sorted(sys.modules)]))
"""
HEAVY = (
    "weasyprint", "jinja2", "markdown_it", "pikepdf", "fontTools", "dragoman.reading", "dragoman.rendering",
)  # fmt: skip


def test_no_file_is_read_that_did_not_change(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws", small.SETTINGS.replace("[html]", "[html, epub]"))
    small.age(folder)

    def watched() -> tuple[list[str], list[str]]:
        done = subprocess.run(
            [sys.executable, "-c", WATCH], cwd=folder, env=small.ENVIRONMENT, capture_output=True,
            text=True, timeout=120,
        )
        assert done.returncode == 0, done.stderr
        opened, modules = json.loads(done.stdout.splitlines()[-1])
        inside = [Path(path).relative_to(folder).as_posix() for path in opened if path.startswith(f"{folder}/")]
        return inside, modules

    watched()
    watched()  # Files that were as young as the moment are read once more.
    inside, modules = watched()
    assert sorted(set(inside)) == [".dragoman/state.json", "dragoman.yaml"]
    assert [name for name in modules if name.startswith(HEAVY)] == []
    small.edit(folder / "locales/az/harbour.po", "Doqquz", "9")
    assert {path for path in watched()[0] if path.startswith(("texts/", "locales/"))} == {
        "texts/harbour.md", "locales/az/harbour.po",
    }  # fmt: skip


def test_a_file_as_young_as_the_moment_is_read_again(tmp_path: Path) -> None:
    file, read = tmp_path / "a", []

    def reading(name: str) -> bytes:
        read.append(name)
        return (tmp_path / name).read_bytes()

    def digests(remembered: dict[str, object], now: int) -> Digests:
        return Digests(tmp_path, remembered, reading, lambda: now)

    file.write_bytes(b"one")
    written = max(file.stat().st_mtime_ns, file.stat().st_ctime_ns)
    young = digests({}, written)
    first = young.of("a")
    assert (young.to_remember(), young.of("b"), young.of("a")) == ({}, "", first)
    old = digests({}, written + 1)
    assert old.of("a") == first
    remembered = old.to_remember()
    assert list(remembered) == ["a"]
    assert read == ["a", "a"]
    assert digests(dict(remembered), 0).of("a") == first
    assert read == ["a", "a"]
    for damaged in ({"a": 7}, {"a": [1, 2]}, {"a": [*list(remembered["a"])[:4], None]}):
        assert digests(damaged, 0).of("a") == first
    file.write_bytes(b"two")
    again = settled(str(file), Digests(tmp_path, {}, reading, lambda: 0).of("a"), lambda: moment(tmp_path))
    assert again is not None
    assert settled(str(file), first, lambda: moment(tmp_path)) is None

"""What the documents say is true: README's commands run, links lead somewhere, the rooms are the ones described."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Runner

from dragoman.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

STATEMENT = """STATEMENT

by the Commissioner for Inland Waters on the Day of Harbours

The harbours of the country are open to all. Twelve of them were rebuilt last year.

Ada Merrow
The Commissioner for Inland Waters

12 March 2024
"""


def test_each_command_of_the_readme_runs(tmp_path: Path, run: Runner) -> None:
    shutil.copy(ROOT / "dragoman.yaml", tmp_path)
    for name in ("texts", "locales", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "statement.txt").write_text(STATEMENT)
    blocks = re.findall(r"```console\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("$ ")]
    assert len(lines) >= 4
    for line in lines:
        program, *arguments = shlex.split(line[2:], comments=True)
        assert program == "dragoman", line
        if arguments[0] == "watch":
            _watches(arguments, tmp_path)
            continue
        if arguments[0] == "build":
            arguments += ["--format", "html"]
        result = run(*arguments, cwd=tmp_path)
        assert result.code == 0, f"{line}\n{result.err}"
    assert (tmp_path / "dist/statement/statement.en-az.html").is_file()


def _watches(arguments: list[str], folder: Path) -> None:
    """Run a command that goes on until it is told to end."""
    command = [sys.executable, "-m", "dragoman", *arguments, "--format", "html"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(line.startswith("watching ") for line in process.stderr)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0, process.stderr.read()


def test_the_two_make_targets_of_the_readme_exist() -> None:
    targets = re.findall(r"^    make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text()
    assert targets == ["publish", "test"]
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", re.sub(r"^    .*$|`[^`]*`", "", document.read_text(), flags=re.M)):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document.name}: {target}"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_each_command_has_its_help(run: Runner, name: str) -> None:
    result = run(name, "--help")
    assert result.code == 0
    assert "--workspace" in result.out
    assert len(result.out.splitlines()) > 6


def test_each_room_is_in_the_architecture_and_the_other_way_round() -> None:
    rooms = {path.parent.name for path in (ROOT / "src/dragoman").glob("*/__init__.py")}
    described = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE))
    assert described == rooms


def test_no_module_is_longer_than_400_lines() -> None:
    long = [path for path in (ROOT / "src").rglob("*.py") if len(path.read_text().splitlines()) > 400]
    assert not long


def test_there_is_no_room_for_what_has_no_place() -> None:
    names = {path.stem for path in (ROOT / "src").rglob("*") if path.suffix == ".py" or path.is_dir()}
    assert not names & {"utils", "util", "helpers", "common", "misc"}

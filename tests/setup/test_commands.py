"""The Makefile and the scripts behind it: each command is explained, and each script is sound."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()
SCRIPTS = sorted((ROOT / "setup").glob("*.sh"))
ASKED_FOR = ("publish", "test", "lint", "bench", "clean", "lock", "help")


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # A make that started these tests would hand its flags on to those that they start.
    own = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def help_text() -> str:
    done = run("make", "help")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("target", sorted({*TARGETS, *ASKED_FOR}))
def test_help_explains_the_target(target: str, help_text: str) -> None:
    assert re.search(rf"^make {target}\s+\S.{{9,}}$", help_text, re.MULTILINE)


def test_make_alone_helps(help_text: str) -> None:
    assert run("make").stdout == help_text


@pytest.mark.parametrize("target", TARGETS)
def test_make_can_plan_the_target(target: str) -> None:
    done = run("make", "--dry-run", target)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("target", ["publish", "test", "lint", "bench"])
def test_what_needs_an_environment_prepares_it_first(target: str) -> None:
    assert run("make", "--dry-run", target).stdout.startswith("sh setup/prepare.sh ")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_name_only_targets_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^ {4}|^|`)(?:[A-Z]+=\S+ )*make ([a-z]+)(?=[`\s])", text, re.MULTILINE))
    assert named
    assert named <= set(TARGETS)


def test_there_are_scripts() -> None:
    assert {script.name for script in SCRIPTS} >= {"prepare.sh", "system.sh", "check.sh", "lock.sh", "bench.sh"}


@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci/run"], ids=lambda script: script.name)
@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_a_shell_reads_the_script(script: Path, shell: str) -> None:
    done = run(shell, "-n", str(script))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
@pytest.mark.parametrize("script", [*SCRIPTS, ROOT / ".ci/run"], ids=lambda script: script.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    done = run("shellcheck", "--external-sources", str(script.relative_to(ROOT)))
    assert done.returncode == 0, done.stdout


def test_the_gate_runs_the_tests_from_any_folder(tmp_path: Path) -> None:
    gate = ROOT / ".ci/run"
    assert os.access(gate, os.X_OK)
    # With a make that only says where it stands and what it was asked for, the gate's own part shows.
    (tmp_path / "make").write_text('#!/bin/sh\necho "$PWD: $* CI=$CI"\n', encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", gate], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{ROOT}: test CI=true\n")


def test_every_need_has_a_package_in_every_system() -> None:
    table = [line.split() for line in (ROOT / "setup/packages.txt").read_text(encoding="utf-8").splitlines()]
    head = next(row for row in table if row[:3] == ["#", "when", "need"])[1:]
    rows = [row for row in table if row and not row[0].startswith("#")]
    assert head == ["when", "need", "apt-get", "dnf", "pacman", "apk", "zypper", "brew"]
    assert {row[0] for row in rows} == {"run", "test"}
    assert [row for row in rows if len(row) != len(head) or not row[1].startswith(("cmd:", "lib:"))] == []

"""What the set-up does on systems other than this one: seen on a path that holds only the programs put there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "awk", "cat", "cmp", "cp", "dirname", "env", "grep", "id", "mktemp", "rm", "sed", "uname")
VALIDATORS = "gettext qpdf poppler-utils ghostscript default-jre-headless"


class System:
    """A project folder and a system with the bare tools; programs are put on it one by one."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "a project"
        self.bin = folder / "bin"
        self.log = folder / "log"
        self.bin.mkdir()
        shutil.copytree(ROOT / "setup", self.project / "setup", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "requirements.txt", "requirements-test.txt"):
            shutil.copy(ROOT / name, self.project)
        for tool in TOOLS:
            self.put(tool, f'exec {shutil.which(tool)} "$@"')

    def put(self, name: str, script: str) -> None:
        """Put a program of this name on the system."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def put_logged(self, name: str, script: str = "") -> None:
        """Put a program of this name on the system whose calls can be read in the log."""
        self.put(name, f'echo "{name} $*" >>"{self.log}"\n{script}')

    def put_python(self) -> None:
        self.put("python3", f'exec "{sys.executable}" "$@"')

    def prepare(self, level: str, **environment: str) -> tuple[int, str]:
        """The exit code of the set-up, and what it said."""
        script = self.project / "setup/prepare.sh"
        done = subprocess.run(
            [self.bin / "sh", script, level],
            env={"PATH": str(self.bin), "TMPDIR": str(self.bin.parent)} | environment,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []

    @property
    def untouched(self) -> bool:
        return not (self.project / ".venv").exists()


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("brew", "brew install gettext qpdf poppler ghostscript openjdk"),
        ("dnf", "dnf install gettext qpdf poppler-utils ghostscript java-latest-openjdk-headless"),
        ("pacman", "pacman -S --needed gettext qpdf poppler ghostscript jre-openjdk-headless"),
        ("apk", "apk add gettext qpdf poppler-utils ghostscript openjdk21-jre-headless"),
        ("zypper", "zypper install gettext-tools qpdf poppler-tools ghostscript java-21-openjdk-headless"),
        ("an-unknown-manager", VALIDATORS),
    ],
)
def test_without_apt_get_it_says_what_to_install_and_does_nothing(system: System, manager: str, advice: str) -> None:
    system.put_python()
    system.put_logged(manager)
    code, said = system.prepare("test")
    assert code == 1
    assert "lacks: msgfmt qpdf pdftotext gs java\n" in said
    assert said.endswith(f"{advice}\n")
    assert system.untouched
    assert system.calls == []


def test_only_what_is_missing_is_named(system: System) -> None:
    system.put_python()
    for there in ("msgfmt", "qpdf", "pdftotext", "gs"):
        system.put(there, "")
    _, said = system.prepare("test")
    assert "lacks: java\n" in said


def test_without_python_and_apt_get_it_asks_for_python(system: System) -> None:
    code, said = system.prepare("run")
    assert (code, said) == (1, "dragoman: Python 3.11 or newer is needed, and there is none on the path\n")
    assert system.untouched


OLD = 'case $2 in *exit*) exit 1 ;; *) echo 3.9 ;; esac'


def test_an_old_python_is_named(system: System) -> None:
    system.put("python3", OLD)
    system.put_logged("apt-get")
    code, said = system.prepare("run")
    assert code == 1
    assert "Python 3.11 or newer is needed, and python3 is 3.9\n" in said
    assert system.calls == []


def test_a_newer_python_beside_an_old_one_is_taken(system: System) -> None:
    system.put("python3", OLD)
    system.put("python3.12", f'exec "{sys.executable}" "$@"')
    _, said = system.prepare("test")
    assert "lacks: msgfmt" in said


@pytest.mark.parametrize(("script", "fault"), [(OLD, "is 3.9"), ("exit 127", "does not start")])
def test_the_python_that_was_asked_for_is_never_replaced(system: System, script: str, fault: str) -> None:
    system.put_python()
    system.put("mine", script)
    code, said = system.prepare("run", PYTHON="mine")
    assert (code, said) == (1, f"dragoman: PYTHON=mine {fault}; Python 3.11 or newer is needed\n")


def test_without_root_and_sudo_it_gives_the_command(system: System) -> None:
    system.put_python()
    system.put("id", "echo 1000")
    system.put_logged("apt-get")
    code, said = system.prepare("test")
    assert code == 1
    assert f"by hand, as root:  apt-get update && apt-get install {VALIDATORS}\n" in said
    assert system.untouched
    assert system.calls == []


@pytest.mark.parametrize(("ci", "call"), [("true", "sudo -n env"), ("", "sudo env")])
def test_sudo_asks_no_password_in_ci(system: System, ci: str, call: str) -> None:
    system.put_python()
    system.put("id", "echo 1000")
    system.put_logged("sudo")
    system.put_logged("apt-get")
    system.prepare("test", CI=ci)
    assert system.calls[0].startswith(f"{call} DEBIAN_FRONTEND=noninteractive apt-get ")


def test_the_lists_are_fetched_only_when_the_installation_fails_with_those_there(system: System) -> None:
    system.put_python()
    system.put("id", "echo 0")
    system.put_logged("apt-get")
    code, said = system.prepare("test")
    assert [call.split()[-1] for call in system.calls] == ["default-jre-headless"]
    assert system.calls[0].endswith(f"-qq -y install --no-install-recommends {VALIDATORS}")
    assert code == 1, "an apt-get that installs nothing must not pass for one that does"
    assert "still missing after the installation: cmd:msgfmt cmd:qpdf cmd:pdftotext cmd:gs cmd:java" in said

    system.log.unlink()
    system.put_logged("apt-get", "echo no such package >&2; exit 100")
    code, said = system.prepare("test")
    assert code == 1
    assert [call.split()[-1] for call in system.calls] == ["default-jre-headless", "update"]
    assert "no such package" in said
    assert f"by hand, as root:  apt-get update && apt-get install {VALIDATORS}\n" in said
    assert system.untouched


def test_a_python_in_parts_gets_its_venv_package(system: System) -> None:
    # Debian's minimal Python has neither venv nor ctypes, so that the libraries have to be asked for unseen.
    system.put(
        "python3",
        "case $* in *libraries.py*|*ensurepip*) exit 1 ;; *realpath*) echo /usr/bin/python3.11 ;;"
        " *print*) echo 3.11 ;; esac",
    )
    system.put("id", "echo 0")
    system.put_logged("apt-get")
    system.prepare("run")
    assert system.calls[0].endswith(
        "--no-install-recommends python3.11-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )


def test_without_python_apt_get_brings_it(system: System) -> None:
    system.put("id", "echo 0")
    system.put_logged("apt-get")
    system.prepare("run")
    assert system.calls[0].endswith(
        "install --no-install-recommends python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )


def test_a_prepared_folder_is_left_alone(system: System) -> None:
    # A virtual environment as the set-up leaves it, with a pip that would tell if it were called.
    venv = system.project / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    for stamp, source in ((".test", "requirements-test.txt"), (".project", "pyproject.toml")):
        shutil.copy(system.project / source, venv / stamp)
    for there in ("msgfmt", "qpdf", "pdftotext", "gs", "java"):
        system.put(there, "")
    before = sorted(path for path in venv.rglob("*"))
    assert system.prepare("test") == (0, "")
    assert system.prepare("run") == (0, ""), "what is installed for the tests serves the program too"
    assert sorted(path for path in venv.rglob("*")) == before


@pytest.mark.parametrize("failing", [(), ("ruff",), ("mypy", "pytest"), ("lint-imports",)])
def test_every_check_runs_and_any_failure_counts(tmp_path: Path, failing: tuple[str, ...]) -> None:
    system = System(tmp_path)
    (system.project / ".venv").mkdir()
    (system.project / ".venv/bin").symlink_to(system.bin)
    for name, program in (("ruff", "ruff"), ("mypy", "mypy"), ("lint-imports", "lint-imports"), ("pytest", "python")):
        system.put_logged(program, f"echo says-{name}; exit {int(name in failing)}")
    script = system.project / "setup/check.sh"
    environment = {"PATH": str(system.bin), "ARGS": "-k one"}
    command = [str(system.bin / "sh"), str(script), "test"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == bool(failing)
    assert system.calls == ["ruff check --quiet .", "mypy --strict", "lint-imports ", "python -m pytest -n auto -k one"]
    assert done.stderr == (f"dragoman: failed: {' '.join(failing)}\n" if failing else "")
    for name in ("ruff", "mypy", "lint-imports"):
        assert (f"says-{name}" in done.stdout) == (name in failing)
    assert done.stdout.endswith("says-pytest\n")


def test_the_loader_is_asked_for_each_library() -> None:
    there, absent = "libpango-1.0.so.0", "libnothing-of-that-name.so.7"
    command = [sys.executable, "-I", str(ROOT / "setup/libraries.py"), there, absent]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{absent}\n", "")

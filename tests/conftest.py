"""Running the program as a person does; and patience: property tests count examples, not milliseconds."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from dragoman.cli import main

# Machines that test are shared.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@dataclass(frozen=True)
class Run:
    """What one command printed, and its exit code."""

    code: int
    out: str
    err: str


Runner = Callable[..., Run]


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@pytest.fixture
def run(tmp_path: Path) -> Runner:
    """Run one command in-process in ``cwd`` (the test's folder unless given), with ``given`` on standard input."""

    def runner(*arguments: str, cwd: Path | None = None, given: bytes = b"") -> Run:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        stdin = sys.stdin
        with _inside(cwd or tmp_path), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8")
            try:
                with pytest.raises(SystemExit) as caught:
                    main(list(arguments))
            finally:
                sys.stdin = stdin
        out.flush()
        err.flush()
        code = caught.value.code
        assert isinstance(code, int)
        return Run(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]

    return runner


@pytest.fixture
def workspace(tmp_path: Path, run: Runner) -> Path:
    """A new workspace, as `dragoman init` makes it."""
    assert run("init", "ws").code == 0
    return tmp_path / "ws"

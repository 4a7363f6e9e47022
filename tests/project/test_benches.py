"""Each bench can be begun: what it takes from others is there. What it measures is for people to run and read."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

BENCHES = sorted((Path(__file__).resolve().parents[2] / "bench").glob("[!_]*.py"))


@pytest.mark.parametrize("bench", BENCHES, ids=lambda path: path.stem)
def test_a_bench_can_be_begun(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(bench.parent), *sys.path])
    told = runpy.run_path(str(bench), run_name="begun")
    assert callable(told["main"]) and told["__doc__"].count("python bench/"), "it says what it does and how it is run"

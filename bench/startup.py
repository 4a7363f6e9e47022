"""How long the program takes to start: `python bench/startup.py`.

Prints medians of whole-process runs on a copy of the sample workspace, wall and CPU time and the peak of memory, beside
the bare interpreter in the same run: `dragoman --help`; `dragoman status` with nothing remembered, and with what the
run before left.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("dragoman.yaml", "glossary.yaml", "names.yaml", "texts", "locales")
RUNS = 15


def median(command: list[str], folder: Path, *, forget: bool = False) -> tuple[float, float, float]:
    """Medians of wall and CPU milliseconds and of the peak in MB, after one run that is not counted."""
    runs = []
    for _ in range(RUNS + 1):
        if forget:
            shutil.rmtree(folder / ".dragoman", ignore_errors=True)
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        runs.append((wall * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024))
    wall, cpu, peak = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    return wall, cpu, peak


def main() -> None:
    """Print the table."""
    python = sys.executable
    program = [python, "-m", "dragoman"]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ws"
        folder.mkdir()
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
            copy(ROOT / part, folder / part)
        bare = median([python, "-c", "pass"], folder)
        print(f"load {os.getloadavg()[0]:.1f}")
        print(f"{'':<36} {'wall ms':>8} {'CPU ms':>8} {'peak MB':>8} {'× bare':>7}")
        for name, command, goal, forget in (
            ("python -c pass", [python, "-c", "pass"], None, False),
            ("dragoman --help", [*program, "--help"], 120, False),
            ("dragoman status, nothing remembered", [*program, "status"], None, True),
            ("dragoman status", [*program, "status"], 250, False),
        ):
            wall, cpu, peak = median(command, folder, forget=forget)
            goals = f"  (goal: under {goal} ms)" if goal else ""
            print(f"{name:<36} {wall:8.1f} {cpu:8.1f} {peak:8.0f} {wall / bare[0]:7.1f}{goals}")


if __name__ == "__main__":
    main()

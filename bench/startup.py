"""How long the program takes to start: `python bench/startup.py`.

Prints the median of whole-process runs of `dragoman --help` and `dragoman status` on the sample workspace, beside
the bare interpreter in the same run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15


def median(command: list[str]) -> float:
    """Median wall time of the command in milliseconds, after one run that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=False, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Print the table."""
    python = sys.executable
    program = [str(Path(python).parent / "dragoman")]
    bare = median([python, "-c", "pass"])
    for name, command, goal in (
        ("python -c pass", [python, "-c", "pass"], None),
        ("dragoman --help", [*program, "--help"], 120),
        ("dragoman status", [*program, "status"], 250),
    ):
        value = median(command)
        goals = f"  (goal: under {goal} ms)" if goal else ""
        print(f"{name:<18} {value:7.1f} ms  {value / bare:5.1f} × the bare interpreter{goals}")


if __name__ == "__main__":
    main()

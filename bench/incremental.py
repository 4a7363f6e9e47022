"""What it costs to ask whether all is up to date, and to build what one edit touches: `python bench/incremental.py`.

Workspaces of 200 and of 1,000 generated texts of 21 units (a fixed seed), in Azerbaijani and Russian, are built as
HTML, and one text as PDF too. Then: the program's start, a build with nothing to do, and a build after one entry of one
PO file was edited, until its new PDF is there; medians of whole processes, wall and CPU time and the peak of memory,
with the ratio to the start. CPU time and memory of the cold build are those of the first process alone, and of those
that it waited for.
`python bench/incremental.py 200` for one size.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from _statements import LOCALES
from _workspaces import write_workspace

RUNS = 5
SETTINGS = """source: en
targets: [az, ru]
formats: [html]
texts:
  statement-00000: {formats: [html, pdf]}
"""


def timed(*arguments: str, cwd: Path) -> tuple[float, float, float, str]:
    """Wall and CPU seconds of one run of the program, its peak of memory in MB, and what it said."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "dragoman", *arguments], cwd=cwd, stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = said.read()
    assert process.returncode == 0, told[-3000:]
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told


def median(runs: list[tuple[float, float, float, str]]) -> tuple[float, float, float]:
    """Medians of wall and CPU seconds and of memory."""
    wall, cpu, peak, _ = zip(*runs, strict=True)
    return statistics.median(wall), statistics.median(cpu), statistics.median(peak)


def edit(folder: Path, number: int) -> None:
    """Change one translation of the first text."""
    file = folder / "locales/az/statement-00000.po"
    source = file.read_text()
    file.write_text(re.sub(r'msgstr "Bəyanat 0[^"]*"', f'msgstr "Bəyanat 0 ({number})"', source))


def measure(count: int) -> None:
    """Print the table of one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ws"
        write_workspace(folder, count, SETTINGS)
        cold = timed("build", "-q", cwd=folder)
        timed("build", cwd=folder)  # What was written within the last tick of the clock is read once more here.
        start = median([timed("--help", cwd=folder) for _ in range(RUNS)])
        noop = median([timed("build", cwd=folder) for _ in range(RUNS)])
        edits = []
        for number in range(RUNS):
            edit(folder, number)
            edits.append(timed("build", cwd=folder))
            assert "statement-00000.en-az.pdf\n" in edits[-1][3]
        state = (folder / ".dragoman/state.json").stat().st_size
        print(f"{count} texts × {len(LOCALES)} locales ({count * len(LOCALES) + 2} artifacts; state {state:,} bytes)")
        print(f"  {'':<34} {'wall s':>8} {'CPU s':>8} {'CPU above start':>16} {'× start':>8} {'peak MB':>8}")
        for name, (wall, cpu, peak) in (
            ("start (--help)", start), ("build, nothing to do", noop),
            ("build, one PO entry edited → PDF", median(edits)), ("cold build", cold[:3]),
        ):
            print(f"  {name:<34} {wall:8.2f} {cpu:8.2f} {cpu - start[1]:16.2f} {cpu / start[1]:8.1f} {peak:8.0f}")


def main() -> None:
    """Measure the sizes that are asked for."""
    for count in map(int, sys.argv[1:] or ["200", "1000"]):
        measure(count)


if __name__ == "__main__":
    main()

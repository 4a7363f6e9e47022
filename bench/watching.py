"""What passes from a save to the new page: `python bench/watching.py`.

Workspaces of 20 and of 1,000 generated texts of 21 units (a fixed seed) in Azerbaijani and Russian, as HTML; one text
of four pages as HTML, PDF and EPUB. `dragoman watch` runs over them; one entry of that text's Azerbaijani PO file is
edited again and again, and the time is taken from the moment of the rename that saves it (os.replace) until another
file stands in dist/. Medians and the slowest of the edits. Then the same while a PDF is being laid out: each save
comes 0.3 s after another. CPU time is that of the watcher and all its processes for each edit, and for each second of
rest. Where other programs use the machine as well, the wall time of a second of work says by how much they slow it
down. `python bench/watching.py 20` for one size. The last column of the first line is the load of the machine at the
end.
"""

from __future__ import annotations

import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from _statements import SEED, filled
from _workspaces import HEADER, escaped, write_workspace

EDITS = 12
UNITS = 62
"""Units of the text of four pages."""
NAME = "statement-00000"
SETTINGS = f"source: en\ntargets: [az, ru]\nformats: [html]\ntexts:\n  {NAME}: {{formats: [html, pdf, epub]}}\n"
PO = Path(f"locales/az/{NAME}.po")
TICKS = os.sysconf("SC_CLK_TCK")


def lengthen(folder: Path) -> None:
    """Make the first text one of four pages."""
    chance = random.Random(SEED + 1)  # noqa: S311 - the same text every time
    rows = list({texts[0]: texts for texts in (filled(chance) for _ in range(UNITS * 3))}.values())[:UNITS]
    body = "\n\n".join(row[0] for row in rows)
    (folder / "dragoman.yaml").write_text(SETTINGS)
    (folder / f"texts/{NAME}.md").write_text(f"---\nid: {NAME}\nlocale: en\n---\n\n{body}\n")
    for place, locale in enumerate(("az", "ru"), start=1):
        entries = [f'msgid "{escaped(row[0])}"\nmsgstr "{escaped(row[place])}"\n' for row in rows]
        (folder / f"locales/{locale}/{NAME}.po").write_text(HEADER.format(locale) + "\n" + "\n".join(entries))


def save(folder: Path, number: int) -> float:
    """Change one translation as editors do: a new file takes the place of the old; the moment of that."""
    file = folder / PO
    source = re.sub(r'(\nmsgstr ")[^"]*("\n)$', rf"\g<1>Dəyişiklik {number}.\g<2>", file.read_text())
    beside = file.with_suffix(".po.new")
    beside.write_text(source)
    beside.replace(file)
    return time.perf_counter()


def inode(file: Path) -> int:
    """Which file stands there; 0 for none."""
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def another(file: Path, before: int, since: float) -> float:
    """Seconds until another file stands there."""
    while inode(file) in (before, 0):
        time.sleep(0.001)
        assert time.perf_counter() < since + 60, file
    return time.perf_counter() - since


def slowed() -> float:
    """How many seconds pass for a second of work: 1 on a machine that does nothing else."""
    start, used = time.perf_counter(), time.process_time()
    while time.process_time() - used < 0.1:
        sum(range(1000))
    return (time.perf_counter() - start) / (time.process_time() - used)


def cpu(pid: int) -> float:
    """CPU seconds of a process and of all that came of it, those that ended among them."""
    total, waiting = 0.0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            told = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        total += sum(map(int, told[11:15])) / TICKS
        waiting += map(int, children)
        for task in Path(f"/proc/{one}/task").iterdir():
            if task.name != str(one):
                waiting += map(int, (task / "children").read_text().split())
    return total


def measure(count: int) -> None:
    """Print the table of one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ws"
        write_workspace(folder, count, SETTINGS)
        lengthen(folder)
        begun = time.perf_counter()
        watcher = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "watch"], cwd=folder, stderr=subprocess.PIPE, text=True
        )
        assert watcher.stderr is not None
        try:
            for line in watcher.stderr:
                if line.startswith("watching"):
                    break
            ready = time.perf_counter() - begun
            time.sleep(4)
            rows = edits(folder, watcher.pid)
        finally:
            watcher.send_signal(signal.SIGINT)
            said = watcher.communicate(timeout=60)[1]
            if watcher.returncode:
                print(said[-3000:])
        assert watcher.returncode == 0
    print(f"{count} texts; all built after {ready:.0f} s; load {os.getloadavg()[0]:.1f}")
    print(f"  {'':<44} {'median s':>9} {'slowest s':>10}")
    for name, times in rows.items():
        print(f"  {name:<44} {statistics.median(times):9.3f} {max(times):10.3f}")


def edits(folder: Path, pid: int) -> dict[str, list[float]]:
    """Edit, and take the times."""
    pages = [folder / f"dist/{NAME}/{NAME}.en-az.{form}" for form in ("html", "epub", "pdf")]
    rows: dict[str, list[float]] = {
        "save → HTML": [], "CPU until the HTML": [], "save → EPUB": [], "save → PDF": [], "CPU of an edit": [],
        "wall of a second of work on this machine": [],
        "save while a PDF is laid out → HTML": [], "save while a PDF is laid out → PDF": [],
        "CPU of both": [], "CPU of a second of rest": [],
    }
    for number in range(EDITS):
        before, used = [inode(page) for page in pages], cpu(pid)
        saved = save(folder, number)
        rows["save → HTML"].append(another(pages[0], before[0], saved))
        rows["CPU until the HTML"].append(cpu(pid) - used)
        rows["save → EPUB"].append(another(pages[1], before[1], saved))
        rows["save → PDF"].append(another(pages[2], before[2], saved))
        time.sleep(0.3)
        rows["CPU of an edit"].append(cpu(pid) - used)
        rows["wall of a second of work on this machine"].append(slowed())
        time.sleep(0.4)
    for number in range(EDITS, EDITS * 2):
        before, used = [inode(page) for page in pages], cpu(pid)
        another(pages[0], before[0], save(folder, number))
        time.sleep(0.3)
        before[0] = inode(pages[0])
        saved = save(folder, number + EDITS)
        rows["save while a PDF is laid out → HTML"].append(another(pages[0], before[0], saved))
        rows["save while a PDF is laid out → PDF"].append(another(pages[2], before[2], saved))
        time.sleep(0.5)
        rows["CPU of both"].append(cpu(pid) - used)
    time.sleep(12)
    used = cpu(pid)
    time.sleep(10)
    rows["CPU of a second of rest"].append((cpu(pid) - used) / 10)
    return rows


def main() -> None:
    """Measure the sizes that are asked for."""
    for count in map(int, sys.argv[1:] or ["20", "1000"]):
        measure(count)


if __name__ == "__main__":
    main()

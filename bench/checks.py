"""All checks over 25,000 units, against pofilter of the translate-toolkit.

    python bench/checks.py [--units 25000] [--pofilter PATH] [--each]

The papers are made by script, of 21 units each, half of them in Azerbaijani and half in Russian; about 2 per cent of
the units have a defect that was put in. Both programs read the same PO files: dragoman by a pool of processes over all
cores, pofilter, which has no such thing, once for each locale, one after the other; with ``--both`` both at the same
time. Wall time, starting up included, and beside it the processor time of all processes, which a busy machine changes
less; pofilter also writes what it found, dragoman builds its findings in memory. Of pofilter all listed tests are
counted, though some need options to do anything.

``--each`` times every check by itself, in this process, after what all checks share has been worked out. pofilter is a
program of its own that is only called; where it is not on the path and not named, its line is left out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from _statements import LOCALES, Unit, papers, po

from dragoman.checks.check import Check
from dragoman.checks.collection import checks
from dragoman.checks.pair import Paper, Record
from dragoman.checks.running import check_paper
from dragoman.checks.selection import NO_SELECTION, runs
from dragoman.model import INTERNAL, Side, State
from dragoman.pipeline import conclude, look_at_all, nearest_workspace
from dragoman.pipeline import jobs as planned
from dragoman.pipeline.papers import file_paper

GOAL = 5
"""How many times faster than pofilter, a check and unit."""


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 when the goal is missed or a check failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=25_000)
    parser.add_argument("--pofilter", default=shutil.which("pofilter"), help="path of the program")
    parser.add_argument("--each", action="store_true", help="time each check by itself")
    parser.add_argument("--both", action="store_true", help="run pofilter on both locales at the same time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(arguments)
    made = papers(chosen.units)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for locale in LOCALES:
            (folder / locale).mkdir()
        for text, locale, units in made:
            (folder / locale / f"{text}.po").write_bytes(po(units, locale))
        total = sum(len(units) for _, _, units in made)
        print(f"{total:,} units in {len(made):,} papers, {chosen.jobs} processes")
        if chosen.each:
            each(folder)
            return 0
        ours, failed = dragoman(folder, made, chosen.jobs)
        if not chosen.pofilter:
            print("pofilter is not installed: nothing to compare with")
            return failed
        theirs = pofilter(chosen.pofilter, folder, total, both=chosen.both)
    print(f"{theirs / ours:.1f} times faster a check and unit (goal: {GOAL})")
    return 0 if theirs >= GOAL * ours and not failed else 1


def dragoman(folder: Path, made: Iterable[tuple[str, str, tuple[Unit, ...]]], jobs: int) -> tuple[float, int]:
    """Run our checks; returns µs a check and unit, and 1 when one of them failed."""
    files = sorted(str(path) for path in folder.glob("*/*.po"))
    workspace = nearest_workspace(folder)
    begun, used = time.perf_counter(), processor()
    todo, _ = planned(workspace, files)
    result = conclude(look_at_all(todo, workers=jobs), workspace.settings.checks)
    seconds = time.perf_counter() - begun
    findings = result.findings
    ran = sum(len(codes) for _, codes in result.ran) / len(result.ran)
    total = sum(len(units) for _, _, units in made)
    micro = report("dragoman", seconds, processor() - used, ran, total)
    print(f"{'':10}{len(checks())} checks; {len(findings):,} findings")
    judged(findings, made)
    failed = sorted({one.message for one in findings if one.code == INTERNAL})
    for message in failed:
        print(f"{'':10}FAILED: {message}")
    return micro, int(bool(failed))


def judged(findings: Iterable[object], made: Iterable[tuple[str, str, tuple[Unit, ...]]]) -> None:
    """How many of the defects were found, and what else was flagged."""
    flagged: dict[tuple[str, str, str], list[str]] = {}
    for one in findings:
        subject = getattr(one, "subject", None)
        if subject is not None:
            flagged.setdefault((subject.text, subject.source, subject.target), []).append(getattr(one, "code", ""))
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    false: Counter[str] = Counter()
    clean = 0
    for name, _, units in made:
        for unit in units:
            codes = flagged.get((f"{name}.po", unit.source, unit.target), [])
            if unit.defect:
                planted[unit.defect] += 1
                found[unit.defect] += bool(codes)
            else:
                clean += bool(codes)
                false.update(set(codes))
    told = f"{sum(found.values())} of {sum(planted.values())} units with a defect are flagged, and {clean} others"
    print(f"{'':10}{told}")
    for name in sorted(planted):
        print(f"{'':12}{name:<16}{found[name]:>4} of {planted[name]}")
    if false:
        print(f"{'':10}others: " + ", ".join(f"{code} {times}" for code, times in false.most_common()))


def pofilter(program: str, folder: Path, total: int, *, both: bool) -> float:
    """Run pofilter; returns µs a check and unit."""
    listed = subprocess.run([program, "--listfilters"], check=True, capture_output=True, text=True).stdout
    begun, used = time.perf_counter(), processor()
    running = []
    for locale in LOCALES:
        command = [program, "--progress=none", f"--language={locale}", folder / locale, folder / f"{locale}.out"]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        if not both:
            running[-1].wait()
    codes = [process.wait() for process in running]
    seconds = time.perf_counter() - begun
    assert not any(codes), "pofilter failed"
    tests = sum("\t" in line for line in listed.splitlines())
    return report("pofilter", seconds, processor() - used, tests, total)


def processor() -> float:
    """Seconds of processor time of this process and of those that it started and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def report(name: str, seconds: float, used: float, ran: float, total: int) -> float:
    """One line of the table; returns µs a check and unit."""
    micro = 1e6 * seconds / ran / total
    print(
        f"{name:<10}{seconds:8.2f} s ({used:.1f} s of processor time)   {ran:5.1f} checks a unit   "
        f"{micro:6.2f} µs a check and unit ({1e6 * used / ran / total:.2f} of processor time)"
    )
    return micro


def alone(paper: Paper) -> Paper:
    """The source of a paper by itself."""
    pairs = tuple(replace(pair, target="", locale="en", state=State.TRANSLATED) for pair in paper.pairs)
    return replace(paper, locale="en", pairs=pairs)


def each(folder: Path) -> None:
    """A table of µs of processor time a unit, for what all checks share and for each check."""
    read = [file_paper(path.read_bytes(), path.name, "en") for path in sorted(folder.glob("*/*.po"))]
    sides = {Side.TARGET: read, Side.SOURCE: [alone(paper) for paper in read]}
    rows: list[tuple[float, str]] = []
    for attribute in ("source_plain", "target_plain", "source_facts", "target_facts"):
        begun = time.process_time()
        for paper in sides[Side.TARGET]:
            for pair in paper.pairs:
                getattr(pair, attribute)
        rows.append((time.process_time() - begun, f"({attribute})"))
    for paper in sides[Side.SOURCE]:
        for pair in paper.pairs:
            _ = pair.source_plain
    records = [record for paper in read for record in check_paper(paper, ()).records]
    for check in checks():
        # Tables of a language are read at the first use, whoever comes first.
        timed(check, sides[check.side][:4], records[:10])
        rows.append((timed(check, sides[check.side], records), check.code))
    units = sum(len(paper.pairs) for paper in read)
    for seconds, name in sorted(rows, reverse=True):
        print(f"{1e6 * seconds / units:8.2f} µs a unit   {name}")
    print(f"{1e6 * sum(seconds for seconds, _ in rows) / units:8.2f} µs a unit   in all")


def timed(check: Check, read: Iterable[Paper], records: Sequence[Record]) -> float:
    """Seconds of one check."""
    begun = time.process_time()
    if check.workspace is not None:
        list(check.workspace(tuple(records)))
    elif check.paper is not None:
        for paper in read:
            if runs(check, NO_SELECTION, paper.id, paper.locale):
                list(check.paper(paper))
    elif check.pair is not None:
        for paper in read:
            if runs(check, NO_SELECTION, paper.id, paper.locale):
                for pair in paper.pairs:
                    if pair.state in check.states:
                        for _ in check.pair(pair):
                            pass
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

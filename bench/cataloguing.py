"""Texts into catalogues and catalogues into text, beside po4a: `python bench/cataloguing.py`.

Workspaces of 200 and of 1,000 generated texts of 21 units (a fixed seed), translated in full into Azerbaijani and
Russian. Of each command: wall and CPU time of the whole process, its peak of memory, and milliseconds of CPU a text;
then how that grows from the smaller to the larger. What po4a does is `update` and text out together: it reads the
texts, brings the PO files up to date and writes the translated texts. dragoman writes no text but publications, so text
out is done with its library: texts and catalogues are read, aligned and written as Markdown, a process for all.

po4a is run in both of its ways: with a PO file a text and language, as dragoman has them, and with one a language, its
fastest, in which texts share their units. At more than 200 texts the first takes minutes, and is run with --all.

    python bench/cataloguing.py 200             # one size
    python bench/cataloguing.py --all           # po4a both ways at every size
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from _statements import LOCALES
from _workspaces import write_workspace

RUNS = 5
SETTINGS = "source: en\ntargets: [az, ru]\n"
BOTH = "update + text out"
DRAGOMAN = (sys.executable, "-m", "dragoman")


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    wall: float
    cpu: float
    peak: float
    """Megabytes: of the process or of one that it waited for, whichever is larger."""

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def cost(*command: str, cwd: Path) -> Cost:
    """The cost of one process, which must succeed."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        assert process.returncode == 0, said.read()[-2000:].decode()
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(*command: str, cwd: Path) -> Cost:
    """Medians of some runs."""
    runs = [cost(*command, cwd=cwd) for _ in range(RUNS)]
    return Cost(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "peak")))


def text_out(folder: Path) -> None:
    """Write every text in every locale as Markdown, into out/."""
    from dragoman import alignment, catalogue
    from dragoman.pipeline.loading import identify, load, load_catalogue, open_workspace

    workspace = open_workspace(folder)
    for text_id in workspace.text_ids():
        segmented = load(workspace, text_id)
        units = {locale: found for locale in LOCALES if (found := load_catalogue(workspace, text_id, locale))}
        aligned = alignment.align(
            segmented, units, lambda block, segment, whole=segmented: identify(whole, block, segment), catalogue.unit_id
        )
        for place, locale in enumerate(aligned.locales):
            blocks = [
                "# " * (block.block.role == "title") + " ".join(bead.renditions[place].text for bead in block.beads)
                for block in aligned.blocks
            ]
            file = folder / f"out/{locale}/{text_id}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def po4a(folder: Path, count: int, *, together: bool) -> Cost:
    """po4a on the same texts and translations; ``together`` in one PO file a language."""
    write_workspace(folder, count, SETTINGS)
    texts = sorted(path.stem for path in (folder / "texts").glob("*.md"))
    for locale in LOCALES:
        (folder / f"out/{locale}").mkdir(parents=True)
        files = sorted((folder / f"locales/{locale}").glob("*.po"))
        for file in files:
            file.write_text(file.read_text().replace('msgctxt "title"\n', ""))
        if together:
            subprocess.run(["msgcat", "--use-first", "-o", folder / f"locales/{locale}.po", *files], check=True)
    split = "locales/$master.pot $lang:locales/$lang/$master.po"
    paths = "locales/all.pot $lang:locales/$lang.po" if together else split
    lines = [f"[po4a_langs] {' '.join(LOCALES)}", f"[po4a_paths] {paths}"]
    for text in texts:
        pot = "" if together else f" pot={text}"
        lines.append(f'[type: text] texts/{text}.md $lang:out/$lang/{text}.md opt:"-o markdown -k 0"{pot}')
    (folder / "po4a.cfg").write_text("\n".join(lines) + "\n")
    found = cost("po4a", "-q", "po4a.cfg", cwd=folder)
    assert len(list(folder.glob("out/*/*.md"))) == count * len(LOCALES)
    return found


def dragoman(folder: Path, count: int) -> Iterator[tuple[str, Cost]]:
    """What the program takes, by name; the first three are the work that po4a does too."""
    write_workspace(folder, count, SETTINGS)
    update = cost(*DRAGOMAN, "update", cwd=folder)
    yield "update", update
    out = cost(sys.executable, __file__, "--text-out", str(folder), cwd=folder)
    assert len(list(folder.glob("out/*/*.md"))) == count * len(LOCALES)
    yield "text out", out
    yield BOTH, update + out
    yield "start (--help)", median(*DRAGOMAN, "--help", cwd=folder)
    for command in ("update", "status", "check"):
        # Nothing to do, with nothing remembered, and with what that run remembers.
        yield f"{command}, all read", cost(*DRAGOMAN, command, cwd=folder)
        yield f"{command}, nothing changed", median(*DRAGOMAN, command, cwd=folder)


def measured(place: Path, count: int, *, both: bool) -> Iterator[tuple[str, Cost]]:
    """All that is measured of one size."""
    yield from dragoman(place / "ws", count)
    if not shutil.which("po4a"):
        print("  po4a is not installed: left out")
        return
    yield "po4a, a PO file a language", po4a(place / "together", count, together=True)
    if both or count <= 200:
        yield "po4a, a PO file a text", po4a(place / "split", count, together=False)


def measure(count: int, *, both: bool) -> float:
    """Print the table of one size, as it is measured; returns the seconds of CPU of update and text out."""
    print(f"{count} texts × {len(LOCALES)} locales; load {os.getloadavg()[0]:.1f}")
    print(f"  {'':<28} {'wall s':>8} {'CPU s':>8} {'ms CPU a text':>14} {'peak MB':>8} {'CPU × ours':>11}")
    ours = 0.0
    with tempfile.TemporaryDirectory() as place:
        for name, one in measured(Path(place), count, both=both):
            ours = one.cpu if name == BOTH else ours
            ratio = f"{one.cpu / ours:11.1f}" if name.startswith("po4a") else ""
            a_text = one.cpu / count * 1000
            print(f"  {name:<28} {one.wall:8.2f} {one.cpu:8.2f} {a_text:14.2f} {one.peak:8.0f} {ratio}", flush=True)
    return ours


def main() -> None:
    """Measure the sizes that are asked for."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--text-out"]:
        text_out(Path(arguments[1]))
        return
    sizes = [int(one) for one in arguments if one.isdigit()] or [200, 1000]
    found = {count: measure(count, both="--all" in arguments) for count in sizes}
    if len(sizes) > 1:
        few, many = sizes[0], sizes[-1]
        grown = found[many] / many / (found[few] / few)
        print(f"{BOTH}: a text among {many} costs {grown:.2f} times one among {few}")


if __name__ == "__main__":
    main()

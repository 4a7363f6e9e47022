"""A cold build of many short statements beside what its parts cost alone, and beside other typesetters.

    python bench/cold.py [--count 200] [--sample 20] [--processes N]

A workspace of generated texts of 21 units (a fixed seed) in Azerbaijani and Russian is built as PDF with
``dragoman build --force``, in as many processes as there are cores. Beside it, on as many processes:

- WeasyPrint alone: the same HTML that dragoman gives it, the same fonts, the same kind of PDF, each process importing
  it once;
- XeLaTeX with paracol, a process a document: bare, in one run; and with what a statement needs (the number of all
  pages, bookmarks, links, the languages' hyphenation), in the two runs that this takes;
- Typst (PyPI `typst`), a table, each process importing it once.

The last two are measured on a sample and multiplied; what is not installed is left out and named. Processor time
counts, since it depends least on what else the machine does; wall time stands beside it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from _peers import font_folders, for_tex, for_typst
from _workspaces import write_workspace

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
SETTINGS = "source: en\ntargets: [az, ru]\nformats: [pdf]\n"
TICK = os.sysconf("SC_CLK_TCK")
_ALONE = """
import sys
from dragoman.rendering.fonts import packaged_fonts
import weasyprint
with packaged_fonts(["en", "az", "ru"]):
    for name in sys.argv[1:]:
        weasyprint.HTML(filename=name).write_pdf(name.replace(".html", ".pdf"), pdf_variant="pdf/a-3a")
"""
_TYPST = """
import sys, typst
for name in sys.argv[2:]:
    typst.compile(name, output=name.replace(".typ", ".typst.pdf"), font_paths=sys.argv[1].split(":"))
"""
_LANGUAGES = {"az": "turkish", "ru": "russian"}
"""Polyglossia's: it hyphenates no Azerbaijani."""


@dataclass(frozen=True, slots=True)
class Document:
    """One edition, as pairs of paragraphs, the first of them the title."""

    name: str
    locale: str
    pairs: tuple[tuple[str, str], ...]
    page: str
    """The HTML that WeasyPrint is given."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What was measured, over ``documents`` of them."""

    documents: int
    wall: float
    cpu: float
    memory: int
    """Megabytes of the largest process."""
    pages: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="texts; each has two editions")
    parser.add_argument("--sample", type=int, default=20, help="texts that XeLaTeX and Typst are measured on")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_workspace(folder / "ws", asked.count, SETTINGS)
        documents = list(_documents(folder / "ws"))
        sample = documents[: min(asked.sample, asked.count) * 2]
        dragoman = _dragoman(folder / "ws", len(documents), asked.processes)
        alone = _shared(_ALONE, ".html", [], documents, folder / "alone", asked.processes)
        found = [("dragoman build --force", dragoman), ("WeasyPrint alone", alone)]
        for name, way in _peers():
            try:
                cost = way(sample, folder / "peers", asked.processes)
            except _FailedError as failed:
                print(f"cannot be run here, left out: {name} ({failed})")
                continue
            if cost is None:
                print(f"not installed, left out: {name}")
            else:
                found.append((name, cost))
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{len(documents)} editions of {asked.count} texts, {asked.processes} processes; load {load}")
    print(f"{'':36}{'measured':>9}{'pages':>7}{'CPU s':>8}{'over cores':>11}{'wall s':>8}{'× dragoman':>11}{'MB':>6}")
    for name, cost in found:
        scale = len(documents) / cost.documents
        cpu = cost.cpu * scale
        print(
            f"{name:36}{cost.documents:9}{cost.pages * scale:7.0f}{cpu:8.1f}{cpu / asked.processes:11.1f}"
            f"{cost.wall * scale:8.1f}{cpu / dragoman.cpu:11.2f}{cost.memory:6}"
        )
    print(f"dragoman / WeasyPrint alone: CPU {dragoman.cpu / alone.cpu:.2f}, wall {dragoman.wall / alone.wall:.2f}, "
          f"wall / (CPU of WeasyPrint alone / processes) {dragoman.wall / (alone.cpu / asked.processes):.2f}")


def _documents(folder: Path) -> Iterator[Document]:
    """Every edition of a workspace, with the page that dragoman makes of it."""
    from dragoman.pipeline.building import compose
    from dragoman.pipeline.planning import Wanted, plan
    from dragoman.rendering.page import page
    from dragoman.rendering.sheets import fitted
    from dragoman.workspace import find_workspace

    workspace = find_workspace(folder)
    for text in workspace.text_ids():
        for job in plan(workspace, text, Wanted()):
            made, _ = fitted(compose(workspace, job)[0], {})
            rows = [row for section in made.sections for row in section.rows]
            pairs = tuple(
                ("".join(one.text for one in row.cells[0].lines[0].passages).replace("*", ""),
                 "".join(one.text for one in row.cells[1].lines[0].passages).replace("*", "")) for row in rows
            )
            yield Document(f"{text}-{job.locales[0]}", job.locales[0], pairs, page(made, paper=True))


def _dragoman(folder: Path, count: int, processes: int) -> Cost:
    command = [sys.executable, "-m", "dragoman", "build", "--force", "-q", "-j", str(processes)]
    start = time.perf_counter()
    running = subprocess.Popen(
        command, cwd=folder, env=_environment(), start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    watching = _Session(running.pid)
    _, said = running.communicate()
    wall = time.perf_counter() - start
    cpu, memory = watching.end()
    made = sorted((folder / "dist").rglob("*.pdf"))
    assert running.returncode == 0 and len(made) == count, said[-2000:]
    return Cost(count, wall, cpu, memory, sum(map(_pages, made)))


class _Session:
    """Processor time and memory of all processes of a session: workers are no children that somebody waits for."""

    def __init__(self, leader: int) -> None:
        self._leader, self._over = leader, threading.Event()
        self._cpu: dict[int, float] = {}
        self._memory = 0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> tuple[float, int]:
        """Seconds, and megabytes of the largest process."""
        self._over.set()
        self._thread.join()
        return sum(self._cpu.values()), self._memory // 1024

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            for entry in Path("/proc").iterdir():
                if entry.name.isdigit():
                    self._look(entry)

    def _look(self, entry: Path) -> None:
        try:
            told = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(told[3]) == self._leader:
                self._cpu[int(entry.name)] = (int(told[11]) + int(told[12])) / TICK
                lines = (entry / "status").read_text().splitlines()
                peak = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
                self._memory = max(self._memory, peak)
        except (OSError, IndexError):
            return  # It has ended meanwhile.


def _shared(
    script: str, ending: str, arguments: list[str], documents: Sequence[Document], folder: Path, processes: int
) -> Cost:
    """Processes that do their share of the documents each, from files of an ending that hold their pages or sources."""
    folder.mkdir(exist_ok=True)
    files = []
    for one in documents:
        file = folder / f"{one.name}{ending}"
        file.write_text(one.page if ending == ".html" else _typst(one), encoding="utf-8")
        files.append(file)
    commands = [[sys.executable, "-c", script, *arguments, *map(str, files[at::processes])] for at in range(processes)]
    wall, cpu, memory = _run(commands, folder, processes)
    made = [folder / f"{one.name}{'.pdf' if ending == '.html' else '.typst.pdf'}" for one in documents]
    return Cost(len(documents), wall, cpu, memory, sum(map(_pages, made)))


def _peers() -> list[tuple[str, Callable[[Sequence[Document], Path, int], Cost | None]]]:
    return [
        ("XeLaTeX, paracol: bare, one run", lambda documents, folder, processes: _xelatex(
            documents, folder, processes, _bare, 1
        )),
        ("XeLaTeX, paracol: a statement, 2 runs", lambda documents, folder, processes: _xelatex(
            documents, folder, processes, _whole, 2
        )),
        ("Typst, a table", lambda documents, folder, processes: None if not importlib.util.find_spec("typst") else (
            _shared(_TYPST, ".typ", [":".join(font_folders())], documents, folder, processes)
        )),
    ]  # fmt: skip


def _xelatex(
    documents: Sequence[Document], folder: Path, processes: int, written: Callable[[Document], str], runs: int
) -> Cost | None:
    if not shutil.which("xelatex"):
        return None
    folder.mkdir(exist_ok=True)
    for face, file in _faces().items():
        shutil.copy(file, folder / f"{face}.ttf")
    commands = []
    for one in documents:
        file = folder / f"{one.name}.tex"
        file.write_text(written(one), encoding="utf-8")
        run = f"xelatex -interaction=batchmode -halt-on-error {file.name} >{one.name}.said"
        commands.append(["sh", "-c", " && ".join([run] * runs)])
    wall, cpu, memory = _run(commands, folder, processes)
    return Cost(len(documents), wall, cpu, memory, sum(_pages(folder / f"{one.name}.pdf") for one in documents))


def _run(commands: Sequence[list[str]], folder: Path, processes: int) -> tuple[float, float, int]:
    """Seconds by the clock and of processors, and megabytes of the largest process, so many at a time."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peaks = []

    def one(command: list[str]) -> None:
        wrapped = [sys.executable, "-S", "-E", "-c", _WATCH, *command]
        done = subprocess.run(wrapped, cwd=folder, env=_environment(), capture_output=True, text=True)
        if done.returncode:
            raise _FailedError((done.stderr.strip() or "see its log").splitlines()[-1])
        peaks.append(int(done.stdout.rsplit("\n", 1)[-1]) // 1024)

    with ThreadPoolExecutor(processes) as pool:
        list(pool.map(one, commands))
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu - len(commands) * _bare_python(), max(peaks)


class _FailedError(Exception):
    """A program ended with an error; its last words."""


_WATCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
sys.stdout.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def _bare_python() -> float:
    """What the process that watches another costs itself."""
    if not _watching:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(5):
            subprocess.run([sys.executable, "-S", "-E", "-c", _WATCH, "true"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        _watching.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 5)
    return _watching[0]


_watching: list[float] = []


def _bare(one: Document) -> str:
    pairs = ((for_tex(source), for_tex(target)) for source, target in one.pairs)
    body = "\n".join(f"{source}\\switchcolumn {target}\\switchcolumn*" for source, target in pairs)
    return (
        "\\documentclass[10pt,a4paper]{article}\\usepackage[margin=20mm]{geometry}\\usepackage{fontspec}"
        "\\usepackage{paracol}\\setmainfont{upright.ttf}[Path=./]"
        f"\\begin{{document}}\\begin{{paracol}}{{2}}\n{body}\n\\end{{paracol}}\\end{{document}}\n"
    )


def _whole(one: Document) -> str:
    language = _LANGUAGES[one.locale]
    title, *pairs = [(for_tex(source), for_tex(target)) for source, target in one.pairs]
    body = "\n".join(
        f"{source}\\switchcolumn\\begin{{{language}}}{target}\\end{{{language}}}\\switchcolumn*"
        for source, target in pairs
    )
    return (
        "\\documentclass[10pt,a4paper]{article}\\usepackage[margin=20mm]{geometry}\\usepackage{fontspec}"
        "\\usepackage{polyglossia}\\setmainlanguage{english}"
        f"\\setotherlanguage{{{language}}}\\usepackage{{paracol,fancyhdr,lastpage}}"
        "\\setmainfont{upright.ttf}[Path=./,ItalicFont=italic.ttf,BoldFont=upright.ttf]"
        f"\\usepackage[pdftitle={{{title[0]}}},pdflang=en,bookmarks]{{hyperref}}"
        f"\\pagestyle{{fancy}}\\fancyhf{{}}\\chead{{{title[0]}}}\\cfoot{{Page \\thepage\\ of \\pageref{{LastPage}}}}"
        f"\\begin{{document}}\\begin{{paracol}}{{2}}\n\\section*{{{title[0]}}}\\pdfbookmark{{{title[0]}}}{{top}}"
        f"\\switchcolumn\\section*{{{title[1]}}}\\switchcolumn*\n{body}\n\\end{{paracol}}\\end{{document}}\n"
    )


def _typst(one: Document) -> str:
    rows = "\n".join(
        f"[{for_typst(source)}], [#set text(lang: \"{one.locale}\")\n{for_typst(target)}],"
        for source, target in one.pairs
    )
    return (
        '#set page(paper: "a4", margin: (x: 20mm, y: 25mm), numbering: "1 / 1")\n'
        '#set text(font: "Source Serif 4", size: 9.8pt, lang: "en", hyphenate: true)\n'
        f"#table(columns: (1fr, 1fr), stroke: none, column-gutter: 6mm,\n{rows}\n)\n"
    )


def _faces() -> dict[str, Path]:
    """Noto Serif: Source Serif's axis of optical sizes is beyond XeLaTeX."""
    from dragoman.rendering.fonts import fonts

    (font,) = [one for one in fonts() if one.family == "Noto Serif"]
    return dict(zip(("upright", "italic"), font.paths, strict=True))


def _environment() -> dict[str, str]:
    more = filter(None, [os.environ.get("PYTHONPATH")])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *more])}


def _pages(file: Path) -> int:
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()

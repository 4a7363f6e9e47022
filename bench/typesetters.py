"""Setting one long text in two columns, English and Russian, beside other typesetters: time, pages, memory.

    python bench/typesetters.py [--pages 4 36 300] [--times N]

Each is a process of its own, from start to the finished PDF, turn by turn, the best of N (one for 300 pages):
dragoman (tagged PDF/A-3a and PDF/UA-1, with its own steps after the layout), the same page by WeasyPrint alone, the
same page printed by Chromium, a table of Typst (PyPI `typst`, when importable), XeLaTeX with paracol. What is not
installed is left out and named. Pages differ with the fonts and the leading of each, so pages a second are the measure.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from _peers import font_folders, for_tex, for_typst
from _statements import SEED, filled

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

Pair = tuple[str, str]
_PAIRS_A_PAGE = 11
"""About so many paragraphs of one to three sentences fill a page of two columns."""

_DRAGOMAN = """
import sys
from pathlib import Path
from dragoman import rendering
from bench_edition import edition
Path(sys.argv[2]).write_bytes(rendering.pdf(edition(Path(sys.argv[1]))).data)
"""
_ALONE = """
import sys
from pathlib import Path
from dragoman.rendering.fonts import packaged_fonts
with packaged_fonts(["en", "ru"]):
    import weasyprint
    weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""
_EDITION = '''
import json
from tests.edition.papers import Paper
from dragoman.edition import compose
from dragoman.model import Role


def edition(file):
    paper = Paper("en", ("ru",))
    paper.add(Role.TITLE, {"en": "Report", "ru": "Доклад"}, level=1)
    for source, target in json.loads(file.read_text(encoding="utf-8")):
        paper.add(Role.PARAGRAPH, {"en": source, "ru": target})
    return compose(paper.aligned())
'''
_TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3].split(":"))
"""


@dataclass(frozen=True)
class Typesetter:
    """One way from pairs of paragraphs to a PDF."""

    name: str
    command: Callable[[Path, Path], list[str]]
    """(folder with the prepared files, PDF to write) → what to run."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[4, 36, 300])
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    setters, absent = _setters()
    for name in absent:
        print(f"not installed, left out: {name}")
    print(f"{'':22}{'pages':>7}{'seconds':>10}{'pages/s':>10}{'of dragoman':>13}{'MB':>7}")
    for wanted in asked.pages:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _prepare(_pairs(wanted * _PAIRS_A_PAGE), folder)
            _compare(setters, folder, asked.times if wanted < 100 else 1)


def _compare(setters: list[Typesetter], folder: Path, times: int) -> None:
    best: dict[str, tuple[float, int]] = {}
    for _ in range(times):
        for number, setter in enumerate(setters):
            out = folder / f"out-{number}.pdf"
            seconds, memory = _run(setter.command(folder, out), folder)
            best[setter.name] = min((seconds, memory), best.get(setter.name, (float("inf"), 0)))
    rates = {}
    for number, setter in enumerate(setters):
        pages = _pages(folder / f"out-{number}.pdf")
        seconds, memory = best[setter.name]
        rates[setter.name] = pages / seconds
        share = rates[setter.name] / rates[setters[0].name]
        print(f"{setter.name:22}{pages:7}{seconds:10.2f}{pages / seconds:10.1f}{share:12.2f}×{memory:7}")
    print()


def _setters() -> tuple[list[Typesetter], list[str]]:
    found, absent = [
        Typesetter("dragoman", lambda folder, out: [sys.executable, "-c", _DRAGOMAN, f"{folder}/pairs.json", str(out)]),
        Typesetter("WeasyPrint alone", lambda folder, out: [
            sys.executable, "-c", _ALONE, f"{folder}/page.html", str(out)
        ]),
    ], []  # fmt: skip
    chromium = shutil.which("chromium")
    if chromium:
        found.append(Typesetter("Chromium", lambda folder, out: [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={out}",
            f"file://{folder}/page.html",
        ]))  # fmt: skip
    if importlib.util.find_spec("typst"):
        fonts = ":".join(font_folders())
        found.append(Typesetter(
            "Typst", lambda folder, out: [sys.executable, "-c", _TYPST, f"{folder}/text.typ", str(out), fonts]
        ))  # fmt: skip
    if shutil.which("xelatex"):
        found.append(Typesetter("XeLaTeX, paracol", lambda folder, out: [
            "xelatex", "-interaction=batchmode", "-halt-on-error", f"-jobname={out.stem}", f"{folder}/text.tex",
        ]))  # fmt: skip
    names = {setter.name for setter in found}
    absent += [name for name in ("Chromium", "Typst", "XeLaTeX, paracol") if name not in names]
    return found, absent


def _pairs(count: int) -> list[Pair]:
    chance = random.Random(SEED)  # noqa: S311 - the same text every time
    pairs = []
    for _ in range(count):
        sentences = [filled(chance) for _ in range(chance.randint(1, 3))]
        source, target = (" ".join(one[number] for one in sentences).replace("**", "") for number in (0, 2))
        pairs.append((source, target))
    return pairs


def _prepare(pairs: list[Pair], folder: Path) -> None:
    import json

    from dragoman.rendering.page import page

    (folder / "bench_edition.py").write_text(_EDITION, encoding="utf-8")
    (folder / "pairs.json").write_text(json.dumps(pairs), encoding="utf-8")
    space: dict[str, Callable[[Path], object]] = {}
    exec(_EDITION, space)  # noqa: S102 - our own lines above
    (folder / "page.html").write_text(page(space["edition"](folder / "pairs.json"), paper=True), encoding="utf-8")
    rows = "\n".join(f"[{for_typst(source)}], [{for_typst(target)}]," for source, target in pairs)
    (folder / "text.typ").write_text(
        '#set page(paper: "a4", margin: (x: 20mm, y: 25mm), numbering: "1")\n'
        '#set text(font: "Source Serif 4", size: 9.8pt, lang: "en", hyphenate: true)\n'
        "#table(columns: (1fr, 1fr), stroke: none, column-gutter: 6mm,\n" + rows + "\n)\n",
        encoding="utf-8",
    )
    shutil.copy(_serif(), folder / "serif.ttf")
    body = "\n".join(f"{for_tex(source)}\\switchcolumn {for_tex(target)}\\switchcolumn*" for source, target in pairs)
    (folder / "text.tex").write_text(
        "\\documentclass[10pt,a4paper]{article}\\usepackage[margin=20mm]{geometry}\\usepackage{fontspec}"
        "\\usepackage{paracol}\\usepackage{polyglossia}\\setmainlanguage{english}\\setotherlanguage{russian}"
        "\\setmainfont{serif.ttf}[Path=./]"
        f"\\begin{{document}}\\begin{{paracol}}{{2}}\n{body}\n"
        "\\end{paracol}\\end{document}\n",
        encoding="utf-8",
    )


def _serif() -> Path:
    """A file of Noto Serif, upright: XeLaTeX wants a file by its name."""
    found = sorted(file for folder in font_folders() for file in Path(folder).rglob("*.[to]tf") if "erif" in file.name)
    return next(file for file in found if "talic" not in file.name and "Noto" in file.name)


def _run(command: list[str], folder: Path) -> tuple[float, int]:
    """Seconds, and megabytes at the peak of the process and its largest child."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([
        str(ROOT / "src"), str(ROOT), str(folder), *filter(None, [os.environ.get("PYTHONPATH")])
    ])}  # fmt: skip
    wrapped = [sys.executable, "-c", _WATCH, *command]
    start = time.perf_counter()
    done = subprocess.run(wrapped, cwd=folder, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        logs = "".join(file.read_text(errors="replace")[-1500:] for file in folder.glob("*.log"))
        sys.exit(f"{command[0]} failed: {(done.stderr or logs)[-1500:]}")
    return seconds, int(done.stdout.rsplit("\n", 1)[-1]) // 1024


_WATCH = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
sys.stdout.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def _pages(file: Path) -> int:
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main()

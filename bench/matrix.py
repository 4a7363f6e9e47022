"""Layouts × themes × languages × formats before every judge there is: the whole matrix, file by file.

    python bench/matrix.py                          # every layout, theme and locale, the texts in turn; the volume
    python bench/matrix.py --every-text             # every text in every one of them: hours
    python bench/matrix.py --quick                  # a quarter of that
    python bench/matrix.py --layout facing --locale ar --locale fa --keep /tmp/matrix

The texts are those of the sample workspace and, where ../shared/data is there, the Universal Declaration of Human
Rights in its own translations and five papers; what has no translation is filled with pseudo-translations. Each is made
as PDF, PDF for the press, EPUB and HTML; drafts where the sample's translation is partial. Some in several languages.

Judges: the proof (while building), qpdf, preflight for the press; veraPDF (PDF/A-3a and PDF/UA-1), EPUBCheck and Ace by
DAISY where they are installed. The table has "without fault/all" for each layout and theme; below it stands every
fault. Exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.matrix import ground  # noqa: E402
from tests.rendering import judges  # noqa: E402

from dragoman.model import Layout  # noqa: E402
from dragoman.model.design import BOOK, STATE_PAPER  # noqa: E402

LAYOUTS = tuple(map(str, Layout))
THEMES = (STATE_PAPER, BOOK)
TOGETHER = (("az", "ru"), ("ar", "az", "ka"), ("zh-Hans", "fa"))
VOLUME = "almeravia-papers"
FORMATS = ("pdf", "epub", "html")
JUDGES = ("proof", "qpdf", "verapdf", "preflight", "epubcheck", "ace")


@dataclass(frozen=True, order=True)
class Case:
    """One edition, to be built in every format."""

    theme: str
    layout: str
    text: str
    locales: tuple[str, ...]
    volume: bool = False

    def __str__(self) -> str:
        return f"{self.theme} {self.layout} {self.text} {'+'.join(self.locales)}"


@dataclass(frozen=True)
class Made:
    """What became of a case."""

    case: Case
    files: tuple[Path, ...]
    told: str
    """What the program said where it built nothing, or built with an error; "" where all was well."""


def main() -> int:
    """Build, judge and print."""
    asked = _asked()
    start = time.monotonic()
    with contextlib.ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        base = ground.sample(folder / "workspace")
        ground.longer(base, ground.LOCALES)
        texts = sorted(path.stem for path in (base / "texts").glob("*.md"))
        cases = list(_narrowed(cases_of(texts, every=asked.every_text), asked))
        print(f"{len(cases)} editions of {len(texts)} texts", flush=True)
        with ProcessPoolExecutor(asked.workers) as pool:
            made = [one for some in pool.map(_build, *zip(
                *((base, folder / f"at-{number}", cases[number :: asked.workers]) for number in range(asked.workers)),
                strict=True,
            )) for one in some]
        print(f"built in {time.monotonic() - start:.0f} s", flush=True)
        faults, judged = judge(made)
        print(f"judged in {time.monotonic() - start:.0f} s\n", flush=True)
        report(made, faults, judged)
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layout", action="append", choices=LAYOUTS, default=[])
    parser.add_argument("--theme", action="append", choices=THEMES, default=[])
    parser.add_argument("--locale", action="append", choices=ground.LOCALES, default=[])
    parser.add_argument("--text", action="append", default=[])
    parser.add_argument("--every-text", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a new folder in which everything made is kept")
    return parser.parse_args()


def cases_of(texts: Sequence[str], *, every: bool) -> Iterator[Case]:
    """The matrix; where not ``every`` text is wanted, they take turns."""
    turn = 0
    for theme in THEMES:
        for layout in LAYOUTS:
            for group in [(locale,) for locale in ground.LOCALES] + [
                some for some in TOGETHER
                # Four columns fit on no A5, which is the paper of the book.
                if layout == Layout.INTERLINEAR or (layout == Layout.COLUMNS and (theme != BOOK or len(some) < 3))
            ]:
                for text in texts if every else [texts[turn % len(texts)]]:
                    yield Case(theme, layout, text, group)
                turn += 1
            if layout != Layout.FACING:
                yield from (Case(theme, layout, VOLUME, (locale,), volume=True) for locale in ("az", "ru"))


def _narrowed(cases: Iterable[Case], asked: argparse.Namespace) -> Iterator[Case]:
    for number, case in enumerate(cases):
        if (
            (not asked.layout or case.layout in asked.layout) and (not asked.theme or case.theme in asked.theme)
            and (not asked.locale or set(case.locales) & set(asked.locale))
            and (not asked.text or case.text in asked.text)
            and (not asked.quick or number % 4 == (LAYOUTS.index(case.layout) + THEMES.index(case.theme)) % 4)
        ):
            yield case


def _build(base: Path, folder: Path, cases: Sequence[Case]) -> list[Made]:
    """Builds cases one after another in a copy of the workspace; files get the name of the case."""
    workspace = folder / "workspace"
    shutil.copytree(base, workspace)
    found = []
    for case in cases:
        options = [part for locale in case.locales for part in ("--locale", locale)]
        options += ["--together"] if len(case.locales) > 1 else []
        options += [part for form in FORMATS for part in ("--format", form)]
        options += ["--layout", case.layout, "--theme", case.theme, "--press", "--draft-incomplete"]
        code, out, err = ground.program("build", "-C", workspace, case.text, *options)
        files = []
        for line in (out + err).splitlines():
            path = workspace / line.split(" ")[0]
            if path.is_file():
                files.append(path.rename(folder / f"{case.theme}--{path.name}"))
        told = [line for line in err.splitlines() if (code and not line.startswith("dist/")) or "error" in line]
        found.append(Made(case, tuple(files), "\n".join(told) or (f"exit code {code}" if code else "")))
        print(f"  {case}: {'built' if not found[-1].told else 'FAULT'}, {len(files)} files", flush=True)
    return found


def judge(made: Sequence[Made]) -> tuple[dict[tuple[str, str], str], dict[str, set[str]]]:
    """(Judge, file or case) → fault; and judge → what it was shown."""
    faults = {("proof", str(one.case)): one.told for one in made if one.told}
    shown: dict[str, set[str]] = {"proof": {str(one.case) for one in made}}
    files = [file for one in made for file in one.files]
    press = [file for file in files if file.name.endswith(".press.pdf")]
    pdfs = [file for file in files if file.suffix == ".pdf" and file not in press]
    books = [file for file in files if file.suffix == ".epub"]
    if shutil.which("qpdf"):
        shown["qpdf"] = {file.name for file in (*pdfs, *press)}
        for file in (*pdfs, *press):
            done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
            if done.returncode:
                faults["qpdf", file.name] = (done.stdout + done.stderr).decode(errors="replace")
    for file in press:
        _, out, err = ground.program("preflight", "--format", "json", file)
        found = [one for one in json.loads(out)["findings"] if one["severity"] == "error"] if out else [err]
        if found:
            faults["preflight", file.name] = str(found)
    shown["preflight"] = {file.name for file in press}
    for name, mine in (("verapdf", pdfs), ("epubcheck", books), ("ace", books)):
        if reason := judges.missing(name):
            print(reason)
            continue
        flavours = ("3a", "ua1") if name == "verapdf" else ()
        shown[name] = {file.name for file in mine}
        for place, rules in judges.judged(name, mine, flavours, timeout=7200).items():
            file, _, flavour = place.partition(" ")
            faults[name, file] = f"{faults.get((name, file), '')} {flavour} {'; '.join(rules)}".strip()
    return faults, shown


def report(made: Sequence[Made], faults: dict[tuple[str, str], str], shown: dict[str, set[str]]) -> None:
    """The table, and what is wrong."""
    print(f"{'layout':12} {'theme':12} {'editions':>8}" + "".join(f" {name:>10}" for name in JUDGES))
    for layout in LAYOUTS:
        for theme in THEMES:
            mine = [one for one in made if (one.case.layout, one.case.theme) == (layout, theme)]
            names = {file.name for one in mine for file in one.files} | {str(one.case) for one in mine}
            row = f"{layout:12} {theme:12} {len(mine):8}"
            for name in JUDGES:
                seen = shown.get(name, set()) & names
                well = sum((name, one) not in faults for one in seen)
                row += f" {f'{well}/{len(seen)}' if name in shown else '-':>10}"
            print(row)
    for (name, place), told in sorted(faults.items()):
        print(f"\n{name}: {place}\n    " + told.replace("\n", "\n    "))


if __name__ == "__main__":
    sys.exit(main())

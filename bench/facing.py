"""Facing pages: how far apart what belongs together stands, read off the finished PDF, and what it costs.

    python bench/facing.py [--speed]

Texts: the sample workspace in the languages that are complete; the five papers of ../shared/data/statements with
pseudo-translations into az, and the Universal Declaration of Human Rights in en-ru, en-az and en-ar
(../shared/data/udhr), where they are there; and one paper of long paragraphs. On A4 and A5.

For each it prints, for facing pages and for the two languages laid out for themselves with their pages put side by
side: the drift of the tops of paragraphs (mean and worst of all spreads, mm and lines), paragraphs that stand on one
page of a spread alone, and sentences that begin on another spread than their translation.

With --speed: CPU seconds and pages a second beside the layout in columns.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.edition.papers import Paper, statement  # noqa: E402
from tests.rendering.spreads import Tops, by_spread, tops  # noqa: E402

from dragoman.edition import compose  # noqa: E402
from dragoman.model import Alignment, Design, Edition, Layout, Role  # noqa: E402
from dragoman.proof import expected  # noqa: E402
from dragoman.proof.expecting import Expected  # noqa: E402
from dragoman.rendering import pdf  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
PAPERS = {"A4": 17.1, "A5": 15.2}
"""Points from line to line."""
HEIGHTS = {"A4": 841.9, "A5": 595.3}
MM = 25.4 / 72


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.speed:
        speed()
        return
    print(f"{'text':34} {'paper':5} {'':10} {'spreads':>7} {'pairs':>5} {'mean mm':>8} {'worst mm':>8} {'lines':>6} "
          f"{'alone':>5} {'sentences apart':>15}")
    for name, alignment in texts():
        for paper in PAPERS:
            report(name, paper, "facing", facing(alignment, paper), PAPERS[paper])
            report(name, paper, "two flows", apart(alignment, paper), PAPERS[paper])


def texts() -> Iterator[tuple[str, Alignment]]:
    """The texts, aligned."""
    yield from of_workspace(ROOT)
    if (SHARED / "statements").is_dir():
        with tempfile.TemporaryDirectory() as folder:
            yield from of_workspace(seeds(Path(folder)), only="az")
    for target, locale in (("rus", "ru"), ("azj_latn", "az"), ("arb", "ar")):
        file = SHARED / "udhr" / "aligned" / f"eng-{target}.tsv"
        if file.is_file():
            yield f"declaration en-{locale}", declaration(file, locale).aligned()
    for locale in ("ru", "ar"):
        yield f"long paragraphs en-{locale}", statement(locale, long=14).aligned()


def of_workspace(root: Path, only: str = "") -> Iterator[tuple[str, Alignment]]:
    from dragoman.model import GateError
    from dragoman.pipeline.building import compose as made
    from dragoman.pipeline.planning import Wanted, plan
    from dragoman.workspace import find_workspace

    workspace = find_workspace(root)
    for text in workspace.text_ids():
        for job in plan(workspace, text, Wanted(locales=(only,) if only else ())):
            try:
                _, aligned, _ = made(workspace, job)
            except GateError:
                continue  # Not complete.
            yield f"{text[:26]} {'+'.join(job.locales)}", aligned


def seeds(folder: Path) -> Path:
    """A workspace of the papers with pseudo-translations."""
    import contextlib
    import io
    import os

    from dragoman.cli import main as program

    before = Path.cwd()
    for arguments in (["init", "ws"], ["import", *map(str, sorted((SHARED / "statements").glob("*.txt")))], ["update"],
                      ["pseudo", "--locale", "az"]):
        os.chdir(folder if arguments[0] == "init" else folder / "ws")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), \
                contextlib.suppress(SystemExit):
            program(arguments)
    os.chdir(before)
    return folder / "ws"


def declaration(file: Path, locale: str) -> Paper:
    paper = Paper("en", (locale,), id="declaration")
    with file.open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for name, _, source, target in rows:
        if source and target:
            title = name.split(" ")[0].endswith("title")
            role = Role.TITLE if name.startswith("doc.title") else Role.HEADING if title else Role.PARAGRAPH
            paper.add(role, {"en": source, locale: target}, level=1 if role is Role.TITLE else 2 if title else 0)
    return paper


Measured = tuple[list[float], int, int, int]
"""Drifts in points, spreads, blocks that are on one page alone, sentences that begin apart."""


def facing(alignment: Alignment, paper: str) -> Measured:
    made = compose(alignment, design=Design(Layout.FACING, paper=paper))
    blocks, sentences = tops(pdf(made).data, expected(alignment))
    return measured(blocks, sentences)


def apart(alignment: Alignment, paper: str) -> Measured:
    """Each language laid out for itself, and the pages of the same number put side by side."""
    whole = compose(alignment, design=Design(Layout.FACING, paper=paper))
    wanted = expected(alignment)
    blocks: Tops = {}
    sentences: Tops = {}
    for column in (0, 1):
        alone = Expected(
            wanted.text, (wanted.locales[column],), (wanted.columns[column],), wanted.sources
        )
        own = tops(pdf(only(whole, column, paper), SAME_SIZE if paper == "A4" else None).data, alone)
        for found, into in zip(own, (blocks, sentences), strict=True):
            into.update({(number, column, 2 * page + column): top for (number, _, page), top in found.items()})
    # A pair on two spreads is as far apart as the pages are high.
    begins: dict[int, dict[int, float]] = {}
    for (number, column, page), top in sorted(blocks.items()):
        begins.setdefault(number, {}).setdefault(column, page // 2 * HEIGHTS[paper] + top)
    drifts = [abs(both[0] - both[1]) for both in begins.values() if len(both) == 2]
    _, spreads, lonely, begun = measured(blocks, sentences)
    return drifts, spreads, lonely, begun


SAME_SIZE = {"layouts/single.css": '{% include "built-in/layouts/single.css" %}\nmain { font-size: 11pt }'}


def only(made: Edition, column: int, paper: str) -> Edition:
    one = slice(column, column + 1)
    sections = tuple(
        replace(section, titles=section.titles[one],
                rows=tuple(replace(row, cells=row.cells[one]) for row in section.rows))
        for section in made.sections
    )
    return replace(made, columns=made.columns[one], titles=made.titles[one], subjects=made.subjects[one],
                   sections=sections, design=Design(Layout.SINGLE, paper=paper))


def measured(blocks: Tops, sentences: Tops) -> Measured:
    from tests.rendering.spreads import begun_apart

    stands = by_spread(blocks)
    drifts = [stand.drift for stand in stands if stand.drift is not None]
    return drifts, len({stand.spread for stand in stands}), len(stands) - len(drifts), len(begun_apart(sentences))


def report(name: str, paper: str, how: str, found: Measured, line: float) -> None:
    drifts, spreads, lonely, begun = found
    print(f"{name:34} {paper:5} {how:10} {spreads:7} {len(drifts):5} {sum(drifts) / len(drifts) * MM:8.2f} "
          f"{max(drifts) * MM:8.2f} {max(drifts) / line:6.2f} {lonely:5} {begun:15}", flush=True)


def speed() -> None:
    import io

    import pikepdf

    for long in (1, 30, 120):
        aligned = statement("ru", long=long).aligned()
        for layout in (Layout.COLUMNS, Layout.FACING):
            made = compose(aligned, design=Design(layout))
            pdf(made)
            start = time.process_time()
            data = pdf(made).data
            spent = time.process_time() - start
            with pikepdf.open(io.BytesIO(data)) as opened:
                pages = len(opened.pages)
            print(f"{layout:8} {pages:4} pages {spent:7.2f} s CPU {pages / spent:6.1f} pages a second", flush=True)


if __name__ == "__main__":
    main()

"""What building one text costs beside WeasyPrint alone on the same HTML.

    python bench/rendering.py [--times N] [--long N]

Prints seconds and the ratio, twice: in one process that has everything loaded (the best of N runs, turn by turn), and
for a process of its own each (the best of 3, loading included). WeasyPrint alone is given the finished page, the
packaged fonts and the same kind of PDF.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

ALONE = """
import os, sys
from dragoman.rendering.fonts import packaged_fonts
with packaged_fonts(["en", "az"]):
    import weasyprint
    weasyprint.HTML(string=open(sys.argv[1], encoding="utf-8").read()).write_pdf(pdf_variant="pdf/a-3a")
"""
BUILDING = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.edition.papers import statement
from dragoman.edition import compose
from dragoman.rendering import pdf
pdf(compose(statement("az", long=int(sys.argv[1])).aligned()))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--long", type=int, default=6, help="how often the long paragraph repeats itself")
    asked = parser.parse_args()

    import weasyprint
    from tests.edition.papers import statement

    from dragoman.edition import compose
    from dragoman.rendering import epub, pdf
    from dragoman.rendering.fonts import packaged_fonts
    from dragoman.rendering.page import page as page_for_paper

    aligned = statement("az", long=asked.long).aligned()
    page = page_for_paper(compose(aligned), paper=True)

    def alone() -> None:
        with packaged_fonts(["en", "az"]):
            weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/a-3a")

    def building() -> None:
        pdf(compose(aligned))

    base, own = _turn_by_turn((alone, building), asked.times)
    print(f"{'one process':24} WeasyPrint alone {base:.3f} s   PDF {own:.3f} s   ratio {own / base:.3f}")
    (book,) = _turn_by_turn((lambda: epub(compose(aligned)),), asked.times)
    print(f"{'':24} EPUB beside it {book:.3f} s")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        base, own = _turn_by_turn(
            (lambda: _process(ALONE, str(file)), lambda: _process(BUILDING, str(asked.long), str(ROOT))), 3
        )
    print(f"{'a process each':24} WeasyPrint alone {base:.3f} s   PDF {own:.3f} s   ratio {own / base:.3f}")


def _turn_by_turn(tasks: tuple[Callable[[], None], ...], times: int) -> tuple[float, ...]:
    best = [float("inf")] * len(tasks)
    for _ in range(times):
        for index, task in enumerate(tasks):
            start = time.perf_counter()
            task()
            best[index] = min(best[index], time.perf_counter() - start)
    return tuple(best)


def _process(script: str, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", script, *arguments], check=True, env=environment)


if __name__ == "__main__":
    main()

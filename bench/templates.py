"""What the choices of a page template cost WeasyPrint: one text in two columns, set with one thing changed at a time.

    python bench/templates.py [--pages 12] [--times 5]

WeasyPrint alone is given the page of dragoman, then the same page with one change; processor seconds, the best of N,
turn by turn, and the ratio to the page as it is. Pages may become more or fewer with a change, which is said.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from typesetters import _EDITION, _PAIRS_A_PAGE, _pairs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
GRID = "table,thead,tbody,colgroup{display:block}tr{display:grid;grid-template-columns:1fr 1fr}col{display:none}"
FLEX = "table,thead,tbody,colgroup{display:block}tr{display:flex}td,th{flex:1 1 50%}col{display:none}"
FLOAT = (
    "table,thead,tbody,tr,colgroup{display:block}tr::after{content:'';display:block;clear:both}"
    "td,th{display:block;float:left;width:50%;box-sizing:border-box}col{display:none}"
)
MANY = "".join(
    f".none-{number} :is(p,h1,h2):lang(xx):not(.other) em{{color:red}}[data-n{number}] p{{color:red}}"
    for number in range(100)
)


def styled(css: str) -> Callable[[str], str]:
    """A page with more at the end of its sheet."""
    return lambda page: page.replace("</style>", f"{css}</style>", 1)


CHANGES: dict[str, tuple[Callable[[str], str], str]] = {
    "as it is: a table, a row a paragraph": (lambda page: page, "pdf/a-3a"),
    "the row a grid": (styled(GRID), "pdf/a-3a"),
    "the row a flex box": (styled(FLEX), "pdf/a-3a"),
    "the cells floats": (styled(FLOAT), "pdf/a-3a"),
    "no element a sentence": (
        lambda page: re.sub(r'<span class="passage"[^>]*>(.*?)</span>', r"\1", page), "pdf/a-3a"
    ),
    "two elements a sentence": (
        lambda page: re.sub(r'(<span class="passage"[^>]*>)(.*?)</span>', r"\1<span>\2</span></span>", page),
        "pdf/a-3a",
    ),
    "no hyphenation": (lambda page: styled(".cell.hyphenated{hyphens:manual}")(page).replace("\u00ad", ""), "pdf/a-3a"),
    "justified": (styled(".cell p{text-align:justify}"), "pdf/a-3a"),
    "no kerning, no ligatures": (
        styled("html{font-kerning:none;font-variant-ligatures:none}"), "pdf/a-3a"
    ),
    "a longer list of fonts": (
        styled('[lang]{font-family:"Nowhere One","Nowhere Two","Nowhere Three","Nowhere Four",var(--text-font)}'),
        "pdf/a-3a",
    ),
    "no heads and feet": (
        styled("@page{@top-center{content:none}@bottom-center{content:none}@left-middle{content:none}}"), "pdf/a-3a"
    ),
    "200 more rules that match nothing": (styled(MANY), "pdf/a-3a"),
    "a fixed size of type in each cell": (styled(".cell p{font-size:9.8pt;line-height:13pt}"), "pdf/a-3a"),
    "no structure, no archive": (lambda page: page, ""),
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    import json
    import tempfile

    import weasyprint

    from dragoman.rendering.fonts import packaged_fonts
    from dragoman.rendering.page import page

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    space: dict[str, Callable[[Path], object]] = {}
    exec(_EDITION, space)  # noqa: S102 - the lines of another bench
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "pairs.json"
        file.write_text(json.dumps(_pairs(asked.pages * _PAIRS_A_PAGE)), encoding="utf-8")
        plain = page(space["edition"](file), paper=True)  # type: ignore[arg-type]
    best: dict[str, tuple[float, float, int]] = {}
    with packaged_fonts(["en", "ru"]):
        for _ in range(asked.times):
            for name, (change, variant) in CHANGES.items():
                start = time.process_time()
                document = weasyprint.HTML(string=change(plain)).render(pdf_variant=variant or None)
                laid_out = time.process_time()
                document.write_pdf(pdf_variant=variant or None)
                spent = (time.process_time() - start, laid_out - start, len(document.pages))
                best[name] = min(spent, best.get(name, (float("inf"), 0.0, 0)))
    usual = next(iter(best.values()))
    print(f"{'':40}{'pages':>6}{'CPU s':>8}{'layout':>8}{'painting':>9}{'ratio':>7}{'a page':>8}")
    for name, (spent, layout, pages) in best.items():
        page_cost = spent / pages / (usual[0] / usual[2])
        print(
            f"{name:40}{pages:6}{spent:8.2f}{layout:8.2f}{spent - layout:9.2f}{spent / usual[0]:7.2f}{page_cost:8.2f}"
        )


if __name__ == "__main__":
    main()

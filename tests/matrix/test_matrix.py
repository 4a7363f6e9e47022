"""A slice of the matrix: layouts, themes, languages and formats in pairs, before every judge there is.

``python bench/matrix.py`` goes through the whole of it.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from dragoman.model import Layout
from dragoman.model.design import BOOK, STATE_PAPER
from tests.matrix import ground
from tests.rendering import judges

LAYOUTS = tuple(map(str, Layout))
FORMATS = ("pdf", "press", "epub", "html")
TEXT = "river-ferry-report"


@dataclass(frozen=True)
class Case:
    """One edition of the table."""

    layout: str
    theme: str
    locales: tuple[str, ...]
    formats: frozenset[str]
    options: tuple[str, ...]

    @property
    def direction(self) -> str:
        return "rtl" if self.locales[0] in ground.RIGHT_TO_LEFT else "ltr"


def _cases() -> tuple[Case, ...]:
    lines = Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = ([*line.split("\t"), ""][:5] for line in lines)
    return tuple(
        Case(layout, theme, tuple(locales.split()), frozenset(formats.split()), tuple(options.split()))
        for layout, theme, locales, formats, options in rows
    )


CASES = _cases()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (set(product(LAYOUTS, (STATE_PAPER, BOOK))), {(case.layout, case.theme) for case in CASES}),
        (set(product(LAYOUTS, ("ltr", "rtl"))), {(case.layout, case.direction) for case in CASES}),
        (set(product(LAYOUTS, FORMATS)), {(case.layout, form) for case in CASES for form in case.formats}),
        (set(product((STATE_PAPER, BOOK), FORMATS)), {(case.theme, form) for case in CASES for form in case.formats}),
        (set(ground.LOCALES), {locale for case in CASES for locale in case.locales}),
        ({"columns", "interlinear"}, {case.layout for case in CASES if case.locales[1:]}),
        ({"--draft", "--proof-marks", "paragraphs", "lines"}, {option for case in CASES for option in case.options}),
    ],
    ids=["layout-theme", "layout-direction", "layout-format", "theme-format", "locale", "together", "options"],
)
def test_every_pair_is_in_the_table(wanted: set[object], found: set[object]) -> None:
    assert wanted - found == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_judge_is_silent(layout: str, tmp_path: Path) -> None:
    mine = [case for case in CASES if case.layout == layout]
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    ground.sample(workspace, [TEXT], sorted({locale for case in mine for locale in case.locales}))
    made: list[Path] = []
    for case in mine:
        made += _built(case, workspace, tmp_path / f"{case.theme}-{'-'.join(case.locales)}")
    assert len(made) == sum(len(case.formats) for case in mine)
    press = [file for file in made if file.name.endswith(".press.pdf")]
    pdfs = [file for file in made if file.suffix == ".pdf" and file not in press]
    books = [file for file in made if file.suffix == ".epub"]
    assert pdfs
    assert books
    _need("qpdf")
    for file in (*pdfs, *press):
        done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False, text=True)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    for judge, files, flavours in (("verapdf", pdfs, ("3a", "ua1")), ("epubcheck", books, ()), ("ace", books, ())):
        if not judges.missing(judge):
            assert judges.judged(judge, files, flavours) == {}, judge
    assert not judges.missing("epubcheck"), "EPUBCheck is one of the tests' requirements"


def _built(case: Case, workspace: Path, folder: Path) -> list[Path]:
    """The artifacts that were asked for, each proven by the program (a release with a fault is refused)."""
    options = [part for locale in case.locales for part in ("--locale", locale)]
    options += ["--together"] if len(case.locales) > 1 else []
    # A file for the press comes beside another format, which is not looked at where it is not asked for.
    options += [part for form in sorted(case.formats - {"press"}) or ["html"] for part in ("--format", form)]
    options += ["--press"] if "press" in case.formats else []
    options += ["--layout", case.layout, "--theme", case.theme, *case.options]
    if "--draft" not in options:
        options.append("--draft-incomplete")
    code, out, err = ground.program("build", "-C", workspace, TEXT, *options)
    said = out + err
    assert code == 0, said
    assert "error" not in said
    paths = [workspace / line.split(" ")[0] for line in said.splitlines() if line.startswith("dist/")]
    folder.mkdir()
    wanted = [path for path in paths if _form(path) in case.formats]
    return [path.rename(folder / f"{case.theme}--{path.name}") for path in wanted]


def _form(path: Path) -> str:
    return "press" if path.name.endswith(".press.pdf") else path.suffix[1:]


def _need(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")

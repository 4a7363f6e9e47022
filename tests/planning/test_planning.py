"""Which editions follow from dragoman.yaml and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model import Design, Layout, Numbering, UsageError, WorkspaceError
from dragoman.pipeline.planning import Wanted, plan
from dragoman.workspace import Workspace, find_workspace, parse_settings

PAPER = "---\n---\n\n# Harbour day\n\nThe harbour opens.\n"


def workspace(folder: Path, settings: str) -> Workspace:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts/harbour.md").write_text(PAPER, encoding="utf-8")
    (folder / "dragoman.yaml").write_text(f"source: en\ntargets: [az, ru, tr]\n{settings}", encoding="utf-8")
    return find_workspace(folder)


def planned(folder: Path, settings: str, wanted: Wanted) -> list[str]:
    jobs = plan(workspace(folder, settings), "harbour", wanted)
    return [f"{job.design.layout} {'+'.join(job.locales)}" for job in jobs]


@pytest.mark.parametrize(
    ("settings", "wanted", "jobs"),
    [
        ("", Wanted(), ["columns az", "columns ru", "columns tr"]),
        ("", Wanted(("ru",)), ["columns ru"]),
        ("layout: [facing, single]\n", Wanted(("az",)), ["facing az", "single az"]),
        ("layout: facing\n", Wanted(("az",), ("interlinear",)), ["interlinear az"]),
        ("together: [az, ru]\n", Wanted(), ["columns az", "columns ru", "columns tr", "columns az+ru"]),
        ("together: [[az, ru], [ru, tr]]\n", Wanted(("az", "ru")), ["columns az", "columns ru", "columns az+ru"]),
        ("together: [[en, az], [az, ru]]\n", Wanted(("az", "ru")), ["columns az", "columns ru", "columns az+ru"]),
        ("together: [az, ru]\nlayout: facing\n", Wanted(), ["facing az", "facing ru", "facing tr"]),
        ("", Wanted(together=True), ["columns az+ru+tr"]),
        ("", Wanted(("az", "tr"), ("interlinear",), together=True), ["interlinear az+tr"]),
        ("texts:\n  harbour:\n    layout: single\n    targets: [az]\n", Wanted(), ["single az"]),
        ("layout: facing\ntexts:\n  harbour:\n    targets: [az]\n", Wanted(), ["facing az"]),
    ],
)
def test_the_editions_of_a_text(tmp_path: Path, settings: str, wanted: Wanted, jobs: list[str]) -> None:
    assert planned(tmp_path, settings, wanted) == jobs


def test_looks_are_those_of_the_text_then_of_the_workspace_and_of_the_command_line_first(tmp_path: Path) -> None:
    made = workspace(
        tmp_path,
        "theme: book\npaper: A5\nnumbers: [lines]\nattach: [sources]\nrights: © the Office\n"
        "texts:\n  harbour:\n    paper: 170mm 240mm\n    translation-page: inner\n    embed-fonts: true\n",
    )
    (job,) = plan(made, "harbour", Wanted(("az",)))
    assert job.design == Design(
        Layout.COLUMNS, "book", "170mm 240mm", "inner", frozenset({Numbering.LINES}), ("sources",), True, "© the Office"
    )
    (job,) = plan(made, "harbour", Wanted(("az",), theme="state-paper", paper="A4", numbering=("units",)))
    assert (job.design.theme, job.design.paper) == ("state-paper", "A4")
    assert job.design.numbering == {Numbering.LINES, Numbering.UNITS}


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(("en",)),
        Wanted(layouts=("facing",), together=True),
        Wanted(("az", "ru", "tr", "de"), together=True),
        Wanted(paper="A4; } body { color: red"),
        Wanted(paper="12 elephants"),
        Wanted(theme="../secret"),
    ],
)
def test_what_no_layout_can_do_is_refused_in_words(tmp_path: Path, wanted: Wanted) -> None:
    with pytest.raises(UsageError) as caught:
        planned(tmp_path, "", wanted)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("layout: sideways\n", "sideways"),
        ("paper: very large\n", "very large"),
        ("paper: 'A4; } @import url(x'\n", "size of paper"),
        ("theme: ../../etc\n", "name of a theme"),
        ("numbers: [pages]\n", "pages"),
        ("together: [az]\n", "two or three"),
        ("together: [az, xx-bad-]\n", "together"),
        ("embed-fonts: perhaps\n", "true or false"),
        ("attach: [everything]\n", "everything"),
        ("texts:\n  one:\n    translation-page: left\n", "left"),
    ],
)
def test_faults_of_designs_name_the_line(settings: str, words: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        parse_settings(f"source: en\n{settings}")
    assert words in caught.value.message
    assert "line" in caught.value.message

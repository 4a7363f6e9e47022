"""Publications in dragoman.yaml, and the commands that know them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.model import IndexKind, Start, UsageError, WorkspaceError
from dragoman.pipeline import WantedEditions, open_workspace, plan_publication
from dragoman.workspace import parse_settings
from tests.conftest import Runner

ROOT = Path(__file__).resolve().parents[2]
WHOLE = """
publications:
  year:
    title: {en: The Year, az: İl}
    subtitle: Papers
    parts:
      - title: {en: Spring}
        texts: [a, b]
      - texts: [c]
    locales: [az]
    together: [az, ru]
    translators: {az: [One, Two], ru: Three}
    date: 2025-03-21
    start: recto
    indexes: [addressees, names]
    theme: book
"""
WRONG = {
    "title: T": "line 3: the publication p needs either texts or parts",
    "texts: [a]": "line 3: the publication p has no title",
    "title: T, texts: [a, a]": "line 3: texts: a text stands in p twice",
    "title: T, texts: []": "a list of texts is expected",
    "title: T, texts: [1]": "a list of strings is expected",
    "title: T, parts: [a]": "a list of parts is expected",
    "title: T, parts: [{texts: [a]}, {texts: [a]}]": "a stands in p twice",
    "title: 5, texts: [a]": "a string, or one for each language, is expected",
    "title: {xx-nonsense-q: T}, texts: [a]": "xx-nonsense-q",
    "title: T, texts: [a], date: May": "a date is expected",
    "title: T, texts: [a], start: left": "'left' is not one of page, recto, following",
    "title: T, texts: [a], indexes: [places]": "'places' is not one of names, addressees",
}


def test_what_can_be_said_of_a_publication() -> None:
    settings, findings = parse_settings(WHOLE)
    assert findings == ()
    said = settings.publications["year"]
    assert said.texts == ("a", "b", "c")
    assert [dict(part.title) for part in said.parts] == [{"en": "Spring"}, {}]
    assert dict(said.subtitle) == {"": "Papers"}
    assert said.translators == {"az": ("One", "Two"), "ru": ("Three",)}
    assert (said.start, said.indexes) == (Start.RECTO, (IndexKind.ADDRESSEES, IndexKind.NAMES))
    assert said.design.together == (("az", "ru"),)
    assert said.where == "dragoman.yaml, line 3"


@pytest.mark.parametrize("own", WRONG)
def test_what_cannot_be_names_the_line(own: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        parse_settings(f"publications:\n  p: {{{own}}}\n".replace("  p:", "\n  p:"))
    assert WRONG[own] in caught.value.message
    assert "dragoman.yaml" in caught.value.message


def test_unknown_keys_are_told() -> None:
    _, findings = parse_settings("publications:\n  p: {title: T, texts: [a], index: [names]}\n")
    assert [finding.message for finding in findings] == [
        "publications.p.index is not a setting and has no effect"
    ]
    assert findings[0].hint == "Did you mean indexes?"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _settings(folder: Path, publication: str) -> None:
    (folder / "dragoman.yaml").write_text(
        f"targets: [az]\npublications:\n  two: {{title: Two, formats: html, {publication}}}\n", encoding="utf-8"
    )


def test_a_volume_is_built_and_proven(workspace: Path, run: Runner) -> None:
    shutil.copy(ROOT / "names.yaml", workspace)
    _settings(workspace, "texts: [lake-day-statement, river-ferry-report], together: [az, ru], indexes: names")
    built = run("build", "two")
    assert (built.code, built.err.splitlines()) == (0, ["dist/two/two.en-az+ru.html"])
    proof = run("proof")
    assert (proof.code, proof.out) == (0, "")
    assert "dist/two/two.en-az+ru.html: " in proof.err
    # A sentence that nobody has printed yet is missing in what was built.
    text = workspace / "texts/lake-day-statement.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nThe lake is calm tonight.\n", encoding="utf-8")
    assert "proof-missing" in run("proof").out


@pytest.mark.parametrize(("own", "message"), [
    ("texts: [lake-day-statement, no-such-text]", "there is no text 'no-such-text'"),
    ("texts: [lake-day-statement], layout: facing, together: [az, ru]", "the layout facing holds one translation"),
    ("texts: [river-ferry-report], locales: [tr]", "not fully translated"),
    ("texts: [river-ferry-report], locales: [en]", "line 3: two: its texts are written in en"),
    ("texts: [river-ferry-report], together: [az, en]", "line 3: two: its texts are written in en"),
])  # fmt: skip
def test_what_cannot_be_built_is_said(workspace: Path, run: Runner, own: str, message: str) -> None:
    _settings(workspace, own)
    built = run("build", "two")
    assert built.code in (1, 2)
    assert message in built.err
    assert not (workspace / "dist").exists()


def test_what_is_asked_of_all_narrows_a_publication_that_is_not_named(workspace: Path) -> None:
    _settings(workspace, "texts: [lake-day-statement], locales: [az]")
    space = open_workspace(workspace)
    asked = WantedEditions(locales=("az", "ru"), layouts=("facing", "single"))
    jobs = plan_publication(space, "two", asked, named=False)
    assert [(job.locales, job.design.layout.value) for job in jobs] == [(("az",), "facing"), (("az",), "single")]
    assert [job.locales for job in plan_publication(space, "two", WantedEditions(locales=("ru",)))] == [("ru",)]


def test_what_a_layout_asked_of_all_does_not_hold_is_passed_over(workspace: Path) -> None:
    _settings(workspace, "texts: [lake-day-statement], locales: [az], together: [az, ru]")
    asked = WantedEditions(layouts=("facing",))
    jobs = plan_publication(open_workspace(workspace), "two", asked, named=False)
    assert [job.locales for job in jobs] == [("az",)]
    with pytest.raises(UsageError, match="holds one translation"):
        plan_publication(open_workspace(workspace), "two", asked)


def test_a_publication_has_no_id_of_a_text(workspace: Path, run: Runner) -> None:
    (workspace / "dragoman.yaml").write_text(
        "targets: [az]\npublications:\n  river-ferry-report: {title: T, texts: [lake-day-statement]}\n",
        encoding="utf-8",
    )
    built = run("build", "river-ferry-report")
    assert built.code == 2
    assert "dragoman.yaml, line 3: river-ferry-report is the id of a text" in built.err

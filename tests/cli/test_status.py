"""`dragoman status`: ways to add up, formats, checks, history and gates."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample workspace."""
    folder = tmp_path / "sample"
    folder.mkdir()
    shutil.copy(ROOT / "dragoman.yaml", folder)
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize("by", ["text", "locale", "role", "all"])
def test_every_way_of_adding_up_gives_the_same_total(sample: Path, run: Runner, by: str) -> None:
    rows = json.loads(run("status", "--format", "json", cwd=sample).out)
    groups = json.loads(run("status", "--format", "json", "--by", by, cwd=sample).out)
    assert sum(one["total"]["words"] for one in groups) == sum(one["total"]["words"] for one in rows) > 3000
    assert sum(one["left"]["units"] for one in groups) == sum(len(one["missing"]) for one in rows) > 10
    table = run("status", "--by", by, cwd=sample).out
    assert len(table.splitlines()) == len(groups) + (3 if len(groups) > 1 else 2)


def test_one_locale(sample: Path, run: Runner) -> None:
    rows = json.loads(run("status", "-l", "tr", "--format", "json", cwd=sample).out)
    assert [(row["text"], row["locale"]) for row in rows] == [("river-ferry-report", "tr")]
    assert run("status", "-l", "tr", "--min", "90", cwd=sample).code == 1
    assert run("status", "-l", "az", "--min", "100", cwd=sample).code == 0
    assert run("status", "-l", "azz", cwd=sample).code == 2


def test_a_badge_goes_to_a_file_whole(sample: Path, run: Runner) -> None:
    result = run("status", "-l", "az", "--format", "svg", "-o", "badges/az.svg", cwd=sample)
    assert (result.code, result.out) == (0, "")
    root = ElementTree.parse(sample / "badges/az.svg").getroot()  # noqa: S314 - our own picture
    assert root.findtext("{*}title") == "translated az: 100 %"
    (sample / "file").write_text("no folder")
    refused = run("status", "--format", "svg", "-o", "file/az.svg", cwd=sample)
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_a_page_tells_everything_and_fetches_nothing(sample: Path, run: Runner) -> None:
    page = run("status", "--format", "html", "--findings", cwd=sample).out
    assert page.startswith("<!DOCTYPE html>")
    assert "river-ferry-report" in page
    assert 'lang="en" dir="ltr"' in page
    assert "with findings" in page
    assert not re.search(r'(?:src|href)="(?!#)|@import|url\(', page)
    assert "the checks were not run" in run("status", "--format", "html", cwd=sample).out


def test_units_that_the_checks_warn_of_are_counted(sample: Path, run: Runner) -> None:
    po = sample / "locales/az/lake-day-statement.po"
    text = po.read_text()
    first = re.search(r'^msgstr "Bu gün (.*)"$', text, re.MULTILINE)
    assert first
    po.write_text(text.replace(first[0], f'msgstr "Bu gün  (({first[1]} \u202e"'))
    before = json.loads(run("status", "lake-day-statement", "-l", "az", "--format", "json", cwd=sample).out)[0]
    after = run("status", "lake-day-statement", "-l", "az", "--format", "json", "--findings", cwd=sample)
    row = json.loads(after.out)[0]
    assert before["with_findings"] is None
    assert row["with_findings"]["units"] >= 1
    assert row["with_findings"]["words"] >= 14
    assert row["translated"] == before["translated"]
    assert "with findings" in run("status", "--findings", cwd=sample).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--by", "locale", "--format", "html"), "--by is for tables and JSON"),
        (("--by", "colour"), "colour"),
        (("--history", "0"), "before --history"),
        (("--history", "lake-day-statement"), "before --history"),
    ],
)
def test_wrong_usage(sample: Path, run: Runner, arguments: tuple[str, ...], words: str) -> None:
    result = run("status", *arguments, cwd=sample)
    assert result.code == 2
    assert words in " ".join(result.err.split())


def test_an_empty_workspace_has_nothing_to_tell(workspace: Path, run: Runner) -> None:
    for path in (workspace / "texts").glob("*.md"):
        path.unlink()
    table = run("status", "--findings", "--history", cwd=workspace)
    assert (table.code, table.out) == (0, "")
    assert "no texts" in table.err
    assert json.loads(run("status", "--format", "json", cwd=workspace).out) == []
    assert "–" in run("status", "--format", "svg", cwd=workspace).out


def test_without_git_there_is_no_forecast(sample: Path, run: Runner) -> None:
    told = run("status", "--history", cwd=sample)
    assert told.code == 0
    assert "tr   185 words left; no forecast: the history is shorter than a day" in told.out
    assert "az   nothing left" in told.out


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_past_is_that_of_the_catalogues_in_git(sample: Path, run: Runner) -> None:
    # The workspace lies in a folder of the repository, and what else is there does not matter.
    top = sample.parent
    po = sample / "locales/tr/river-ferry-report.po"
    whole, pot = po.read_text(), sample / "locales/river-ferry-report.pot"
    _git(top, "init", "--quiet", "--initial-branch=main", day="2026-01-01")
    po.unlink()
    _commit(top, "2026-01-01")
    po.write_text(re.sub(r'^msgstr ".+"$', 'msgstr ""', whole, flags=re.MULTILINE))
    _commit(top, "2026-01-03")
    po.write_text("this is no PO file")
    _commit(top, "2026-01-04")
    po.write_text(whole)
    _commit(top, "2026-01-05")
    (top / "elsewhere.txt").write_text("nothing of ours")
    _commit(top, "2026-01-06")
    assert pot.is_file()
    rows = json.loads(run("status", "--history", "--format", "json", cwd=sample).out)
    row = next(row for row in rows if row["locale"] == "tr")
    past, now = row["history"][:-1], row["history"][-1]
    assert [one["day"] for one in past] == ["2026-01-01", "2026-01-03", "2026-01-05"]
    assert [one["translated"] for one in past] == [0, 0, 179]
    assert {one["total"] for one in past} == {364}
    assert now["translated"] == 179
    forecast = row["forecast"]
    assert (forecast["left"], forecast["since"]) == (185, "2026-01-01")
    assert forecast["per_day"] > 0
    complete = next(row for row in rows if row["locale"] == "az" and row["text"] == "river-ferry-report")
    assert [one["translated"] for one in complete["history"]] == [364] * 5
    short = json.loads(run("status", "-l", "tr", "--history", "1", "--format", "json", cwd=sample).out)[0]
    assert [one["day"] for one in short["history"]][:-1] == ["2026-01-05"]
    page = run("status", "--history", "--format", "html", cwd=sample).out
    assert page.count("<polyline") == 4
    assert "2026-01-03" in page


def _commit(folder: Path, day: str) -> None:
    _git(folder, "add", "--all", day=day)
    _git(folder, "commit", "--quiet", "--message", day, day=day)


def _git(folder: Path, *arguments: str, day: str) -> None:
    who = {f"GIT_{part}_{what}": value for part in ("AUTHOR", "COMMITTER") for what, value in
           (("NAME", "Ada Merrow"), ("EMAIL", "ada@example.org"), ("DATE", f"{day}T12:00:00+0000"))}  # fmt: skip
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=environment, capture_output=True)

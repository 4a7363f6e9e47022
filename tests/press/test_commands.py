"""The two commands as people use them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pytest

from dragoman.press import SHEETS
from tests.conftest import Runner
from tests.press.files import drawn, good, planted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.pdf").write_bytes(good())
    (tmp_path / "bad.pdf").write_bytes(planted(good(), drawn("1 0 0 rg 0 0 9 9 re f", 3)))
    (tmp_path / "note.txt").write_text("no PDF")
    return tmp_path


def test_a_good_file_is_fine(folder: Path, run: Runner) -> None:
    done = run("preflight", "--no-ink", "good.pdf")
    assert done.code == 0
    assert "good.pdf: 4 pages of 148 × 210 mm; bleed 3 mm; PDF/X-4; for FOGRA39; DeviceCMYK; 2 fonts" in done.out
    assert "1 note in 1 of 1 file" in done.err


def test_a_finding_names_the_page(folder: Path, run: Runner) -> None:
    done = run("preflight", "--no-ink", "bad.pdf")
    assert done.code == 1
    assert "bad.pdf: page 3: error [preflight-rgb] DeviceRGB in areas" in done.out
    assert run("preflight", "--no-ink", "--fail-on", "never", "bad.pdf").code == 0
    assert run("preflight", "--no-ink", "--fail-on", "note", "good.pdf").code == 1
    assert run("preflight", "--no-ink", "--standard", "x-1a", "good.pdf").code == 1
    assert run("preflight", "--no-ink", "--bleed", "5", "good.pdf").code == 1


def test_a_document_for_programs(folder: Path, run: Runner) -> None:
    done = run("preflight", "--no-ink", "--format", "json", "good.pdf", "bad.pdf", "note.txt")
    assert done.code == 1
    document = json.loads(done.out)
    assert document["summary"] == {"errors": 2, "warnings": 0, "notes": 2, "files": 3, "checked": 3}
    assert [one["path"] for one in document["files"]] == ["good.pdf", "bad.pdf", "note.txt"]
    assert document["files"][0] | {"fonts": None} == {
        "path": "good.pdf", "pages": 4, "size_mm": [148.0, 210.0], "bleed_mm": 3.0, "standard": "PDF/X-4",
        "condition": "FOGRA39", "colours": ["DeviceCMYK"], "fonts": None, "ink_percent": None,
    }  # fmt: skip
    pages = {(one["path"], one["code"]): one["page"] for one in document["findings"]}
    assert pages["bad.pdf", "preflight-rgb"] == 3
    assert pages["note.txt", "preflight-not-a-pdf"] is None


def test_what_cannot_be_read_stops_nothing_else(folder: Path, run: Runner) -> None:
    done = run("preflight", "--no-ink", "absent.pdf", "good.pdf", ".")
    assert done.code == 2
    assert "absent.pdf: cannot be read" in done.err
    assert "good.pdf: 4 pages" in done.out


def test_a_booklet_beside_its_file(folder: Path, run: Runner) -> None:
    done = run("booklet", "good.pdf")
    assert (done.code, done.out) == (0, "")
    assert "good-booklet.pdf: 4 pages on 1 sheet of SRA4; print on both sides, turned over the short edge" in done.err
    with pikepdf.open(folder / "good-booklet.pdf") as pdf:
        assert len(pdf.pages) == 2
    assert run("booklet", "good.pdf", "-o", "out/x.pdf", "--sheet", "a3", "--crop-marks", "--thickness", ".1").code == 0
    assert (folder / "out/x.pdf").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("note.txt",), 1, "The file is no PDF"),
        (("absent.pdf",), 2, "cannot be read"),
        (("good.pdf", "--sheet", "A99"), 2, "no sheet of paper"),
        (("good.pdf", "-o", "good.pdf"), 2, "its own pages"),
        (("good.pdf", "--thickness", "-1"), 2, "thickness"),
    ],
)
def test_a_booklet_that_cannot_be(
    folder: Path, run: Runner, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run("booklet", *arguments)
    assert done.code == code
    assert words in done.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


ROOT = Path(__file__).resolve().parents[2]


def test_every_code_is_documented_and_every_documented_code_is_one() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src/dragoman/press").rglob("*.py")))
    given = set(re.findall(r'Remark\(\s*"([a-z0-9-]+)"', source))
    told = set(re.findall(r"`preflight-([a-z0-9-]+)`", (ROOT / "docs/press.md").read_text(encoding="utf-8")))
    assert len(given) > 30
    assert given == told


def test_every_sheet_is_documented() -> None:
    told = (ROOT / "docs/press.md").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{name}\b", told) for name in SHEETS)

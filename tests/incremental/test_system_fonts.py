"""Where a letter asks for the fonts of this machine, pages follow from them; elsewhere they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.rendering import provenance
from tests.conftest import Runner
from tests.incremental import small

LETTER = "\u283f"  # A braille pattern: none of the packaged fonts has one.
PDF = "dist/harbour/harbour.en-az.pdf"


def test_pages_follow_from_fonts_of_the_system_that_letters_ask_for(
    tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small.write(tmp_path / "ws", "source: en\ntargets: [az]\nformats: [pdf, html]\n")
    for name in ("texts/harbour.md", "locales/az/harbour.po"):
        small.edit(folder / name, "Nine ferries sail.", f"Nine ferries {LETTER} sail.")
    small.edit(folder / "locales/az/harbour.po", "işləyir", f"işləyir {LETTER}")
    done = run("build", "--draft", "-j", "1", cwd=folder)
    if "system-fonts" not in done.err:
        pytest.skip("no font of this machine has the letter")
    entries = json.loads((folder / "dist/manifest.json").read_bytes())["artifacts"]
    assert [path for path, entry in entries.items() if "font:system" in entry["inputs"]] == [PDF]
    assert run("build", "--draft", cwd=folder).err == "4 files are up to date\n"
    monkeypatch.setattr(provenance, "system_fonts", lambda: "0" * 64)
    done = run("build", "--draft", "-j", "1", "--explain", cwd=folder)
    assert f"{PDF}: the system's fonts changed\n" in done.err
    assert "3 files are up to date" in done.err
    assert run("build", "--draft", cwd=folder).err == "4 files are up to date\n"


def test_a_font_of_the_same_name_and_size_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "system_folders", lambda: (tmp_path,))
    font = tmp_path / "A.ttf"
    font.write_bytes(b"\0\1\0\0" + b"one" * 9000)
    (tmp_path / "gone.ttf").symlink_to(tmp_path / "absent")
    first = provenance.system_fonts.__wrapped__()
    assert first == provenance.system_fonts.__wrapped__()
    font.write_bytes(b"\0\1\0\0" + b"two" * 9000)
    assert provenance.system_fonts.__wrapped__() != first

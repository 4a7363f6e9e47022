"""Tools that others wrote, which open what we publish; a test that needs one skips where it is not installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.rendering import judges


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
    assert judges.epubcheck(paths) == {}


def check_page(page: bytes, folder: Path, *, dark: bool = False, width: int = 1280) -> None:
    """axe-core finds no fault in a web page as Chromium shows it (at least 500 pixels wide).

    Skips without Chromium, and without axe-core where npm or NODE_PATH has it.
    """
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    found = (folder / "axe-core" / "axe.min.js" for folder in _node_folders())
    axe = next(filter(Path.is_file, found), None)
    if browser is None or axe is None:
        pytest.skip("Chromium and axe-core (npm install --global axe-core) are not both installed")
    judge = axe.read_text(encoding="utf-8").replace("</script", "<\\/script")
    # The page's own policy lets no foreign script run.
    bare, policies = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode("utf-8"))
    assert policies == 1
    file = folder / "judged.html"
    file.write_text(bare.replace("</body>", f"<script>{judge}</script><script>{_JUDGE}</script></body>"), "utf-8")
    shown = run(
        browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}",
        *(["--blink-settings=preferredColorScheme=0"] if dark else []), f"--window-size={width},900",
        "--virtual-time-budget=20000", "--dump-dom", file.as_uri(),
    )
    told = re.search(r'<pre id="axe">(\w+) ([^<]*)</pre>', shown)
    assert told is not None, "axe said nothing"
    assert told[1] == ("dark" if dark else "light")
    assert told[2] == "judged", told[2]


_JUDGE = """
axe.run().then((found) => {
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const faults = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`);
  document.body.innerHTML = `<pre id="axe">${scheme} ${["judged", ...faults].join("; ")}</pre>`;
});
"""


def _node_folders() -> list[Path]:
    folders = [Path(entry) for entry in os.environ.get("NODE_PATH", "").split(os.pathsep) if entry]
    if npm := shutil.which("npm"):
        root = subprocess.run([npm, "root", "--global"], capture_output=True, check=False, timeout=60, text=True)
        folders.append(Path(root.stdout.strip()))
    return folders

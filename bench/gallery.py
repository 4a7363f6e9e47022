"""The pictures of docs/gallery.md and of the README: real pages of the sample workspace.

    python bench/gallery.py             # into dist/gallery, to look at
    python bench/gallery.py --docs      # into docs/gallery, and docs/page.png
    python bench/gallery.py ar-facing   # these alone

Pages of PDFs are drawn by pypdfium2; those of EPUB and HTML by Chromium, and left out without it. Each picture has a
palette of at most 256 colours and a hairline round its pages. It prints what it wrote, with sizes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import pypdfium2  # noqa: E402
from PIL import Image, ImageDraw, ImageOps  # noqa: E402
from tests.matrix.ground import program  # noqa: E402

from dragoman.rendering.fonts import fonts  # noqa: E402

PAGE, SPREAD = 560, 1000
"""Pixels that a picture of one page, and of two, is wide."""
MOST = 88_000
"""Bytes of a picture; colours are taken away until it fits."""
EDGE = (200, 200, 200)


@dataclass(frozen=True)
class Picture:
    """Pages of one artifact."""

    name: str
    text: str
    options: str
    """What ``dragoman build`` is asked for."""
    pages: tuple[int, ...] = (1,)
    """Numbers of the pages, from the left."""


@dataclass(frozen=True)
class Screen:
    """A document of a book, or the page for screens, as Chromium shows it."""

    name: str
    text: str
    options: str
    document: str
    """The file in the EPUB; "" for the HTML page."""
    width: int
    height: int
    dark: bool = False


LETTER, STATEMENT, REPORT, VOLUME = (
    "drinking-water-letter", "lake-day-statement", "river-ferry-report", "almeravia-papers",
)  # fmt: skip
PICTURES = (
    Picture("columns", STATEMENT, "--locale az"),
    Picture("columns-of-three", STATEMENT, "--locale az --locale ru --together", (1,)),
    Picture("facing", STATEMENT, "--locale az --layout facing --theme book", (2, 3)),
    Picture("facing-from-the-right", REPORT, "--locale ar --layout facing --draft", (3, 2)),
    Picture("interlinear", STATEMENT, "--locale ru --layout interlinear"),
    Picture("single", STATEMENT, "--locale az --layout single --theme book"),
    Picture("addressees", STATEMENT, "--locale ru", (3,)),
    Picture("masthead", LETTER, "--locale ru"),
    Picture("draft", REPORT, "--locale tr --draft"),
    Picture("proof-marks", STATEMENT, "--locale az --proof-marks"),
    Picture("press", STATEMENT, "--locale az --theme book --paper A5 --press"),
    Picture("volume-cover", VOLUME, "--locale az"),
    Picture("volume-contents", VOLUME, "--locale az", (2, 3)),
    Picture("volume-pages", VOLUME, "--locale az", (14, 15)),
    Picture("volume-index", VOLUME, "--locale az", (20, 21)),
)
SCREENS = (
    Screen("epub-phone", STATEMENT, "--locale az", "text.xhtml", 390, 780),
    Screen("epub-wide", STATEMENT, "--locale az", "text.xhtml", 1000, 640),
    Screen("epub-cover", STATEMENT, "--locale az", "cover.png", 0, 0),
    Screen("html-light", STATEMENT, "--locale az", "", 1000, 700),
    Screen("html-dark", STATEMENT, "--locale az", "", 1000, 700, dark=True),
)


def main() -> None:
    """Build, draw and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("name", nargs="*")
    asked = parser.parse_args()
    folder = ROOT / ("docs/gallery" if asked.docs else "dist/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        workspace = _copied(Path(scratch))
        for one in (*PICTURES, *SCREENS):
            if asked.name and one.name not in asked.name:
                continue
            picture = drawn(workspace, one) if isinstance(one, Picture) else shown(workspace, one, Path(scratch))
            if picture is None:
                print(f"{one.name}: there is no Chromium")
                continue
            _write(picture, folder / f"{one.name}.png")
            if one.name == "columns" and asked.docs:
                _write(picture, ROOT / "docs/page.png")


def drawn(workspace: Path, picture: Picture) -> Image.Image:
    """The pages side by side."""
    press = "--press" in picture.options
    suffix = ".press.pdf" if press else ".pdf"
    document = pypdfium2.PdfDocument(_built(workspace, picture.text, f"{picture.options} --format pdf", suffix))
    pages = [document[number - 1] for number in picture.pages]
    wide = (SPREAD if len(pages) > 1 or pages[0].get_width() > pages[0].get_height() else PAGE) // len(pages)
    images = []
    for page in pages:
        image = page.render(scale=2 * wide / page.get_width()).to_pil().convert("RGB")
        images.append(image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS))
    whole = Image.new("RGB", (wide * len(images), max(image.height for image in images)), "white")
    for number, image in enumerate(images):
        whole.paste(image, (number * wide, 0))
        if number:
            ImageDraw.Draw(whole).line([(number * wide, 0), (number * wide, whole.height)], EDGE)
    return ImageOps.expand(whole, 1, EDGE)


def shown(workspace: Path, screen: Screen, scratch: Path) -> Image.Image | None:
    """The screen, or None without Chromium."""
    suffix = ".epub" if screen.document else ".html"
    path = _built(workspace, screen.text, f"{screen.options} --format {suffix[1:]}", suffix)
    if screen.document:
        book = scratch / screen.name
        with zipfile.ZipFile(path) as archive:
            archive.extractall(book)
        path = next(book.rglob(screen.document))
    if path.suffix == ".png":
        with Image.open(path) as cover:
            return ImageOps.expand(cover.convert("RGB").resize((300, 450), Image.Resampling.LANCZOS), 1, EDGE)
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return None
    taken = scratch / "taken.png"
    # Chromium makes no window narrower than 500 pixels; a frame is as narrow as it is told to be. Reading systems have
    # a margin of their own above and below.
    margin = 28 if screen.document else 0
    frame = scratch / "frame.html"
    frame.write_text(
        f'<body style="margin:0"><iframe src="{path.as_uri()}" style="border:0;margin:{margin}px 0;'
        f'width:{screen.width}px;height:{screen.height - 2 * margin}px">', encoding="utf-8",
    )
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
         f"--user-data-dir={scratch / 'browser'}", "--allow-file-access-from-files",
         *(["--blink-settings=preferredColorScheme=0"] if screen.dark else []),
         f"--window-size={max(screen.width, 500)},{screen.height + 100}", f"--screenshot={taken}", frame.as_uri()],
        check=True, capture_output=True, timeout=120, env={**os.environ, "FONTCONFIG_FILE": str(_fonts(scratch))},
    )  # fmt: skip
    with Image.open(taken) as image:
        return ImageOps.expand(image.convert("RGB").crop((0, 0, screen.width, screen.height)), 1, EDGE)


def _fonts(scratch: Path) -> Path:
    """A configuration that lets Chromium see the packaged fonts, as if they were installed."""
    folders = sorted({path.parent for font in fonts() for path in font.paths})
    listed = "".join(f"<dir>{folder}</dir>" for folder in folders)
    file = scratch / "fonts.conf"
    file.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{listed}'
        f"<cachedir>{scratch / 'fonts'}</cachedir></fontconfig>", encoding="utf-8",
    )
    return file


def _copied(scratch: Path) -> Path:
    workspace = scratch / "workspace"
    workspace.mkdir()
    for name in ("texts", "locales", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    for name in ("dragoman.yaml", "names.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, workspace)
    with (workspace / "dragoman.yaml").open("a", encoding="utf-8") as settings:
        settings.write("embed-fonts: true\n")
    return workspace


def _built(workspace: Path, text: str, options: str, suffix: str) -> Path:
    code, out, err = program("build", "-C", workspace, text, *options.split())
    assert code == 0, err
    written = (workspace / line.split(" ")[0] for line in (out + err).splitlines())
    return next(path for path in written if path.name.endswith(suffix))


def _write(picture: Image.Image, path: Path) -> None:
    for colours in (64, 32, 24, 16, 12, 8):
        picture.quantize(colours).save(path, optimize=True)
        size = path.stat().st_size
        if size < MOST:
            break
    measures = f"{picture.width} × {picture.height}, {colours} colours, {size / 1000:.0f} KB"
    print(f"{path.relative_to(ROOT)}: {measures}", flush=True)


if __name__ == "__main__":
    main()

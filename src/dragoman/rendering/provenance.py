"""What pages are made with: versions of libraries, fonts, built-in templates."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dragoman import __version__
from dragoman.model.manifest import Font
from dragoman.rendering import static_fonts
from dragoman.rendering.fonts import choose, system_folders
from dragoman.rendering.fonts import fonts as table
from dragoman.rendering.loading import load_weasyprint

_ALWAYS = ("Babel", "Jinja2", "markdown-it-py", "MarkupSafe")
_ON_PAPER = ("WeasyPrint", "pydyf", "fontTools", "tinycss2", "tinyhtml5", "cssselect2", "Pyphen", "pikepdf")
_IN_BOOKS = ("fontTools", "Pillow")
_OF_FORM = {"pdf": _ON_PAPER, "epub": _IN_BOOKS}
LIBRARIES = ("dragoman", *_ALWAYS, *_ON_PAPER, *_IN_BOOKS)
"""Distributions whose versions ``tools`` tells."""
_FONTS = (".ttf", ".otf", ".ttc", ".otc")


@cache
def tools(form: str) -> dict[str, str]:
    """Versions of what an artifact of a format is made with, by name: what may change its bytes."""
    found = {"dragoman": __version__, "Python": platform.python_version()}
    for name in (*_ALWAYS, *_OF_FORM.get(form, ())):
        try:
            found[name] = _version(name)
        except PackageNotFoundError:
            continue  # Of a part that this installation does without.
    if form != "html":
        found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return {**found, **(_libraries() if form == "pdf" else {})}


@cache
def _version(name: str) -> str:
    """As it was when a process first asked: what was loaded stays that when another release is installed."""
    return version(name)


_remembered: list[tuple[Font, ...]] = []


def remember_fonts(told: tuple[Font, ...]) -> None:
    """Take what ``fonts`` told another process, whose font files were the same: to read them takes a while."""
    _remembered[:] = [told]


def fonts() -> tuple[Font, ...]:
    """The packaged fonts, by file name."""
    return _remembered[0] if _remembered else _read_fonts()


@cache
def _read_fonts() -> tuple[Font, ...]:
    from fontTools.ttLib import TTFont

    found = []
    for path in (path for font in table() for path in font.paths):
        with TTFont(path, lazy=True) as font:
            names = font["name"]
            told = [" ".join((names.getDebugName(number) or "").split()) for number in (4, 5, 14, 13)]
        found.append(Font(path.name, told[0], told[1], told[2] or told[3], _sha256(path.read_bytes())))
    return tuple(sorted(found, key=lambda font: font.file))


def font_inputs(locales: Iterable[str]) -> dict[str, str]:
    """SHA-256 of every font that pages in ``locales`` may be set in; those of the system as one."""
    found = {f"font:{font.file}": font.sha256 for font in fonts()}
    if choose((), locales).asked:
        found["font:system"] = system_fonts()
    return found


@cache
def built_in_templates() -> str:
    """SHA-256 of the built-in templates together."""
    from dragoman.rendering.templates import built_in

    return _sha256("\0".join(f"{name}\0{source}" for name, source in sorted(built_in().items())).encode())


@cache
def system_fonts() -> str:
    """SHA-256 of the names, sizes and beginnings of the system's fonts.

    A font begins with a checksum of each of its tables (OpenType 1.9, "Table directory"), so all of it counts.
    """
    files = sorted(_told(path) for path in _font_files(system_folders()))
    return _sha256("\n".join(files).encode("utf-8", "surrogatepass"))


def _told(path: Path) -> str:
    try:
        with path.open("rb") as font:
            return f"{path.name} {path.stat().st_size} {_sha256(font.read(4096))}"
    except OSError:  # What cannot be read is in no page.
        return path.name


def _font_files(folders: Iterable[Path]) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*"))
            if path.suffix.lower() in _FONTS and path.is_file()]  # fmt: skip


def _libraries() -> dict[str, str]:
    """The versions of Pango and HarfBuzz, as the loaded libraries say them.

    What takes out glyphs and makes fonts static is a library of its own, which a system may lack: then fontTools does
    it, with other bytes.
    """
    load_weasyprint()
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset, pango

    number = pango.pango_version()
    known: list[int] = []
    for _ in range(3):
        # HarfBuzz is asked whether it is at least a version: count up, place by place.
        part = 0
        while harfbuzz.hb_version_atleast(*[*known, part + 1, 0, 0][:3]):
            part += 1
        known.append(part)
    shaping = ".".join(map(str, known))
    found = {"Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}", "HarfBuzz": shaping}
    if harfbuzz_subset is not None:
        found["HarfBuzz-Subset"] = shaping if static_fonts.is_available() else f"{shaping} without axes"
    return found


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

"""The fonts of the pages: those of ``fonts.toml``, which come as packages, and the system's for what they lack."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import escape

from dragoman.languages import tags

_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")


@dataclass(frozen=True, slots=True)
class Font:
    """One family of ``fonts.toml``, which says what the fields mean."""

    family: str
    package: str
    module: str
    files: tuple[str, ...]
    scripts: frozenset[str]
    licence: str
    note: str
    text: bool = False
    extra: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Its files on this machine, in the order of the table; () where the package is not installed."""
        folder = _folder(self.module)
        return tuple(folder / name for name in self.files) if folder else ()

    def letters(self) -> frozenset[int]:
        """Code points that its upright text weight has a glyph for; none where it is not installed."""
        return _letters(self.paths[0]) if self.paths else frozenset()


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts that one edition is set in."""

    fonts: tuple[Font, ...]
    """In the order of the table; all are installed."""
    lacking: frozenset[str]
    """Letters that none of them has."""
    system: tuple[str, ...] = ()
    """Folders of the system's fonts; empty where the packaged ones are enough, or there are none."""
    asked: bool = False
    """Whether a language or a letter asks for the system's fonts, so that pages may differ on another machine."""


@cache
def fonts() -> tuple[Font, ...]:
    """The table of the fonts."""
    data = tomllib.loads(resources.files("dragoman.rendering").joinpath("fonts.toml").read_text(encoding="utf-8"))
    return tuple(
        Font(**{**row, "files": tuple(row["files"]), "scripts": frozenset(row["scripts"])}) for row in data["font"]
    )


def font_for(locale: str) -> Font | None:
    """The first font of the table that is there for a language's script, installed or not; None when there is none."""
    script = tags.script(locale)
    return next((font for font in fonts() if script in font.scripts), None)


def choose(letters: Iterable[str], locales: Iterable[str]) -> FontSet:
    """The fonts for ``letters`` (each one code point, and a glyph needed) in a text in ``locales``.

    Those that themes may set text in are always among them, the others where a letter is in none before them. What is
    left over, and a language in a script that the table does not serve, asks for the system's fonts.
    """
    scripts = {tags.script(locale) for locale in locales}
    wanted, held, found = set(letters), set[int](), []
    for font in fonts():
        fits = font.text or font.scripts & scripts or any(ord(letter) in font.letters() for letter in wanted)
        if fits and font.paths:
            found.append(font)
            held |= font.letters()
            wanted = {letter for letter in wanted if not _held(letter, held)}
    served = frozenset().union(*(font.scripts for font in found))
    asked = bool(wanted) or not scripts <= served
    system = tuple(folder for folder in _SYSTEM if Path(folder).is_dir()) if asked else ()
    return FontSet(tuple(found), frozenset(wanted), system, asked)


def _held(letter: str, held: set[int]) -> bool:
    return ord(letter) in held or all(ord(part) in held for part in _parts(letter))


def _parts(letter: str) -> str:
    """What stands in for a letter in a font that lacks it, as shaping has it: its parts, and U+2010 for U+2011, which
    differ in where lines break and not in looks."""
    return "\u2010" if letter == "\u2011" else unicodedata.normalize("NFD", letter)


@contextmanager
def known(chosen: FontSet) -> Iterator[None]:
    """Within it, fontconfig knows the fonts of a set and no others, so that pages are the same on every machine.

    Fontconfig reads FONTCONFIG_FILE whenever WeasyPrint asks for a new configuration; the variable is put back on
    leaving. The files stand in a folder of their own, since a package's folder may hold more.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="dragoman-fonts-") as folder:
        for number, path in enumerate(path for font in chosen.fonts for path in font.paths):
            _bring(path, Path(folder) / f"{number:02}-{path.name}")
        listed = "".join(f"<dir>{escape(place)}</dir>" for place in (folder, *chosen.system))
        file = Path(folder) / "fonts.conf"
        file.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
            f"<fontconfig>{listed}</fontconfig>",
            encoding="utf-8",
        )
        os.environ["FONTCONFIG_FILE"] = str(file)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _bring(path: Path, place: Path) -> None:
    try:
        place.symlink_to(path)
    except OSError:  # Windows lets not everybody make links.
        shutil.copyfile(path, place)


@cache
def _folder(module: str) -> Path | None:
    # The package is not imported: some run code of their own when they are.
    found = importlib.util.find_spec(module)
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) if places else None


@cache
def _letters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def packaged_fonts(locales: Iterable[str]) -> AbstractContextManager[None]:
    """``known`` for whatever may stand in a text in ``locales``."""
    return known(choose((), locales))


def system_folders() -> tuple[Path, ...]:
    """The folders of the system's fonts that are there."""
    return tuple(Path(folder) for folder in _SYSTEM if Path(folder).is_dir())

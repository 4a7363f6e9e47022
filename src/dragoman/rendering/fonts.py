"""The fonts of the pages: those that come as packages and, for scripts they lack, those of the system."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import escape

from dragoman.languages import tags

PACKAGES = ("fontpkg_source_serif_4", "fontpkg_noto_serif", "fontpkg_amiri")
"""Source Serif 4 for Latin and Cyrillic, Noto Serif for the letters it lacks (Ҝ, Ҹ, U+2011), Amiri for Arabic script.

All under the SIL Open Font License 1.1.
"""
SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Arab"})
"""Scripts that the packaged fonts have."""
_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")


@contextmanager
def packaged_fonts(locales: Iterable[str]) -> Iterator[None]:
    """Within it, fontconfig knows the packaged fonts and no others, so that pages are the same on every machine.

    A language in a script that they lack brings in the system's fonts. Fontconfig reads FONTCONFIG_FILE whenever
    WeasyPrint asks for a new configuration; the variable is put back on leaving.
    """
    folders = [str(folder) for folder in packaged_folders()]
    if any(tags.script(locale) not in SCRIPTS for locale in locales):
        folders += map(str, system_folders())
    listed = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="dragoman-fonts-") as folder:
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


def packaged_folders() -> tuple[Path, ...]:
    """The folders of the packaged fonts."""
    return tuple(Path(str(resources.files(package).joinpath("files"))) for package in PACKAGES)


def system_folders() -> tuple[Path, ...]:
    """The folders of the system's fonts that are there."""
    return tuple(Path(folder) for folder in _SYSTEM if Path(folder).is_dir())

"""What artifacts are made with: the tool itself, libraries, fonts. Asked for anew only when one of their files changed.

To ask costs half a second, since Pango and HarfBuzz tell their versions only when they are loaded.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from dragoman.workspace.digests import signature

_PROGRAM = str(Path(__file__).resolve().parents[1])
_LIBRARIES = ("pango", "harfbuzz", "fontconfig", "freetype", "libz.", "libqpdf", "cairo", "fribidi")
_LOADER = "/etc/ld.so.cache"
"""Which file a library is loaded from (ldconfig(8)): another than the one that was loaded may come before it."""
_PLACES = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_ABSENT = [-1, 0, 0, 0]


class Toolchain:
    """What artifacts are made with, by format and locales, as name → version or SHA-256.

    ``remembered`` is a table of JSON values, which is brought up to date in place; ``now`` gives the time by the clock
    of the file system.
    """

    def __init__(self, remembered: dict[str, Any], now: Callable[[], int]) -> None:
        self._now = now
        self.changed = False
        held = _held(remembered)
        if not held:
            self.changed = True
            remembered.clear()
        self._table = remembered
        self._system = ""

    @property
    def program(self) -> str:
        """SHA-256 of the tool's own files."""
        found = self._table.get("program")
        if found is None:
            found = self._table["program"] = program_digest()
            self.changed = True
        return str(found)

    def tools(self, form: str) -> Mapping[str, str]:
        """Versions of what an artifact of a format is made with."""
        return self._asked(f"tools {form}", lambda: _provenance().tools(form))

    def fonts(self, locales: Sequence[str]) -> Mapping[str, str]:
        """SHA-256 of the fonts that pages in these locales may be set in."""
        found = self._asked(f"fonts {'+'.join(locales)}", lambda: _provenance().font_inputs(locales))
        if "font:system" in found:
            # Folders of the system have no stamp of their own: they are looked through each time.
            return {**found, "font:system": self.system_fonts()}
        return found

    def font_table(self) -> None:
        """See to it that what the manifest tells of the packaged fonts is read from no font that did not change."""
        from dragoman.model.manifest import Font

        found = self._table.get("font table")
        with contextlib.suppress(TypeError):
            if isinstance(found, list) and found and all(isinstance(word, str) for row in found for word in row):
                _provenance().remember_fonts(tuple(Font(*row) for row in found))
                return
        self._table["font table"] = [list(astuple(font)) for font in _provenance().fonts()]
        self.changed = True

    def system_fonts(self) -> str:
        """SHA-256 of the fonts of this machine, which pages are set in where a letter or a language asks for them."""
        self._system = self._system or str(_provenance().system_fonts())
        return self._system

    def templates(self) -> str:
        """SHA-256 of the built-in templates."""
        found = self._table.get("templates")
        if found is None:
            found = self._table["templates"] = _provenance().built_in_templates()
            self.changed = True
        return str(found)

    def finish(self) -> None:
        """Note the files by which a later run knows that all this still holds. To be called before it is saved."""
        if not self.changed:
            return
        moment = self._now()
        loaded = list(_loaded())
        if "tools pdf" in self._table and not (loaded or "watched" in self._table):
            del self._table["tools pdf"]  # Nothing would tell when Pango becomes another.
        files = [*self._table.get("watched", ()), _LOADER, *_metadata(), *loaded, *_fonts()]
        watched = {path: list(signature(path) or _ABSENT) for path in sorted(set(files))}
        tree, newest = stamp()
        if max([newest, *(max(told[1:3]) for told in watched.values())]) >= moment:
            return  # As young as this moment: they may change once more without showing it.
        self._table.update(watched=watched, tree=tree, python=interpreter())

    def _asked(self, name: str, ask: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
        found = self._table.get(name)
        if not isinstance(found, dict):
            found = self._table[name] = dict(ask())
            self.changed = True
        return found


def _held(told: Mapping[str, Any]) -> bool:
    """Whether all that was noted is as it was."""
    try:
        return (
            told["python"] == interpreter()
            and bool(told["watched"])
            and all(list(signature(path) or _ABSENT) == sign for path, sign in told["watched"].items())
            and told["tree"] == stamp()[0]
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        return False


def interpreter() -> list[str]:
    """The interpreter, and where it and the system look for libraries; where it was started is no such place."""
    here = {"", os.getcwd(), str(Path(sys.argv[0] or ".").resolve().parent)}  # noqa: PTH109
    libraries = [os.environ.get(name, "") for name in _PLACES]
    return [sys.version, sys.prefix, *libraries, *(path for path in sys.path if path not in here)]


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry


def stamp() -> tuple[str, int]:
    """What the file system says of the tool's own files together, and the time of the youngest in nanoseconds."""
    told, newest = hashlib.sha256(), 0
    for entry in _files(_PROGRAM):
        one = entry.stat()
        newest = max(newest, one.st_mtime_ns, one.st_ctime_ns)
        told.update(f"{entry.path}\0{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}\n".encode())
    return told.hexdigest(), newest


def program_digest() -> str:
    """SHA-256 of names and bytes of the tool's own files, wherever they lie."""
    whole = hashlib.sha256()
    for entry in _files(_PROGRAM):
        name = os.path.relpath(entry.path, _PROGRAM).replace(os.sep, "/")
        whole.update(f"{name}\0{hashlib.sha256(Path(entry.path).read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _metadata() -> Iterator[str]:
    """The files in which installed libraries tell their versions."""
    from importlib.metadata import PackageNotFoundError, distribution

    for name in _provenance().LIBRARIES:
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        place = getattr(found, "_path", None)
        if place is not None:
            yield from (str(Path(place) / file) for file in ("METADATA", "RECORD") if (Path(place) / file).is_file())


def _loaded() -> Iterator[str]:
    """The libraries of the system that this process has loaded; none where the system does not tell."""
    try:
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    found = {line.split(maxsplit=5)[5] for line in lines if len(line.split(maxsplit=5)) == 6}
    yield from (path for path in found if path.startswith("/") and any(name in path for name in _LIBRARIES))


def _fonts() -> Iterator[str]:
    from dragoman.rendering.fonts import fonts

    for font in fonts():
        yield from map(str, font.paths)


def _provenance() -> Any:
    from dragoman.rendering import provenance

    return provenance

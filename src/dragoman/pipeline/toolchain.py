"""What artifacts are made with: the tool itself, libraries, fonts. Asked for anew only when one of their files changed.

To ask costs half a second, since Pango and HarfBuzz tell their versions only when they are loaded.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.workspace.digests import signature

_PROGRAM = str(Path(__file__).resolve().parents[1])
_LIBRARIES = ("pango", "harfbuzz", "fontconfig", "freetype", "libz.", "libqpdf", "cairo", "fribidi")
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
        self._system: dict[str, str] = {}

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
            self._system = self._system or {"font:system": _provenance().system_fonts()}
            return {**found, **self._system}
        return found

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
        files = [*self._table.get("watched", ()), *_metadata(), *loaded, *_fonts()]
        watched = {path: list(signature(path) or _ABSENT) for path in sorted(set(files))}
        tree, newest = _stamp()
        if max([newest, *(max(told[1:3]) for told in watched.values())]) >= moment:
            return  # As young as this moment: they may change once more without showing it.
        self._table.update(watched=watched, tree=tree, python=_python())

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
            told["python"] == _python()
            and bool(told["watched"])
            and all(list(signature(path) or _ABSENT) == sign for path, sign in told["watched"].items())
            and told["tree"] == _stamp()[0]
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        return False


def _python() -> list[str]:
    """The interpreter, and where it looks for libraries; the folder that it was started in is no such place."""
    here = {"", os.getcwd(), str(Path(sys.argv[0] or ".").resolve().parent)}  # noqa: PTH109
    return [sys.version, sys.prefix, *(path for path in sys.path if path not in here)]


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry


def _stamp() -> tuple[str, int]:
    """What the file system says of the tool's own files together, and the time of the youngest in nanoseconds."""
    stamp, newest = hashlib.sha256(), 0
    for entry in _files(_PROGRAM):
        told = entry.stat()
        newest = max(newest, told.st_mtime_ns, told.st_ctime_ns)
        stamp.update(f"{entry.path}\0{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino}\n".encode())
    return stamp.hexdigest(), newest


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

"""WeasyPrint, imported in half the time: for one edition that is a fifth of a build.

Two things are slow in it. It asks for each system library by several names, and for every one that there is not Python
runs a linker and a compiler; the loader alone knows the right one at once. And it imports all of fontTools' subsetter
and instancer, which stand in for HarfBuzz where that is old.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_LIBRARIES = (
    "libgobject-2.0.so.0", "libpango-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1", "libpangoft2-1.0.so.0",
)  # fmt: skip
"""What WeasyPrint cannot do without, by the names that it asks for last."""


def load_weasyprint() -> None:
    """Import WeasyPrint, if nobody has; to be called before anything of it is imported.

    Raises OSError where a library of the system is missing.
    """
    if "weasyprint" in sys.modules:
        return
    with _no_linker(), _later():
        import weasyprint  # noqa: F401


@contextmanager
def _no_linker() -> Iterator[None]:
    """Within it, libraries are asked for from the loader alone, where that finds all that are needed."""
    if not sys.platform.startswith("linux"):
        yield  # Elsewhere nothing is run to find a library.
        return
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        yield
        return
    find = ctypes.util.find_library
    stems = {name.removeprefix("lib").partition(".so")[0].rstrip("-0123456789.") for name in _LIBRARIES}

    def found(name: str) -> str | None:
        ours = any(name.removeprefix("lib").startswith(stem) for stem in stems)
        return None if ours else find(name)

    ctypes.util.find_library = found
    try:
        yield
    finally:
        ctypes.util.find_library = find


@contextmanager
def _later() -> Iterator[None]:
    """Within it, two modules of fontTools can be imported that are read when they are first used."""
    names = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")
    if any(name in sys.modules for name in names):
        yield
        return
    for name in names:
        sys.modules[name] = _Later(name)
    try:
        yield
    finally:
        for name in names:
            if isinstance(sys.modules.get(name), _Later):
                del sys.modules[name]


class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # What the machinery of imports asks for.
        if name == "instantiateVariableFont":  # Imported by its name, and not with its module.
            return lambda *args, **more: getattr(import_module(self.__name__), name)(*args, **more)
        return getattr(import_module(self.__name__), name)

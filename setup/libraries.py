"""Print those of the shared libraries named on the command line that the loader does not find, one a line.

Names are given as Linux has them (``libpango-1.0.so.0``); on macOS the same library is also looked for as
``libpango-1.0.0.dylib`` and ``libpango-1.0.dylib``. The loader is asked, and not a package database, because it is
the loader that WeasyPrint asks.
"""

import ctypes
import sys


def names(library: str) -> tuple[str, ...]:
    """The file names under which the loader may know the library."""
    stem, _, version = library.partition(".so.")
    return (library, f"{stem}.{version}.dylib", f"{stem}.dylib") if sys.platform == "darwin" else (library,)


def loads(name: str) -> bool:
    """Whether the loader finds and opens this file name."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        if not any(loads(name) for name in names(wanted)):
            print(wanted)

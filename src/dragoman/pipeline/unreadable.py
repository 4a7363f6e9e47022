"""What is said of a file that cannot be read, so that the others go on."""

from __future__ import annotations

from dragoman.model import Finding, MaterialError, Position, Severity


def unreadable(error: MaterialError, path: str) -> Finding:
    """The finding that a file which cannot be read makes."""
    line = getattr(error, "line", None)
    said = error.message
    for place in (f"{path}:{line}: ", f"{path}, line {line}: ", f"{path}: "):
        said = said.removeprefix(place)
    return Finding("unreadable-file", Severity.ERROR, said, error.hint, Position(path, line))

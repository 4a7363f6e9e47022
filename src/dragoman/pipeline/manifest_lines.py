"""The manifest brought up to date line by line: of thousands of artifacts a build makes one; the other lines stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_HEAD = '{\n "artifacts": {\n'
_FOOT = ' },\n "fonts": [\n'
_SHA256 = re.compile(r'"sha256": "([0-9a-f]{64})", "size": \d+, "tools": \{[^{}]*\}\}$')


def spliced(
    held: str, lines: Mapping[str, str], digest: Callable[[str], str], again: Callable[[str, str], str | None]
) -> str | None:
    """A manifest with lines of artifacts put in, and without those of artifacts whose bytes are others now.

    ``held`` is a manifest as dragoman wrote it, and as nobody has changed it since. ``lines`` are the new ones, by
    path, without their commas; ``digest`` gives the SHA-256 of an artifact; ``again`` the line that takes the place of
    another one of this path, None where that stays. None where ``held`` is not of the shape that is known here.
    """
    head, foot = held.find(_HEAD), held.find(_FOOT)
    if head != 0 or foot < 0:
        return None
    kept: dict[str, str] = {}
    for line in held[len(_HEAD) : foot].split("\n")[:-1]:
        path, quote, rest = line.removeprefix('  "').partition('": {')
        told = _SHA256.search(rest.removesuffix(","))
        if not (quote and told) or "\\" in path:
            return None
        if path not in lines and digest(path) == told[1]:
            line = line.removesuffix(",")
            kept[path] = again(path, line) or line
    kept.update(lines)
    return _HEAD + ",\n".join(kept[path] for path in sorted(kept)) + ("\n" if kept else "") + held[foot:]

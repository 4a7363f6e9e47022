"""Translations changed in a PO file whose layout stays: every other byte is as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dragoman.catalogue.po_charset import guess_codec
from dragoman.catalogue.po_reader import parse
from dragoman.catalogue.po_writer import field
from dragoman.catalogue.verify import verified
from dragoman.model import Catalogue, UnitKey

_TARGET = re.compile(r"msgstr[ \t]*\"")
_STRING = re.compile(r"[ \t]*\"")


def patched(data: bytes, held: Catalogue, targets: Mapping[UnitKey, str], path: str = "") -> bytes:
    """The file with new translations of live units without plural forms, by key.

    ``held`` is what reading ``data`` gave. Line ends, folding and comments of the rest stay. What was made is read
    again and compared; a file in which a translation cannot be exchanged alone (several fields on a line) is written
    anew as a whole.
    """
    meant = replace(
        held,
        units=tuple(
            replace(unit, target=(targets[unit.key],)) if not unit.obsolete and unit.key in targets else unit
            for unit in held.units
        ),
    )
    try:
        made = _exchanged(data, held, targets)
        if made is not None and parse(made, path) == meant:
            return made
    except (ValueError, LookupError):
        pass
    return verified(meant)


def _exchanged(data: bytes, held: Catalogue, targets: Mapping[UnitKey, str]) -> bytes | None:
    codec = guess_codec(data, "")
    text = data.decode(codec)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    changed = [unit for unit in held.units if not unit.obsolete and unit.key in targets]
    # From the end, so that the numbers of the lines before stay true.
    for unit in sorted(changed, key=lambda unit: unit.line, reverse=True):
        start = next((at for at in range(unit.line - 1, len(lines)) if _TARGET.match(lines[at])), None)
        if start is None or unit.line < 1:
            return None
        stop = start + 1
        while stop < len(lines) and _STRING.match(lines[stop]):
            stop += 1
        new = field("", "msgstr", targets[unit.key]).replace("\n", end).rstrip("\n").split("\n")
        if end == "\r\n" and not new[-1].endswith("\r"):
            new[-1] += "\r"
        lines[start:stop] = new
    return "\n".join(lines).encode(codec)

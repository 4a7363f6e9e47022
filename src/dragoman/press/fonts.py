"""Fonts: whether they are in the file (ISO 32000-1, clause 9.9), and a subset of themselves (9.6.4)."""

from __future__ import annotations

import re
from typing import Any

from dragoman.press import objects
from dragoman.press.paint import Font

_SUBSET = re.compile(r"[A-Z]{6}\+")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def read_font(value: Any) -> Font:
    """What a font dictionary says of its font."""
    kind = objects.named(value, "/Subtype")
    base = objects.named(value, "/BaseFont")
    if kind == "Type3":
        return Font(objects.named(value, "/Name") or "a Type 3 font", embedded=True, subset=True, bitmap=True)
    below = objects.items(objects.entry(value, "/DescendantFonts"))
    descriptor = objects.entry(below[0] if below else value, "/FontDescriptor")
    base = base or objects.named(descriptor, "/FontName")
    embedded = any(objects.content(objects.entry(descriptor, key), 1) for key in _PROGRAMS)
    return Font(_SUBSET.sub("", base, count=1) or "a font without a name", embedded, bool(_SUBSET.match(base)))

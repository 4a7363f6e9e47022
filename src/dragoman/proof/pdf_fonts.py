"""The fonts of a PDF: what their codes mean, whether they are in the file, and which codes have no glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

UNKNOWN = "\ufffd"
_BLOCK = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\d+)|([\[\]])")


@dataclass(slots=True)
class Font:
    """One font of a PDF."""

    name: str
    embedded: bool
    wide: bool
    """Whether a code takes two bytes."""
    meanings: dict[int, str] = field(default_factory=dict)
    """Code → text, from ToUnicode (ISO 32000-1, clause 9.10.3)."""
    has_meanings: bool = False
    absent: frozenset[int] = frozenset()
    """Codes that stand for .notdef (ISO 32000-1, clause 9.7.6.3)."""

    def pieces(self, shown: bytes) -> tuple[list[str], list[str]]:
        """The text of every code of a string, and those of them that have no glyph."""
        if not self.wide:
            codes: Sequence[int] = shown
        else:
            codes = [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]
        if self.has_meanings:
            texts = [self.meanings.get(code, UNKNOWN) for code in codes]
        elif self.wide:
            texts = [UNKNOWN] * len(codes)
        else:
            texts = list(shown.decode("cp1252", "replace"))
        return texts, [text for code, text in zip(codes, texts, strict=True) if code in self.absent]


def font(dictionary: Any) -> Font:
    """A font from its dictionary."""
    name = str(dictionary.get("/BaseFont", "")).lstrip("/").partition("+")
    wide = dictionary.get("/Subtype") == "/Type0"
    descendant = dictionary.DescendantFonts[0] if wide and "/DescendantFonts" in dictionary else dictionary
    made = Font(name[2] or name[0], _embedded(descendant), wide)
    if wide:
        made.absent = frozenset((0,))  # Where codes are glyphs, which the font's own map overrides.
    meaning = dictionary.get("/ToUnicode")
    if isinstance(meaning, pikepdf.Stream):
        made.has_meanings = True
        made.meanings = {code: text for code, text in _map(meaning.read_bytes()) if isinstance(text, str)}
    encoding = dictionary.get("/Encoding")
    if wide and isinstance(encoding, pikepdf.Stream):
        codes = {code: cid for code, cid in _map(encoding.read_bytes()) if isinstance(cid, int)}
        made.absent = frozenset(code for code, cid in codes.items() if cid == 0)
    glyphs = descendant.get("/CIDToGIDMap")
    if wide and isinstance(glyphs, pikepdf.Stream):
        table = glyphs.read_bytes()
        empty = {place // 2 for place in range(0, len(table) - 1, 2) if table[place:place + 2] == b"\0\0"}
        made.absent |= frozenset(empty)
    return made


def _embedded(dictionary: Any) -> bool:
    """Whether the glyphs are in the file; those of Type 3 are drawn by the file itself."""
    if dictionary.get("/Subtype") == "/Type3":
        return True
    descriptor = dictionary.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _map(source: bytes) -> Iterator[tuple[int, str | int]]:
    """The entries of a character map: code → text, or code → character of the font (ISO 32000-1, clause 9.7.5)."""
    for kind, body in _BLOCK.findall(source):
        tokens = [(hexes, number, mark) for hexes, number, mark in _TOKEN.findall(body)]
        values: list[Any] = []
        lists: list[list[bytes]] = []
        for hexes, number, mark in tokens:
            if mark == b"[":
                lists.append([])
            elif mark == b"]":
                values.append(lists.pop() if lists else [])
            else:
                value: Any = int(number) if number else b"".join(hexes.split())
                (lists[-1] if lists else values).append(value)
        step = 3 if kind.endswith(b"range") else 2
        for place in range(0, len(values) - step + 1, step):
            yield from _entry(values[place:place + step])


def _entry(values: list[Any]) -> Iterator[tuple[int, str | int]]:
    first, last, meant = _code(values[0]), _code(values[-2]), values[-1]
    for offset in range(min(last - first + 1, 0x10000)):
        if isinstance(meant, int):
            yield first + offset, meant + offset
        elif isinstance(meant, list):
            if offset < len(meant):
                yield first + offset, _text(meant[offset])
        else:
            text = _text(meant)
            yield first + offset, text[:-1] + chr(min(ord(text[-1]) + offset, 0x10FFFF)) if text else text


def _code(value: Any) -> int:
    return value if isinstance(value, int) else int(value or b"0", 16)


def _text(digits: bytes) -> str:
    even = digits if len(digits) % 2 == 0 else digits + b"0"
    return bytes.fromhex(even.decode("ascii")).decode("utf-16-be", "replace")

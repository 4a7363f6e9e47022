"""Running text: from the lines of a block to ``Block.text``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.reading.linestart import unguard

# Line separators and controls count as blanks. No-break and typographic spaces are an author's choice and stay.
BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_BLANKS = re.compile(f"[{BLANK}]+")
_HARD_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\\Z| {2,}\Z")
# A code span comes first, so that what looks like a reference in it is passed over.
_REFERENCE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?<![\\!\]])\[(?!\^)(?P<words>(?:[^\[\]\\]|\\.)+)\](?:\[(?P<label>(?:[^\[\]\\]|\\.)*)\])?(?![(:])",
    re.DOTALL,
)


def settle(raw: str, references: Mapping[str, Any] | None = None) -> str:
    """``Block.text`` of a block's source lines (parted by "\\n", without the marks of their containers).

    Soft line breaks and runs of white space become one space, hard breaks (two blanks or a backslash at a line's
    end, CommonMark 0.31, clause 6.7) become "\\n". Reference links are written out, so that the text stands alone.
    """
    pieces = [""]
    lines = raw.split("\n")
    for number, line in enumerate(lines):
        match = _HARD_BREAK.search(line) if number < len(lines) - 1 else None
        pieces[-1] += " " + (line[: match.start()] + (match[1] or "") if match else line)
        if match:
            pieces.append("")
    settled = "\n".join(filter(None, map(collapse, pieces)))
    if references and "[" in settled:
        settled = _REFERENCE.sub(lambda match: _written_out(match, references), settled)
    return unguard(settled)


def collapse(line: str) -> str:
    """One line with runs of white space made one space and none at its ends."""
    return _BLANKS.sub(" ", line).strip(BLANK)


def _written_out(match: re.Match[str], references: Mapping[str, Any]) -> str:
    from markdown_it.common.utils import normalizeReference

    target = None if match["code"] else references.get(normalizeReference(match["label"] or match["words"]))
    if not target:
        return match[0]
    address = str(target["href"])
    if re.search(r"[()]", address):
        address = f"<{address}>"
    title = str(target.get("title") or "").replace("\\", "\\\\").replace('"', '\\"')
    return f'[{match["words"]}]({address} "{title}")' if title else f'[{match["words"]}]({address})'

"""Reads the tables of cases that stand beside the tests: one case a line, its fields parted by tabs."""

from __future__ import annotations

import re
from pathlib import Path

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def rows(name: str, fields: int) -> list[tuple[str, ...]]:
    """The cases of a table; a line with another number of fields is an error, and so is a table without cases."""
    found = []
    path = Path(__file__).parent / "cases" / f"{name}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("# "):
            continue
        case = tuple(field.replace("\\n", "\n") for field in line.split("\t"))
        assert len(case) == fields, f"{path.name}:{number}: {len(case)} fields, not {fields}"
        found.append(case)
    assert found, f"{path.name} has no cases"
    assert len(set(found)) == len(found), f"{path.name} has a case twice"
    return found


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its [[ ]], and the offsets of what stood in them."""
    plain, spans, last = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[last:match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        last = match.end()
    return plain + text[last:], spans


def spaced(text: str) -> str:
    """The text with "·" and "¦" as the no-break spaces that they stand for."""
    return text.replace("·", "\u00a0").replace("¦", "\u202f")

"""Cases of reading: each ``cases/*.case`` is a source, a line of equals signs, and what is found in it.

``DRAGOMAN_ACCEPT=1`` writes what is found into the cases; look at the difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.model import Block, Text
from dragoman.reading import read_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.case"))
RULE = "=" * 60 + "\n"


def test_there_are_cases() -> None:
    assert len(CASES) >= 20


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    source, rule, expected = path.read_text(encoding="utf-8").partition(RULE)
    text = read_text(source, path=path.name)
    if os.environ.get("DRAGOMAN_ACCEPT"):
        path.write_text(source + RULE + shown(text), encoding="utf-8")
        return
    assert rule and expected.strip(), "the case says nothing of what is to be found"
    assert shown(text) == expected
    assert text.source == source


def shown(text: Text) -> str:
    facts = [
        f"{name}={value}"
        for name, value in (
            ("id", text.id), ("kind", text.kind), ("locale", text.locale), ("date", text.date),
            ("distributed", text.distributed), ("agency", text.agency), ("granularity", text.granularity),
            ("addressees", " | ".join(text.addressees)),
        )
        if value
    ]
    lines = ["; ".join(facts), *map(block_line, text.blocks)]
    lines += [f"noise {line!r}" for line in text.noise]
    lines += [f"{f.severity} {f.code}, line {f.position.line}: {f.message} {f.hint}" for f in text.findings]
    return "\n".join(lines) + "\n"


def block_line(block: Block) -> str:
    extra = "".join(
        f" {name}={value}"
        for name, value in (
            ("level", block.level), ("marker", block.marker), ("lead", block.lead), ("tail", block.tail),
            ("context", block.context), ("annex", block.annex), ("group", block.group),
        )
        if value
    )
    return f"{block.line} {block.role}{extra}: {block.text!r}"

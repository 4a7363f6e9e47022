"""Cases of papers with what a careful reader finds in each: the paper, a line of %%%%, the expectation in TOML.

A field that an expectation does not name is expected to be empty, but for those of ``OPTIONAL``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.markup import plain
from dragoman.model import Block, Kind, Role
from dragoman.reading.importing import Imported, import_document
from dragoman.reading.words import author

CASES = Path(__file__).parent / "cases"
CORE: dict[str, Any] = {
    "kind": None,
    "locale": None,
    "title": None,
    "subtitle": None,
    "body": 0,
    "first": None,
    "last": None,
    "signatories": [],
    "date": None,
    "addressees": [],
    "byline": None,
    "place": None,
    "agency": None,
    "noise": [],
    "salutation": None,
    "closing": None,
    "annexes": [],
    "distributed": None,
    "reference": [],
}
"""Fields and their empty values."""
OPTIONAL = {
    "codes",
    "joins",
    "absent",
    "headings",
    "items",
    "dateline",
    "quotations",
    "joints",
    "lead",
    "close",
    "marks",
}
BODY = (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTATION, Role.NOTE, Role.FOOTNOTE)


@dataclass(frozen=True)
class Case:
    """One paper."""

    name: str
    source: str
    expected: dict[str, Any]


def cases() -> list[Case]:
    """All cases; an empty or malformed one raises ValueError."""
    found = []
    for path in sorted(CASES.glob("*.txt")):
        source, bar, expected = path.read_text(encoding="utf-8").partition("\n%%%%\n")
        data = tomllib.loads(expected)
        if not bar or not source.strip() or not data or set(data) - set(CORE) - OPTIONAL:
            raise ValueError(f"{path.name}: not a case ({sorted(set(data) - set(CORE) - OPTIONAL)})")
        found.append(Case(path.stem, source.replace("\\f", "\f"), data))
    return found


def run(source: str, *, locale: str | None = None, kind: Kind | None = None) -> Imported:
    """Import a paper."""
    return import_document(source, path="case.txt", text_id="case", locale=locale, kind=kind)


def fields(imported: Imported) -> dict[str, Any]:
    """All that is compared, from the text read back from the canonical form."""
    text = imported.text
    main = [block for block in text.blocks if not block.annex]
    body = [block for block in main if block.role in BODY]
    got: dict[str, Any] = {
        **_section(main, text.locale),
        "kind": text.kind.value,
        "locale": text.locale,
        "first": plain(body[0].text) if body else None,
        "last": plain(body[-1].text) if body else None,
        "date": text.date.isoformat() if text.date else None,
        "distributed": text.distributed.isoformat() if text.distributed else None,
        "agency": text.agency,
        "noise": [line.strip() for line in text.noise],
        "codes": {finding.code for finding in imported.findings},
        "joins": [plain(block.text) for block in text.blocks],
        "absent": [plain(block.text) for block in text.blocks],
        "headings": _texts(main, Role.HEADING),
        "items": _texts(main, Role.LIST_ITEM),
        "quotations": _texts(main, Role.QUOTATION),
        "dateline": _one(main, Role.DATELINE),
        "joints": _texts(main, Role.ADDRESSEE_JOINT),
        "lead": _one(main, Role.ADDRESSEES_LEAD),
        "close": _one(main, Role.ADDRESSEES_CLOSE),
        "marks": _texts(main, Role.SIGNED_MARK),
        "annexes": [],
    }
    got["addressees"] = got["addressees"] or list(text.addressees)
    for number in sorted({block.annex for block in text.blocks} - {0}):
        own = [block for block in text.blocks if block.annex == number]
        part = _section(own, text.locale)
        got["annexes"].append(
            {"heading": _one(own, Role.ANNEX), **{key: part[key] for key in ("title", "body", "signatories")}}
        )
    return got


def right(name: str, expected: Any, got: Any) -> bool:
    """Whether a field is as expected; ``first`` and ``last`` name the beginning of a paragraph, ``codes`` some."""
    if name in ("first", "last"):
        return expected is None or (bool(got) and got.startswith(expected))
    if name == "codes":
        return set(expected) <= got
    if name == "joins":
        return all(any(words in text for text in got) for words in expected)
    if name == "absent":
        return not any(words in text for words in expected for text in got)
    if name == "annexes":
        return len(expected) == len(got) and all(
            e.get(k, e.get(k)) == g.get(k) for e, g in zip(expected, got, strict=True) for k in e
        )
    return bool(expected == got)


def _section(blocks: list[Block], locale: str) -> dict[str, Any]:
    byline = _one(blocks, Role.BYLINE)
    return {
        "title": _one(blocks, Role.TITLE),
        "subtitle": _one(blocks, Role.SUBTITLE),
        "salutation": _one(blocks, Role.SALUTATION),
        "closing": _one(blocks, Role.CLOSING),
        "place": _one(blocks, Role.PLACE),
        "byline": author(byline, locale) if byline else None,
        "reference": _texts(blocks, Role.REFERENCE),
        "body": sum(block.role in BODY for block in blocks),
        "signatories": _signatories(blocks),
        "addressees": [re.sub(r"\s+", " ", t) for t in _texts(blocks, Role.ADDRESSEE)],
    }


def _signatories(blocks: list[Block]) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    offices: dict[int, list[str]] = {}
    for block in blocks:
        if block.role is Role.SIGNATORY:
            found[block.group] = [plain(block.text)]
        elif block.role is Role.OFFICE:
            offices.setdefault(block.group, []).extend(plain(block.text).split("\n"))
    return [[*name, *offices.get(group, [])] for group, name in found.items()]


def _texts(blocks: list[Block], role: Role) -> list[str]:
    return [plain(block.text) for block in blocks if block.role is role]


def _one(blocks: list[Block], role: Role) -> str | None:
    return " ".join(_texts(blocks, role)).replace("\n", " ") or None

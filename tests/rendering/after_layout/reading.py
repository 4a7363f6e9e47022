"""Reads finished files with a parser that shares nothing with the steps: every operator, every structure element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

PAINTING = frozenset(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"])


def marks(page: Any) -> tuple[dict[int, int], list[dict[str, str]], int]:
    """(identifier → how often it is used, the properties of each artifact, painting operators outside of any mark)."""
    used: dict[int, int] = {}
    artifacts: list[dict[str, str]] = []
    outside, stack = 0, list[bool]()
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BMC", "BDC"):
            properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
            stack.append(True)
            if str(operands[0]) == "/Artifact":
                artifacts.append({key: str(value) for key, value in properties.items()})
            elif "/MCID" in properties:
                used[int(properties.MCID)] = used.get(int(properties.MCID), 0) + 1
            else:
                stack[-1] = any(stack[:-1])
        elif operator == "EMC":
            stack.pop()
        elif operator in PAINTING and not any(stack):
            outside += 1
    assert not stack
    return used, artifacts, outside


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements in reading order."""
    yield from _below(pdf.Root.StructTreeRoot)


def _below(element: Any) -> Iterator[Any]:
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def kids(element: Any) -> list[Any]:
    """What an element holds."""
    found = element.get("/K")
    return [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    """Structure types of all elements in reading order."""
    return [str(element.S)[1:] for element in elements(pdf)]


def contents(element: Any) -> list[tuple[tuple[int, int], int]]:
    """(page, identifier) of the contents that an element itself holds."""
    found = []
    for kid in kids(element):
        if isinstance(kid, int):
            found.append((element.Pg.objgen, kid))
        elif "/MCID" in kid:
            found.append((kid.get("/Pg", element.Pg).objgen, int(kid.MCID)))
    return found

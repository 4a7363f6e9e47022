"""Looking into the objects of a PDF that may be anything: what is not as it should be is simply not there.

qpdf mends what it can, but an entry of a damaged or hostile file may still have any type. These functions answer with
None or nothing instead of raising.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pikepdf

DAMAGE = (
    pikepdf.PikepdfError, pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError,
    RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What pikepdf raises for objects that are not of the kind that their place calls for."""

_LARGE = 1e9
"""No coordinate, size or colour of a real page is larger; with more, sums would become infinite."""


def entry(holder: Any, key: str) -> Any:
    """The value at a key (``/Name``) of a dictionary or a stream; None when there is none."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return None
    try:
        return holder.get(key)
    except DAMAGE:
        return None


def name(value: Any) -> str:
    """A name without its slash, or ""."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def named(holder: Any, key: str) -> str:
    """The name at a key, without its slash, or ""."""
    return name(entry(holder, key))


def text(value: Any) -> str:
    """A string's words on one line, or ""."""
    return " ".join(str(value).split()) if isinstance(value, pikepdf.String | str) else ""


def number(value: Any) -> float | None:
    """A finite number, or None."""
    try:
        made = float(value)
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        return None
    return made if math.isfinite(made) and abs(made) < _LARGE else None


def whole(holder: Any, key: str) -> int:
    """The number at a key, without its fraction; 0 when there is none."""
    return int(number(entry(holder, key)) or 0)


def items(value: Any) -> tuple[Any, ...]:
    """The members of an array; none for anything else."""
    if not isinstance(value, pikepdf.Array):
        return ()
    try:
        return tuple(value)
    except DAMAGE:
        return ()


def numbers(value: Any, count: int) -> tuple[float, ...] | None:
    """Exactly ``count`` numbers of an array, or None."""
    found = [number(one) for one in items(value)]
    return tuple(one for one in found if one is not None) if len(found) == count and None not in found else None


def keys(holder: Any) -> tuple[str, ...]:
    """The keys of a dictionary or stream, with their slashes."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return ()
    try:
        return tuple(holder.keys())
    except DAMAGE:
        return ()


def values(holder: Any) -> Iterator[Any]:
    """The values of a dictionary."""
    for key in keys(holder):
        yield entry(holder, key)


def identity(value: Any) -> tuple[int, int]:
    """Number and generation of an indirect object; (0, 0) for one that stands in its place."""
    try:
        return value.objgen  # type: ignore[no-any-return]
    except DAMAGE:
        return (0, 0)


def content(stream: Any, limit: int) -> bytes | None:
    """The decoded bytes of a stream, at most ``limit`` of them; None when they cannot be decoded."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return stream.read_bytes()[:limit]
    except DAMAGE:
        return None

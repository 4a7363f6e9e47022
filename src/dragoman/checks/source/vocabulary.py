"""Words that the checks of the source know, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary() -> Mapping[str, Any]:
    """The whole file."""
    path = resources.files("dragoman.checks.source") / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """A list that holds for all languages."""
    return frozenset(vocabulary()[name])


@cache
def of_language(table: str, tag: str) -> frozenset[str] | None:
    """The words that a table has for a tag, or for its language; None when it has none."""
    found: Any = vocabulary()
    for part in table.split("."):
        found = found[part]
    words = found.get(tag, found.get(tag.split("-")[0]) if "Cyrl" not in tag else None)
    if words is None:
        return None
    return frozenset(words.split() if isinstance(words, str) else words)

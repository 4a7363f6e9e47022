"""The words of the test papers, by name and locale."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dragoman.model import Role


class Entry(NamedTuple):
    """One block of the body."""

    role: Role
    sentences: tuple[str, ...]
    level: int = 0
    marker: str = ""
    long: bool = False


SENTENCES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)

BODY = (
    Entry(Role.PARAGRAPH, ("rivers", "share")),
    Entry(Role.HEADING, ("heading-1",), level=2),
    Entry(Role.PARAGRAPH, ("gauges", "locks", "symbol"), long=True),
    Entry(Role.PARAGRAPH, ("list-lead",)),
    Entry(Role.LIST_ITEM, ("item-1",), level=1, marker="-"),
    Entry(Role.LIST_ITEM, ("item-2",), level=1, marker="-"),
    Entry(Role.LIST_ITEM, ("item-3",), level=1, marker="-"),
    Entry(Role.QUOTATION, ("quote",), level=1),
    Entry(Role.HEADING, ("heading-2",), level=2),
    Entry(Role.PARAGRAPH, ("schools", "fish", "year")),
    Entry(Role.FOOTNOTE, ("note",), marker="1"),
    Entry(Role.CLOSING, ("closing",)),
)

SIGNATORIES = (("mark", "name-1", "office-1"), ("mark", "name-2", "office-2"), ("", "name-3", "office-3"))

ADDRESSEES = tuple(f"addressee-{number}" for number in range(1, 8))


def say(name: str, target: str) -> Mapping[str, str]:
    """The English words of ``name`` and those of ``target``; a target without words has English in capitals."""
    words = SENTENCES[name]
    english = words["en"]
    return {"en": english, target: words.get(target, english.upper())}

"""The words of a language that are no terms, read once from ``term_words/<language>.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dragoman.languages.inflection import fold_word


@dataclass(frozen=True, slots=True)
class TermWords:
    """What the data file of a language says; ``README.md`` beside the files tells what each field is."""

    stop: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    exceptions: frozenset[str] = frozenset()
    first_endings: tuple[str, ...] = ()
    every_noun: bool = False


@cache
def term_words(tag: str) -> TermWords:
    """The words of a language, folded as it folds words; empty for one without a file."""
    data = _file(tag)

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold_word(word, tag) for word in data.get(name, "").split())

    return TermWords(
        folded("stop"), folded("weak"), folded("links"), folded("name_links"), folded("joins"),
        tuple(data.get("endings", ())),
        folded("exceptions"), tuple(data.get("first_endings", ())), bool(data.get("every_noun", False)),
    )  # fmt: skip


def _file(tag: str) -> dict[str, Any]:
    import tomllib

    folder = resources.files("dragoman.terminology").joinpath("term_words")
    parts = tag.split("-")
    # Azerbaijani in Cyrillic letters has nothing to learn from a list in Latin ones.
    names = [tag] if any(len(part) == 4 for part in parts[1:]) else [tag, parts[0]]
    for name in names:
        place = folder.joinpath(f"{name}.toml")
        if place.is_file():
            return tomllib.loads(place.read_text(encoding="utf-8"))
    return {}

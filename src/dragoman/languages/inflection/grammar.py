"""The data file of a language's inflection, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

Grammar = Mapping[str, Any]
_DEFAULT = "default"


@cache
def grammar(tag: str) -> Grammar:
    """What the data files say of a language: of its tag, else of its language, else the default.

    Azerbaijani in Cyrillic letters has a file of its own that turns it into Latin ones and goes on from there.
    """
    parts = tag.split("-")
    names = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    for name in (*names, _DEFAULT):
        found = _file(name)
        if found is not None:
            return found
    return {}


@cache
def _file(name: str) -> Grammar | None:
    place = resources.files("dragoman.languages.inflection").joinpath("data", f"{name}.toml")
    if not place.is_file():
        return None
    own = tomllib.loads(place.read_text(encoding="utf-8"))
    parent = _file(own["inherits"]) if "inherits" in own else None
    return own if parent is None else {**parent, **own}

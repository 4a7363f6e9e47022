"""The data file of a language, read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Table = Mapping[str, Any]

_DATA = Path(__file__).with_name("data")


@cache
def profile(tag: str) -> Table:
    """What the data files say of ``tag``, a canonical BCP 47 tag; an empty mapping for a language without a file.

    The nearest file wins: that of language and region, then of language and script, then of the language, the last
    only when the tag is written in the language's usual script: Azerbaijani in Cyrillic letters has nothing to learn
    from the file for Latin ones. A file may name another that it ``inherits``; its tables are laid over that one's.
    """
    return _file(nearest(tag, has_file)) or {}


def table(tag: str, name: str) -> Table:
    """The table ``name`` of the language's file, empty when there is none."""
    found: Table = profile(tag).get(name, {})
    return found


def nearest(tag: str, has: Callable[[str], bool]) -> str:
    """The tag under which data for a canonical tag are listed, given which tags ``has`` data; "" when none has.

    As ``profile`` looks for its files: ``az`` for az-AZ and az-Latn, ``zh`` for zh-Hans, ``zh-Hant`` for zh-TW, and
    nothing of ``az`` for az-Arab.
    """
    if has(tag):  # The common case needs no knowledge of scripts, so no CLDR.
        return tag
    from dragoman.languages import cldr

    language, script, region = cldr.maximise(tag)
    usual = cldr.maximise(language)[1]
    base = language if script == usual else f"{language}-{script}"
    return next((name for name in (f"{base}-{region}", base) if has(name)), "")


def has_file(name: str) -> bool:
    """Whether there is a data file of exactly this tag."""
    return (_DATA / f"{name}.toml").is_file()


@cache
def _file(name: str) -> Table | None:
    if not name or not has_file(name):
        return None
    import tomllib

    text = (_DATA / f"{name}.toml").read_text(encoding="utf-8")
    own = tomllib.loads(text)
    parent = _file(own["inherits"]) if "inherits" in own else None
    return own if parent is None else _laid_over(parent, own)


def _laid_over(parent: Table, own: Table) -> Table:
    merged = dict(parent)
    for key, value in own.items():
        below = merged.get(key)
        merged[key] = {**below, **value} if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged

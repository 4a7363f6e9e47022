"""Text as the recognisers of numbers see it, and the language files they read."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from dragoman.languages.casing import fold

Table = Mapping[str, Any]

_SEEN_OTHERWISE = re.compile("[’ʼё％＄ۀيكى٠-٩۰-۹०-९০-৯๐-๙０-９]")
_OTHER = {"’": "'", "ʼ": "'", "ё": "е", "％": "%", "＄": "$", "ۀ": "ه", "ي": "ی", "ك": "ک", "ى": "ی"}


@lru_cache(maxsize=8)  # Several look at one text, one after another.
def seen(text: str, tag: str) -> str:
    """``text`` in small letters, with ASCII digits and apostrophes, ё as е; as long as ``text``.

    Arabic and Persian forms of one letter are made one, since either is typed for the other.
    """
    small = fold(text, tag)
    return small.translate(_LETTERS) if not small.isascii() and _SEEN_OTHERWISE.search(small) else small


@cache
def data(tag: str) -> Table:
    """The file of a language; empty for a language without one. A file may name another that it ``inherits``.

    A tag with a region takes the file of its language, one with a script of its own only that of the script: nothing of
    Azerbaijani in Latin letters holds for Arabic ones.
    """
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == 4), "")
    for name in (tag, f"{language}-{script}" if script else language):
        found = _file(name)
        if found is not None:
            parent = _file(str(found["inherits"])) if "inherits" in found else None
            return {**(parent or {}), **found}
    return {}


def common() -> Table:
    """What holds in all languages."""
    return _file("common") or {}


@cache
def _file(name: str) -> Table | None:
    path = resources.files("dragoman.checks.recognising").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


class _Letters(dict[int, str]):
    """Letter → how it is seen; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        digit = unicodedata.decimal(letter, None)
        self[code] = found = _OTHER.get(letter, letter) if digit is None else str(digit)
        return found


_LETTERS = _Letters()

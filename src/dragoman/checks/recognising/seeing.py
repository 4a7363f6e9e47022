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
from dragoman.languages.profile import nearest

Table = Mapping[str, Any]

_SEEN_OTHERWISE = re.compile(
    "[’ʼё％＄ۀيكى٠-٩۰-۹०-९০-৯๐-๙０-９"
    # Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Lao, Tibetan, Burmese, Khmer.
    "\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0ed0-\u0ed9"
    "\u0f20-\u0f29\u1040-\u1049\u17e0-\u17e9]"
)
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

    It is that of ``languages.profile.nearest``: nothing of Azerbaijani in Latin letters holds for Arabic ones.
    """
    found = _file(nearest(tag, lambda name: _file(name) is not None)) or {}
    parent = _file(str(found["inherits"])) if "inherits" in found else None
    return {**(parent or {}), **found}


def of_language(tables: Mapping[str, Table], tag: str) -> Table:
    """The table of a language where one file has those of all, found as ``data`` finds a file; empty without one."""
    found = tables.get(nearest(tag, tables.__contains__), {})
    return {**tables.get(str(found.get("inherits", "")), {}), **found}


def common() -> Table:
    """What holds in all languages."""
    return _file("common") or {}


@cache
def _file(name: str) -> Table | None:
    path = resources.files("dragoman.checks.recognising").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if name and path.is_file() else None


class _Letters(dict[int, str]):
    """Letter → how it is seen; filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        digit = unicodedata.decimal(letter, None)
        self[code] = found = _OTHER.get(letter, letter) if digit is None else str(digit)
        return found


_LETTERS = _Letters()

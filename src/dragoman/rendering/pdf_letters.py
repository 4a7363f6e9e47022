"""What the glyphs of an Arabic font mean by themselves, wherever they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

_ROUNDS = 6
"""Substitutions that follow upon each other: composition, form by position, ligature, form in context."""
_MOST = 4
"""Letters that one glyph may stand for (the final forms of ى and ی are one)."""


def is_arabic(text: str) -> bool:
    """Whether there is a letter of Arabic script in ``text``."""
    return any("\u0600" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufdff" for letter in text)


def meaning(text: str, own: tuple[str, ...]) -> str:
    """The meaning of a glyph that was met as ``text`` and by itself stands for one of ``own``.

    What it was met as holds where the glyph can stand for it, or where nothing else is known of it.
    """
    if not own or text in own or unicodedata.normalize("NFC", text) in own:
        return text
    return next((letters for letters in own if letters in text), own[0])


def meanings(font: Any) -> dict[str, tuple[str, ...]]:
    """The letters that each glyph (by name) of a fontTools font may stand for; glyphs of other scripts are left out.

    They follow from the character map, and from the substitutions that lead from one glyph to another (OpenType,
    GSUB): a form or an alternate means what its letter means, a ligature what its parts mean, one after the other, and
    where a composed letter is taken apart, the parts mean what Unicode takes it apart into.
    """
    found: dict[str, list[str]] = {}
    for code, name in sorted(font.getBestCmap().items()):
        text = unicodedata.normalize("NFKC", chr(code))
        if is_arabic(text) and " " not in text:
            _note(found, name, text)
    steps = list(_substitutions(font))
    for _ in range(_ROUNDS):
        before = sum(map(len, found.values()))
        for source, result in steps:
            _follow(found, source, result)
        if sum(map(len, found.values())) == before:
            break
    return {name: tuple(texts) for name, texts in found.items()}


def _follow(found: dict[str, list[str]], source: tuple[str, ...], result: tuple[str, ...]) -> None:
    if not all(name in found for name in source):
        return
    if len(source) == 1:
        for text in tuple(found[source[0]]):
            parts = unicodedata.normalize("NFD", text)
            if len(result) == 1:
                _note(found, result[0], text)
            elif len(parts) == len(result):
                for name, part in zip(result, parts, strict=True):
                    _note(found, name, part)
    elif len(result) == 1:
        _note(found, result[0], "".join(found[name][0] for name in source))


def _note(found: dict[str, list[str]], name: str, text: str) -> None:
    texts = found.setdefault(name, [])
    if text not in texts and len(texts) < _MOST:
        texts.append(text)


def _substitutions(font: Any) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every substitution of glyphs by glyphs, in the order of the font, whatever it depends on."""
    if "GSUB" not in font:
        return
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            yield from _of(getattr(table, "ExtSubTable", table))


def _of(table: Any) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    kind = table.LookupType
    if kind in (1, 2):
        mapping: Mapping[str, Any] = table.mapping
        for name, result in mapping.items():
            yield (name,), ((result,) if isinstance(result, str) else tuple(result))
    elif kind == 3:
        for name, results in table.alternates.items():
            for result in results:
                yield (name,), (result,)
    elif kind == 4:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                yield (first, *ligature.Component), (ligature.LigGlyph,)

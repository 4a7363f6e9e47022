"""Letters that look alike: the same word read in another alphabet, and slips within one."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from importlib import resources
from typing import Any

from dragoman.languages.letters import script

_ORDER = ("Latn", "Cyrl", "Grek")


def reading(word: str, alphabet: str, letters: Set[str]) -> str | None:
    """``word`` with all its letters in one alphabet, where only look-alikes need to change; None where that is not so.

    Args:
        word: letters of Latin, Cyrillic and Greek, mixed or not.
        alphabet: "Latn", "Cyrl" or "Grek".
        letters: those that a look-alike may be replaced by; the letters of the language that is read.

    A letter with two look-alikes in the language has no reading, so neither has the word. Source of the table: our own
    choice from Unicode Technical Standard 39, "confusables".
    """
    made: list[str] = []
    table = _table()
    for letter in word:
        if script(letter) in (alphabet, ""):
            made.append(letter)
            continue
        found = [other for other in table.get((letter, alphabet), ()) if other in letters]
        if len(found) != 1:
            return None
        made.append(found[0])
    return "".join(made)


def skeleton(word: str) -> str:
    """``word`` with each letter replaced by the first of its look-alikes: equal for words that look the same."""
    firsts = _firsts()
    return "".join(firsts.get(letter, letter) for letter in word)


@cache
def variants(tag: str) -> dict[str, str]:
    """Letters that stand for one of the language by a slip, and the language's own: "ș" → "ş" in Azerbaijani."""
    rows = _file().get("variants", {}).get(tag.split("-")[0], ())
    return dict(row.split(" ") for row in rows)


@cache
def _table() -> dict[tuple[str, str], tuple[str, ...]]:
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in _file()["rows"]:
        letters = row.split(" ")
        for letter in letters:
            for other, alphabet in zip(letters, _ORDER, strict=True):
                if "-" not in (letter, other) and letter != other:
                    key = letter, alphabet
                    table[key] = tuple(dict.fromkeys((*table.get(key, ()), other)))
    return table


@cache
def _firsts() -> dict[str, str]:
    firsts: dict[str, str] = {}
    for row in _file()["rows"]:
        letters = [letter for letter in row.split(" ") if letter != "-"]
        first = next((firsts[letter] for letter in letters if letter in firsts), letters[0])
        firsts.update(dict.fromkeys(letters, first))
    return firsts


@cache
def _file() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(resources.files("dragoman.languages").joinpath("lookalikes.toml").read_text("utf-8"))

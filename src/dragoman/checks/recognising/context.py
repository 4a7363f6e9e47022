"""What stands before and after a number and says what is counted: a scale, an ending, a percent sign, money, a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.checks.recognising.seeing import Table, common, data, seen

_FARTHEST = 20
_SPACES = frozenset(" \u00a0\u202f\u2009")
_LINKS = _SPACES | {"-"}
_GAP = "[ \u00a0\u202f\u2009]?"


@dataclass(frozen=True, slots=True)
class Listed:
    """Words and signs as one expression that tells which of them it has found."""

    quick: re.Pattern[str]
    """Whether any is there. Without groups it is several times faster, and most often there is none."""
    source: str
    """The same with a group for each word or sign; compiled when the first is there, for that takes long."""
    meanings: tuple[str, ...]
    """What they mean, in the order of the groups."""
    tails: frozenset[str]
    """The last three letters of each, or those that it has."""
    heads: frozenset[str]
    """The first two letters of each, or the only one."""

    def match(self, text: str, place: int) -> tuple[str, int] | None:
        """What stands at a place, and where it ends."""
        # A word begins at the place, or behind the one space or hyphen that may part it from the number.
        start = place + 1 if text[place : place + 1] in _LINKS else place
        if not (
            text[start : start + 2] in self.heads
            or text[start : start + 1] in self.heads
            or (start > place and text[place : place + 2] in self.heads)
            or (start > place and text[place : place + 1] in self.heads)
        ):
            return None
        if not self.quick.match(text, place):
            return None
        found = _compiled(self.source).match(text, place)
        return (self.meanings[(found.lastindex or 1) - 1], found.end()) if found else None

    def before(self, text: str, place: int) -> tuple[str, int] | None:
        """What stands before a place, and where it begins."""
        end = place - 1 if text[place - 1 : place] in _SPACES else place
        if end <= 0 or not (
            text[max(0, end - 3) : end] in self.tails
            or text[max(0, end - 2) : end] in self.tails
            or text[end - 1] in self.tails
        ):
            return None
        found = _compiled(self.source).search(text, max(0, place - _FARTHEST), place)
        return (self.meanings[(found.lastindex or 1) - 1], found.start()) if found else None


@dataclass(frozen=True, slots=True)
class Context:
    """What may stand about a number in one language."""

    scales: Listed
    endings: Listed
    """``ordinal`` or ``other``."""
    after: Listed
    """``%``, the code of a currency (or several), or ``unit`` and its name."""
    halves: Listed
    """"And a half"."""
    one_and_half: re.Pattern[str] | None
    """A word for 1.5."""
    half_percent: tuple[tuple[str, ...], re.Pattern[str]] | None
    """Phrases for half a per cent, and how their first words begin."""
    money_scales: Listed
    """What multiplies a sum behind the sign of a currency, and is a unit elsewhere: the m of "€3m"."""
    before: Listed
    """``%``, ``ordinal``, ``-`` or the code of a currency."""


@cache
def context(tag: str) -> Context:
    """The context of the language of a canonical tag: its own words, and the signs that all languages have."""
    file, every = data(tag), common()
    spaced = not file.get("unspaced")
    after = [
        *((word, "%") for word in _both("percent", "after", file, every)),
        *((word, code) for code, words in _tables("currencies", file, every) for word in words),
        *((word, f"unit {unit}") for unit, words in _tables("units", file, every) for word in words),
        *((code, code) for code in every["codes"]["codes"]),
    ]
    before = [
        *((word, "%") for word in _both("percent", "before", file, every)),
        *((sign, code) for code, signs in every["currencies"].items() for sign in signs),
        *((code, code) for code in every["codes"]["codes"]),
        *((word, "-") for word in every["minus"]),
        *((word, "") for word in every["not_minus"]),
        *((word, "ordinal") for word in file.get("suffixes", {}).get("ordinal_before", ())),
    ]
    linked = f"(?:{'|'.join(file['of'])})?" if "of" in file else ""
    endings = [(word, kind) for kind in ("ordinal", "other") for word in file.get("suffixes", {}).get(kind, ())]
    scales = [(word, scale) for scale, words in file.get("scales", {}).items() for word in words]
    money = [(word, scale) for scale, words in file.get("money_scales", {}).items() for word in words]
    return Context(
        _listed(scales, tag, head=r"[ \u00a0\u202f\u2009-]?", spaced=spaced),
        _listed(endings, tag, spaced=spaced),
        _listed(after, tag, head=r"[ \u00a0\u202f\u2009-]?" + linked, more=file.get("of", ()), spaced=spaced),
        _listed([(word, "half") for word in file.get("halves", ())], tag, head="[ \u00a0-]?", spaced=spaced),
        re.compile("(?<!\\w)(?:" + "|".join(file["one_and_half"]) + ")(?!\\w)") if "one_and_half" in file else None,
        _phrases(file.get("percent", {}).get("half", ()), tag),
        _listed(money, tag, head="[  ]?", spaced=spaced),
        _listed(before, tag, head=r"(?<![^\W\d_])" if spaced else "", tail=_GAP + "$", spaced=spaced, ends=False),
    )


def _phrases(words: Iterable[str], tag: str) -> tuple[tuple[str, ...], re.Pattern[str]] | None:
    """Phrases as one expression; before it, what of which one stands in whatever it finds."""
    ordered = sorted({seen(word, tag) for word in words}, key=lambda word: (-len(word), word))
    if not ordered:
        return None
    stems = tuple(sorted({re.split("[ *]", word)[0] for word in ordered}))
    return stems, re.compile(r"(?<!\w)(?:" + "|".join(_expression(word, spaced=True) for word in ordered) + ")")


def _both(table: str, key: str, file: Table, every: Table) -> Iterable[str]:
    return (*file.get(table, {}).get(key, ()), *every.get(table, {}).get(key, ()))


def _tables(name: str, file: Table, every: Table) -> Iterable[tuple[str, Iterable[str]]]:
    own: Mapping[str, Iterable[str]] = file.get(name, {})
    shared: Mapping[str, Iterable[str]] = every[name]
    return (*own.items(), *shared.items())


def _listed(
    words: Iterable[tuple[str, str]], tag: str, *, head: str = "", more: Iterable[str] = (), tail: str = "",
    spaced: bool = True, ends: bool = True,
) -> Listed:
    """The words as one expression, the longest first; ``*`` in a word, not at its head, stands for any letters.

    ``more`` is what of ``head`` may stand before a word, spaces and hyphens apart.
    """
    meanings: dict[str, str] = {}
    for word, meaning in words:
        meanings.setdefault(seen(word, tag), meaning)
    ordered = sorted(meanings, key=lambda word: (-len(word.replace("*", "")), word))
    parts = [_expression(word, spaced=spaced and ends) for word in ordered]
    return Listed(
        re.compile(f"{head}(?:{'|'.join(parts) or '(?!)'})"),
        f"{head}(?:{'|'.join(f'({part})' for part in parts) or '((?!))'}){tail}",
        tuple(meanings[word] for word in ordered) or ("",), frozenset(word[-3:].rpartition(" ")[2] for word in ordered),
        frozenset(word[: 1 if word[1:2] in {" ", "*"} else 2] for word in (*ordered, *more)),
    )  # fmt: skip


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _expression(word: str, *, spaced: bool) -> str:
    made = re.escape(word).replace(r"\*", "[^\\W\\d_]*").replace(r"\ ", "[ \u00a0\u202f-]")
    return made + r"(?!\w)" if spaced and (word[-1].isalnum() or word[-1] == "*") else made

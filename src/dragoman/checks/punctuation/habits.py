"""What languages do with marks: their own forms, spaces, quotation marks, words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from dragoman.languages import casing, quotes
from dragoman.languages.profile import table


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """The habits of one language; the keys are explained in ``data/README.md``."""

    language: str
    """Primary subtag."""
    known: bool
    """Whether it has a table of its own."""
    forms: Mapping[str, str] = field(default_factory=dict)
    after: re.Pattern[str] | None = None
    """One letter after which the own form of a mark is due; None for any."""
    at_end: str = ""
    no_stop: bool = False
    unspaced: bool = False
    spaced: str = ""
    outer: tuple[tuple[str, str], ...] = ()
    """Opening and closing mark of passages; empty where nothing is known of the language."""
    inner: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    typewriter: str = "tolerated"
    names_quoted: bool = False
    titles: str = ""
    """All marks of titles in one string."""
    doubled: frozenset[str] = frozenset()
    reduplication: str = "no"
    capital_nouns: bool = False
    abbreviations: frozenset[str] = frozenset()
    """In small letters, without the last full stop."""
    dash: str = ""
    apostrophe: str = ""


@cache
def habits(tag: str) -> Habits:
    """The habits of a language, by the nearest table to its tag."""
    parts = tag.replace("_", "-").split("-")
    language = parts[0].lower()
    every = _tables()
    found = _nearest(parts, every)
    base = every["default"]

    def value(name: str) -> Any:
        return found.get(name, base.get(name)) if found else base.get(name)

    marks = found or {}
    outer, inner = _pairs(marks.get("outer", ())), _pairs(marks.get("inner", ()))
    if not outer and table(tag, "typography"):
        own = quotes.quotes(tag)
        outer, inner = ((own.opening, own.closing),), ((own.inner_opening, own.inner_closing),)
    after = value("after")
    names_quoted = bool(marks.get("names_quoted", bool(marks.get("outer"))))
    return Habits(
        language, bool(found), value("forms") or {}, re.compile(f"[{after}]") if after else None,
        str(value("at_end") or ""), bool(value("no_stop")), bool(value("unspaced")), str(value("spaced") or ""),
        outer, inner, _pairs(marks.get("also", ())), str(value("typewriter") or "tolerated"),
        names_quoted, "".join(marks.get("titles", ())),
        frozenset(casing.fold(str(marks.get("doubled", "")), tag).split()), str(value("reduplication") or "no"),
        bool(value("capital_nouns")), _abbreviations(tag, str(marks.get("abbreviations", ""))),
        str(value("dash") or ""), str(value("apostrophe") or ""),
    )  # fmt: skip


def _nearest(parts: list[str], every: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The table of the longest beginning of the tag, in the letter case of BCP 47."""
    shaped = [parts[0].lower()] + [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    if shaped[0] == "zh" and any(part in {"TW", "HK", "MO"} for part in shaped):
        shaped = ["zh", "Hant"]
    for length in range(len(shaped), 0, -1):
        for name in ("-".join(shaped[:length]), "-".join((shaped[0], *shaped[length:]))):
            if name in every and name != "default":
                found: Mapping[str, Any] = every[name]
                return found
    return None


def _pairs(listed: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(pair)[0], str(pair)[1]) for pair in listed)


def _abbreviations(tag: str, own: str) -> frozenset[str]:
    """Those of the table, of all languages, and the words with a full stop of the rules for no-break spaces."""
    rules = table(tag, "typography")
    words = [*own.split(), *str(_tables()["default"]["abbreviations"]).split()]
    for name in ("after_number", "after_if_number", "after_if_capital", "together", "before"):
        words += [word.split()[-1] for word in rules.get(name, ()) if word.endswith(".")]
    return frozenset(word.rstrip(".").lower() for word in words)


@cache
def _tables() -> Mapping[str, Any]:
    import tomllib

    file = resources.files("dragoman.checks.punctuation").joinpath("data", "habits.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))

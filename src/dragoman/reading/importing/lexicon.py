"""The words of a language by which the importer knows the parts of a paper; data in ``reading/anatomy/*.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "az", "ru", "tr", "es", "fr")
"""Languages with a file of their own; any other is read with ``default.toml``."""

NEVER = re.compile(r"(?!)")
"""Matches nothing: what a list without phrases compiles to."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The phrases of one language, by section and key."""

    language: str
    data: tuple[tuple[str, tuple[str, ...]], ...]
    """(``section.key``, phrases) as the file has them."""

    def phrases(self, key: str) -> tuple[str, ...]:
        """The phrases under ``section.key``; () where the file has none."""
        return _table(self).get(key, ())

    def match(self, key: str) -> re.Pattern[str]:
        """Pattern for one of the phrases, as whole words, anywhere; ignoring case."""
        return _pattern(self.phrases(key), r"(?<!\w)", r"(?!\w)")

    def start(self, *keys: str) -> re.Pattern[str]:
        """Pattern for one of the phrases at the start of a line; group 0 is the phrase."""
        return _pattern(tuple(p for key in keys for p in self.phrases(key)), r"^\W{0,3}", r"(?!\w)")

    def end(self, key: str) -> re.Pattern[str]:
        """Pattern for one of the phrases at the end of a line, before punctuation."""
        return _pattern(self.phrases(key), r"(?<!\w)", r"\W{0,3}$")

    def whole(self, key: str) -> re.Pattern[str]:
        """Pattern for a line that is one of the phrases, punctuation aside."""
        return _pattern(self.phrases(key), r"^\W{0,3}", r"\W{0,3}$")

    def words(self, key: str) -> re.Pattern[str]:
        """Pattern for one single word that is one of the phrases."""
        return _pattern(self.phrases(key), r"^", r"$")


def lexicon(locale: str) -> Lexicon:
    """Lexicon for a BCP 47 tag; the careful default where the language has no file."""
    language = locale.replace("_", "-").split("-")[0].casefold()
    if language == "az" and "cyrl" in locale.casefold():
        return _load("default")
    return _load(language if language in LANGUAGES else "default")


@cache
def _load(language: str) -> Lexicon:
    source = (files("dragoman.reading") / "anatomy" / f"{language}.toml").read_text(encoding="utf-8")
    flat: list[tuple[str, tuple[str, ...]]] = []
    _flatten("", tomllib.loads(source), flat)
    return Lexicon(language, tuple(flat))


def _flatten(prefix: str, table: dict[str, object], flat: list[tuple[str, tuple[str, ...]]]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(f"{name}.", value, flat)
        elif isinstance(value, list):
            # Month names come twelve lists in a list: each list becomes one string, its forms parted by a bar.
            flat.append((name, tuple("|".join(v) if isinstance(v, list) else str(v) for v in value)))
        else:
            flat.append((name, (str(value),)))


@cache
def _table(lex: Lexicon) -> dict[str, tuple[str, ...]]:
    return dict(lex.data)


@cache
def _pattern(phrases: tuple[str, ...], before: str, after: str) -> re.Pattern[str]:
    if not phrases:
        return NEVER
    # Longer phrases first, so that "as well as to" is not taken for "as well as".
    # An elided word ("ainsi qu'") ends at its apostrophe.
    after = after.replace(r"(?!\w)", r"(?:(?<=['’])|(?!\w))")
    return re.compile(f"{before}(?:{alternatives(phrases)}){after}", re.IGNORECASE)


def alternatives(phrases: Iterable[str]) -> str:
    """The phrases as one regular expression's alternatives, longest first."""
    return "|".join(_phrase(p) for p in sorted(phrases, key=len, reverse=True))


def _phrase(phrase: str) -> str:
    """A phrase of the data files as a regular expression (see the head of ``en.toml``)."""
    out: list[str] = []
    open_groups: list[str] = []
    position = 0
    while position < len(phrase):
        if phrase.startswith(" ...", position):
            # "Please accept, Excellency, …": a comma may stand before the words between.
            out.append(r"[\s,]+.{1,160}?")
            position += 4
            continue
        if phrase.startswith("...", position):
            out.append(r".{1,160}?")
            position += 3
            continue
        char = phrase[position]
        position += 1
        if char == "[":
            # What may be missing takes the blank before it along, or at a phrase's head the one behind it.
            blank = bool(out) and out[-1] == r"\s+"
            if blank:
                out.pop()
            out.append(r"(?:\s+(?:" if blank else "(?:(?:")
            open_groups.append("))?" if blank or out[:-1] else r")\s+)?")
        elif char == "(" and "|" in phrase[position:].split(")")[0]:
            out.append("(?:")
            open_groups.append(")")
        elif char in "])" and open_groups:
            end = open_groups.pop()
            out.append(end)
            # The blank behind it is in the group already.
            position += end == r")\s+)?"
        elif char == "|" and open_groups:
            out.append("|")
        else:
            out.append(_literal(char))
    return "".join(out)


def _literal(char: str) -> str:
    if char in "'’":
        return "['’ʼ`]"
    return {":": r"\s?:", "*": r"\w*", "#": r"\d{1,4}", " ": r"\s+"}.get(char) or re.escape(char)

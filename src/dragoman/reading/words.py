"""Words that papers print around names: marks of signing, words before an author's name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The words of one language, from ``words/<language>.toml``."""

    by: tuple[str, ...]
    """Words before an author's name ("By")."""
    by_after: tuple[str, ...]
    """Words after an author's name, where the language puts them there."""
    signed: tuple[str, ...]
    """Marks before a signature, without their parentheses."""
    done_at: tuple[str, ...]
    """Words before the place where a paper was made ("Done at")."""


@cache
def printed_words(locale: str) -> PrintedWords:
    """The words of a locale's language; those of English for a language without a file."""
    language = re.split(r"[-_]", locale, maxsplit=1)[0].lower()
    folder = resources.files("dragoman.reading") / "words"
    path = folder / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        path = folder / "en.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return PrintedWords(
        tuple(data["by"]), tuple(data.get("by_after", ())), tuple(data["signed"]), tuple(data.get("done_at", ()))
    )


def author(byline: str, locale: str) -> str:
    """The author's name in a byline: "By Ada Rowe" and "Ada Rowe," are both Ada Rowe."""
    words = printed_words(locale)
    name = byline.strip()
    for word in sorted(words.by, key=len, reverse=True):
        match = re.match(rf"{re.escape(word)}(?:\s*[:：]\s*|\s+)(?=\S)", name, re.IGNORECASE)
        if match:
            name = name[match.end() :]
            break
    for word in words.by_after:
        name = re.sub(rf"\s+{re.escape(word)}\s*\Z", "", name, flags=re.IGNORECASE)
    return name.strip(" \t\n,;:|–—-/")


def made_at(printed: str, locale: str) -> str:
    """The place in a line of place and date: "Fait à Genève," is Genève, "Washington, D.C." stays as it is."""
    place = printed.strip(" \t\n,;:،")
    for word in sorted(printed_words(locale).done_at, key=len, reverse=True):
        match = re.match(rf"{re.escape(word)}\s*:?\s+(?=\S)", place, re.IGNORECASE)
        if match:
            place = place[match.end() :]
            break
    return place if re.search(r"(?:^|[\s.])[^\W\d_]\.$", place) else place.rstrip(".")

"""Quotation marks and the punctuation of lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.languages.profile import profile, table


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks of a language, outer and inner."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Marks that part the items of a list and end a sentence, without the space after them."""

    comma: str
    semicolon: str
    full_stop: str
    question: str
    joint: str
    """What follows a mark before the next word: a space, or "" in Chinese."""


def quotes(tag: str) -> Quotes:
    """The quotation marks of a canonical tag. Source: CLDR, delimiters; English ones for a language not listed."""
    marks: list[str] = profile(tag).get("quotes") or _listed().get(tag.split("-")[0], ["“", "”", "‘", "’"])
    return Quotes(*marks)


def punctuation(tag: str) -> Punctuation:
    """The marks of lists and sentences of a canonical tag: "،" in Arabic, "、" in Chinese, "," elsewhere."""
    marks = table(tag, "punctuation")
    return Punctuation(
        comma=str(marks.get("comma", ",")),
        semicolon=str(marks.get("semicolon", ";")),
        full_stop=str(marks.get("full_stop", ".")),
        question=str(marks.get("question", "?")),
        joint=str(marks.get("joint", " ")),
    )


def join(items: tuple[str, ...], tag: str) -> str:
    """The items as a list within a sentence: "A, B and C". Source: CLDR, list patterns.

    English papers of international bodies have no comma before "and" (``lists_as_in`` in the language's file).
    """
    from babel.lists import format_list

    from dragoman.languages import cldr

    model = str(table(tag, "punctuation").get("lists_as_in", tag))
    return str(format_list(items, locale=cldr.locale(model))) if items else ""


@cache
def _listed() -> dict[str, list[str]]:
    import tomllib

    return tomllib.loads(resources.files("dragoman.languages").joinpath("quotes.toml").read_text(encoding="utf-8"))

"""A fact: something in a text whose value must survive translation, whatever its form."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FactKind(StrEnum):
    """Kinds of facts."""

    NUMBER = "number"
    """A cardinal number, in figures or spelled out."""
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    """A number with a unit."""
    RANGE = "range"
    DATE = "date"
    TIME = "time"
    ROMAN = "roman"
    SYMBOL = "symbol"
    """Symbol of a document: A/75/357."""
    ARTICLE = "article"
    """Number of an article, paragraph, resolution, annex … with what it numbers."""
    EMAIL = "email"
    URL = "url"
    PHONE = "phone"


class Fact(NamedTuple):
    """One fact in a text. A plain tuple, which is made three times as fast as an object, and there are many."""

    kind: FactKind
    value: str
    """Canonical form, the same in all languages: "12000", "2022-01-19", "17:30", "EUR 500"."""
    start: int
    """Offset in the plain words it was found in, in code points."""
    end: int
    text: str
    """As it stands."""
    spelled: bool = False
    """Whether it is (partly) spelled out in words, so that it may have no counterpart ("one of them")."""
    values: tuple[str, ...] = ()
    """All readings where the form has several ("03/04/2024", "1.200"); ``value`` is the likeliest. Empty: only it."""

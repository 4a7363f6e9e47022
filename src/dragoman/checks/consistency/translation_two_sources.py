"""One translation for two sources."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.consistency.likeness import folded
from dragoman.checks.consistency.wording import by_key, departing, where
from dragoman.checks.pair import Record
from dragoman.model import Role, Severity

_FEWEST = 4
"""Words of a translation below which two sources may well have the same one."""
_NAMES = frozenset(
    role.value
    for role in (Role.SIGNATORY, Role.OFFICE, Role.PLACE, Role.DATE, Role.ADDRESSEE, Role.REFERENCE, Role.BYLINE)
)
_FIGURES = re.compile(r"\d+")
_SMALL_WORD = 3


def _look(records: tuple[Record, ...]) -> Iterator[tuple[Record, Hit]]:
    for group in by_key(records, _key):
        for record, first in departing(group, _source, _alike):
            yield record, Hit(
                f"The same translation stands in {where(first)} for “{first.source}”.", found=record.target
            )


def _key(record: Record) -> Hashable | None:
    if record.target.count(" ") < _FEWEST - 1 or record.role in _NAMES:
        return None
    return record.locale, record.source_locale, record.context, record.target.rstrip(" .").lower()


def _source(record: Record) -> str:
    return _FIGURES.sub("0", folded(record.source, record.source_locale))


def _alike(one: str, other: str) -> bool:
    """Whether two sources differ in endings, spelling or articles alone."""
    first = [word for word in one.split() if len(word) > _SMALL_WORD]
    second = [word for word in other.split() if len(word) > _SMALL_WORD]
    return len(first) == len(second) and all(
        a == b or a[: max(4, min(len(a), len(b)) - 3)] == b[: max(4, min(len(a), len(b)) - 3)]
        for a, b in zip(first, second, strict=True)
    )


CHECK = Check(
    code="translation-two-sources",
    name="One translation, two sources",
    family=Family.CONSISTENCY,
    severity=Severity.WARNING,
    finds="The same translation of four words and more for two sources that differ in more than figures and endings.",
    why="A translation that was pasted into the wrong unit is right as a sentence, so that no other check sees it.",
    authority="ISO 17100, 5.3.1: what differs in the source differs in the translation.",
    flagged=Example((
        Line("The harbour is open to all ships.", "Liman bütün gəmilər üçün açıqdır."),
        Line("The river freezes in the north.", "Liman bütün gəmilər üçün açıqdır."),
    )),
    clean=Example((
        Line("The harbour is open to all ships.", "Liman bütün gəmilər üçün açıqdır."),
        Line("The river freezes in the north.", "Çay şimalda donur."),
    )),
    hint="See which of the two it belongs to.",
    workspace=_look,
)  # fmt: skip

"""An addressee that is called otherwise elsewhere."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.consistency.likeness import folded
from dragoman.checks.consistency.wording import by_key, departing, first_small, where
from dragoman.checks.pair import Record
from dragoman.model import Role, Severity

_NAMES = frozenset(
    role.value for role in (Role.ADDRESSEE, Role.OFFICE, Role.REFERENCE, Role.BYLINE, Role.TITLE, Role.SUBTITLE)
)
_ARTICLE = re.compile(r"(?:the|an?|le|la|les|l'|el|los|las|der|die|das|dem|den) *\b")


def _look(records: tuple[Record, ...]) -> Iterator[tuple[Record, Hit]]:
    for group in by_key(records, _key):
        if all(record.role != Role.ADDRESSEE.value for record in group):
            continue
        for record, first in departing(group, lambda record: first_small(record.target), _inflected):
            yield record, Hit(
                f"“{record.source}” is called “{first.target}” in {where(first)}.", found=record.target,
                expected=first.target,
            )  # fmt: skip


def _key(record: Record) -> Hashable | None:
    if record.role not in _NAMES:
        return None
    name = folded(record.source, record.source_locale)
    article = _ARTICLE.match(name)
    return record.locale, record.source_locale, name[article.end() :] if article else name


def _inflected(one: str, other: str) -> bool:
    """Whether two names differ in endings alone: a list may put its addressees in another case than a title."""
    first, second = one.split(), other.split()
    return len(first) == len(second) and all(
        a == b or _stem(a, b) for a, b in zip(first, second, strict=True)
    )  # fmt: skip


def _stem(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 3 and one[: max(3, shorter - 2)] == other[: max(3, shorter - 2)]


CHECK = Check(
    code="addressee-wording",
    name="Addressee called otherwise elsewhere",
    family=Family.CONSISTENCY,
    severity=Severity.WARNING,
    finds="An addressee that another paper, or another place of this one, calls by another name.",
    why="A body has one official name in a language; its lists of addressees recur from paper to paper.",
    authority="Official names as published by the bodies themselves.",
    flagged=Example((
        Line("World Bank", "Dünya Bankı", Role.ADDRESSEE),
        Line("World Bank", "Ümumdünya Bankı", Role.ADDRESSEE),
    )),
    clean=Example((
        Line("World Bank", "Dünya Bankı", Role.ADDRESSEE),
        Line("World Bank", "Dünya Bankına", Role.ADDRESSEE),
    )),
    hint="Use the official name everywhere.",
    workspace=_look,
)  # fmt: skip

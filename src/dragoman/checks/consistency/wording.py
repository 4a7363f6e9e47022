"""Wordings of records put together: which is the commonest, and who departs from it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from dragoman.checks.consistency.likeness import typed
from dragoman.checks.pair import Record


def by_key(records: Iterable[Record], key: Callable[[Record], Hashable | None]) -> Iterator[list[Record]]:
    """Records with the same key, where there are several; None as a key leaves a record out."""
    found: dict[Hashable, list[Record]] = {}
    for record in records:
        name = key(record)
        if name is not None:
            found.setdefault(name, []).append(record)
    return (group for group in found.values() if len(group) > 1)


def departing(
    group: Sequence[Record], wording: Callable[[Record], str], same: Callable[[str, str], bool] = str.__eq__
) -> Iterator[tuple[Record, Record]]:
    """Each record whose wording is not the commonest one, with the first record that has the commonest.

    Of wordings that are equally common, that which stands first by text and line counts.
    """
    found: dict[str, list[Record]] = {}
    for record in group:
        found.setdefault(wording(record), []).append(record)
    if len(found) < 2:
        return
    for members in found.values():
        members.sort(key=_place)
    ordered = sorted(found, key=lambda name: (-len(found[name]), _place(found[name][0])))
    first = found[ordered[0]][0]
    for name in ordered[1:]:
        if not same(ordered[0], name):
            yield from ((record, first) for record in found[name])


def first_small(text: str) -> str:
    """The words with plain marks, whose first letter is a small one: a sentence and a phrase may be the same words."""
    words = typed(text)
    if words[:1].isalnum():
        return words[0].lower() + words[1:]
    place = next((place for place, letter in enumerate(words) if letter.isalnum()), 0)
    return words[:place] + words[place : place + 1].lower() + words[place + 1 :]


def where(record: Record) -> str:
    """The place of a record for a message: text:line, or its text."""
    line = record.position.line
    return f"{record.subject.text}, line {line}" if line else record.subject.text


def _place(record: Record) -> tuple[str, int]:
    return record.subject.text, record.position.line or 0

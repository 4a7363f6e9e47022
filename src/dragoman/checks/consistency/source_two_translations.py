"""One source with two translations."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.consistency.wording import by_key, departing, first_small, where
from dragoman.checks.pair import Record
from dragoman.model import Role, Severity


def _look(records: tuple[Record, ...]) -> Iterator[tuple[Record, Hit]]:
    for group in by_key(records, _key):
        for record, first in departing(group, lambda record: first_small(record.target)):
            yield record, Hit(
                f"This is worded otherwise in {where(first)}: “{first.target}”.", found=record.target,
                expected=first.target,
            )  # fmt: skip


def _key(record: Record) -> Hashable | None:
    if record.role == Role.ADDRESSEE.value:
        return None  # Addressees have a check of their own.
    return record.locale, record.source_locale, record.context, first_small(record.source)


CHECK = Check(
    code="source-two-translations",
    name="One source, two translations",
    family=Family.CONSISTENCY,
    severity=Severity.WARNING,
    finds="The same words in the same role that are translated in two ways; the rarer one is told.",
    why="A reader of two papers takes two wordings for two meanings.",
    authority="ISO 17100, 5.3.1: consistent terminology; house style for recurring passages.",
    flagged=Example((
        Line("The harbour is open to all.", "Liman hamı üçün açıqdır."),
        Line("The harbour is open to all.", "Liman hər kəsin üzünə açıqdır."),
    )),
    clean=Example((
        Line("The harbour is open to all.", "Liman hamı üçün açıqdır."),
        Line("The harbour is open to all.", "Liman hamı üçün açıqdır"),
    )),
    hint="Use one wording, or put a context on the block if two are meant.",
    workspace=_look,
)  # fmt: skip

"""A decimal with the mark of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import Fact, FactKind
from dragoman.checks.recognising.context import context
from dragoman.checks.recognising.figures import marks_of, readings
from dragoman.checks.recognising.seeing import seen
from dragoman.languages.numbers import number_marks
from dragoman.model import Severity

_COUNTED = frozenset({FactKind.PERCENT, FactKind.MONEY, FactKind.MEASURE})
_DECIMAL = re.compile(r"(?<![\d.,])\d+([.,])\d+(?![.,]?\d)")


def _look(pair: Pair) -> Iterator[Hit]:
    marks = marks_of(pair.locale)
    for fact in pair.target_facts:
        if fact.kind not in _COUNTED and fact.kind is not FactKind.NUMBER:
            continue
        found = _DECIMAL.search(fact.text)
        if found is None or found[1] in marks.decimals or "." not in readings(found[0], marks)[0]:
            continue
        if fact.kind is FactKind.NUMBER and not _scaled(fact, found.end(), pair.locale):
            continue  # A bare number with a full stop may be a section, a version or a time.
        if pair.source_plain != pair.target_plain and _agrees(fact, pair) and not _is_time(found[0], pair):
            yield _hit(fact, found, pair)


def _scaled(fact: Fact, end: int, tag: str) -> bool:
    """Whether millions, or another scale, are counted."""
    return context(tag).scales.match(seen(fact.text, tag), end) is not None


def _agrees(fact: Fact, pair: Pair) -> bool:
    return any(each.kind is fact.kind and each.value == fact.value for each in pair.source_facts)


def _is_time(number: str, pair: Pair) -> bool:
    """Whether a time of day of the source is written with the same figures."""
    hour, minute = re.split("[.,]", number)
    value = f"{hour:0>2}:{minute}"
    return any(
        value in {each[:5] for each in fact.values or (fact.value,)}
        for fact in pair.source_facts if fact.kind is FactKind.TIME
    )  # fmt: skip


def _hit(fact: Fact, found: re.Match[str], pair: Pair) -> Hit:
    mark = number_marks(pair.locale)[1]
    wanted = found[0].replace(found[1], mark)
    start, end = fact.start + found.start(), fact.start + found.end()
    place = fact.start + found.start(1)
    return Hit(
        f"{found[0]} has the decimal mark of another language; here it is written {wanted}.",
        start=start, end=end, found=found[0], expected=wanted, fixes=(Fix(place, place + 1, mark),),
    )  # fmt: skip


CHECK = Check(
    code="decimal-mark",
    name="Decimal marks",
    family=Family.FACTS,
    severity=Severity.WARNING,
    finds="A percentage, a sum, a measure or a number of millions with the decimal mark of another language.",
    why="The mark of decimals in one language is that of thousands in another: the number may be read wrong.",
    authority="CLDR, number symbols of each language.",
    flagged=example("Prices rose by 3.5 per cent.", "Qiymətlər 3.5 faiz artıb."),
    clean=example("Prices rose by 3.5 per cent.", "Qiymətlər 3,5 faiz artıb."),
    hint="Write the decimal mark of your language.",
    pair=_look,
    fixes=True,
)

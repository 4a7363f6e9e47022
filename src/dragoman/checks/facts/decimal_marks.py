"""A decimal with the mark of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.recognising import Fact, FactKind
from dragoman.checks.recognising.figures import marks_of, readings
from dragoman.languages.numbers import format_number
from dragoman.model import Severity

_COUNTED = frozenset({FactKind.PERCENT, FactKind.MONEY, FactKind.MEASURE})
_SCALED = re.compile(r"\d+[.,]\d+[ \u00a0\u202f]?[^\W\d_]{2,}\.?")
_DECIMAL = re.compile(r"(?<![\d.,])\d+([.,])\d+(?![.,]?\d)")


def _look(pair: Pair) -> Iterator[Hit]:
    facts = [fact for fact in pair.target_facts if fact.kind in _COUNTED or _SCALED.fullmatch(fact.text)]
    if not facts or pair.source_plain == pair.target_plain:
        return
    decimals = marks_of(pair.locale).decimals
    for fact in facts:
        found = _DECIMAL.search(fact.text)
        if found is None or found[1] in decimals or "." not in readings(found[0], marks_of(pair.locale))[0]:
            continue
        if _agrees(fact, pair):
            yield _hit(fact, found, pair)


def _agrees(fact: Fact, pair: Pair) -> bool:
    return any(each.kind is fact.kind and each.value == fact.value for each in pair.source_facts)


def _hit(fact: Fact, found: re.Match[str], pair: Pair) -> Hit:
    value = readings(found[0], marks_of(pair.locale))[0]
    wanted = format_number(Decimal(value), pair.locale)
    start, end = fact.start + found.start(), fact.start + found.end()
    return Hit(
        f"{found[0]} has the decimal mark of another language; here it is written {wanted}.",
        start=start, end=end, found=found[0], expected=wanted, fixes=(Fix(start, end, wanted),),
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

"""All repairs together, on the cases of all checks: placeholders, code spans and addresses of links stay."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from dragoman.checks.check import Check, Example
from dragoman.checks.collection import checks
from dragoman.checks.examples import EVERYTHING, paper
from dragoman.checks.fixing import repaired
from dragoman.checks.markup.anatomy import anatomy
from dragoman.checks.markup.placeholders import _PLACEHOLDER
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.running import check_paper
from dragoman.model import Side
from tests.checks.case_files import Case, cases


@cache
def _fixing() -> tuple[Check, ...]:
    return tuple(each for each in checks() if each.fixes and each.side is Side.TARGET)


def _kept(text: str) -> tuple[Counter[str], ...]:
    parts = anatomy(text)
    addresses = Counter(piece.content for piece in (*parts.links, *parts.images))
    # Turkish writes the per cent sign before the number, and a repair may turn it round: %85 is no placeholder.
    filled = Counter(found for found in _PLACEHOLDER.findall(text) if not found[1:].isdigit())
    return Counter(piece.content for piece in parts.codes), addresses, filled


def test_repairs_keep_what_is_no_prose() -> None:
    made = sum(_mended(case) for case in cases() if all(line.target for line in case.lines))
    assert made > 100


def _mended(case: Case) -> int:
    """How many units were mended."""
    example = Example(case.lines, case.locale, case.source_locale, case.terms, case.spelled)
    found = check_paper(paper(example), _fixing(), EVERYTHING)
    pairs = {id(repair.pair): repair.pair for repair in found.repairs}
    for key, pair in pairs.items():
        mended = repaired(pair.target, [repair.fix for repair in found.repairs if id(repair.pair) == key])
        assert _kept(mended) == _kept(pair.target), (case.place, mended)
    return len(pairs)


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("az", "a `b -- c` d"), ("ru", "«%2$s» и `85%` — `c--d`"), ("ru", "`\"x\"` и `a , b` и {name}"),
        ("fr", "`l'eau;` et `a;b` et ${x}"), ("ar", "`a,b?` {0} %1$s"), ("zh", "`a,b.` 和 %s"),
        ("az", "`Respublıkası  x`"),
        ("de", "`\"x\"` und \"%s\""), ("tr", "`5'ıncı` `85%`"), ("es", "`que?` {nombre}"),
    ],
)  # fmt: skip
def test_code_and_placeholders_are_left_alone(locale: str, target: str) -> None:
    pair = Pair("The “ferry” — 85% …", target, "en", locale, units=("u",))
    found = check_paper(Paper("x", locale, "en", (pair,)), _fixing(), EVERYTHING)
    assert _kept(repaired(target, [repair.fix for repair in found.repairs])) == _kept(target)

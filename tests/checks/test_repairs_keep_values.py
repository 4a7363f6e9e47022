"""Repairs never change what a translation says, and the checks of facts leave right translations of all kinds alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from dragoman.checks.check import Example, Family
from dragoman.checks.collection import check, checks
from dragoman.checks.examples import paper
from dragoman.checks.fixing import repaired
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.recognising import recognise
from dragoman.checks.running import check_paper
from dragoman.markup import plain
from dragoman.model import Side
from tests.checks.case_files import Case, cases

ROUNDS = 5
UNREADABLE = {
    "Bugün i̇lk oturum başladı.": "a dot of its own over the i hides the word for first",
    "Simvol Ａ/75/357": "a full-width letter begins no symbol",
    "Документ Ｓ/2020/948": "a full-width letter begins no symbol",
    "文件Ａ/75/357": "a full-width letter begins no symbol",
    "Qiyməti 12\u00a0 000 kron oldu.": "two spaces part two numbers",
    "3-ему лицу": "the long ending is none that ordinals in figures have",
    "A/75 /357 sənədi": "a space ends a symbol",
    "документ A/75/ 357": "a space ends a symbol",
    "40 км/ ч": "a space ends a unit",
}
"""Translations in which a fact is read otherwise after the repair, and why it was not read right before it."""
_JOINED = "the marker stands in for words that its neighbour has"
_ORDINALS = "the case lists ordinals that its source only mentions"
OTHER_FACTS = {
    "[joined]": _JOINED,
    "2) çay.": "the number of the item stands in the source's list, not in the sentence",
    "Prof. A. K. Denvarın şurası limanda toplandı.": "the hour is left out: told by its own check",
    "12,000": "the figure is read as twelve here: told by its own check",
    "Qaydaların birincisinə əməl olunub.": "the year is left out: told by its own check",
    "imzalanıb: 6 may 2025-ci il, saat 10 dəq.": "the hour is added: told by its own check",
    "Qalxdı. 12 saat sonra endi.": "the hours are added: told by their own check",
    "Программа Excel и единица kWh; объём 5 ml, рост 3 cm": "measures are added: told by their own check",
    "12 долл. США": "the millions are left out: told by their own check",
    "1-ҹи, 3-ҹү, 6-ҹы, 9-ҹу вә 1990-ҹы": _ORDINALS,
    "1-ci, 2-ci, 3-cü, 6-cı, 9-cu, 10-cu, 40-cı, 100-cü və 1990-cı": _ORDINALS,
    "5-i gəldi, 6-sı qaldı.": _ORDINALS,
    "A-6-cı kabinet deyil, 20-ci kabinet": _ORDINALS,
    "the 2nd, 11th and 23rd locks": _ORDINALS,
    "The 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 22nd and 113th": _ORDINALS,
    "5-й, 5-го, 5-му, 5-я, 5-е, 90-е, в 1990-х, 5-ми": _ORDINALS,
    "20-летний план и 5-процентный сбор": _ORDINALS,
    "1'inci, 2'nci, 3'üncü, 6'ncı, 9'uncu, 10'uncu ve 40'ıncı": _ORDINALS,
    "5'i geldi; 21. yüzyıl": _ORDINALS,
    "5-й, 5-го, 5-му, 5-ї, 90-ті": _ORDINALS,
}
"""Translations of clean cases of other families with a fact that differs indeed, and why it does."""

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]*)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+-]*\w|[\w.+-]+@[\w-]+(?:\.\w+)+")
_PLACEHOLDER = re.compile(
    r"%(?:\(\w+\)|\d+\$)?[-+#0]?\d*(?:\.\d+)?[sdif](?!\w)|\$\{[\w.]+\}|\{\{\s*[\w.]+\s*\}\}|\{\w*\}|</?[A-Za-z][^<>]*>"
)
_FIXING = tuple(each for each in checks() if each.fixes)
_FACTS = tuple(each for each in checks() if each.family is Family.FACTS)


def _of_target(case: Case) -> bool:
    return check(case.code).side is Side.TARGET


def _paper(case: Case) -> Paper:
    return paper(Example(case.lines, case.locale, case.source_locale, case.terms, case.spelled))


def _repaired() -> Iterator[tuple[Case, Pair, str]]:
    """Each translation of a case that the fixes of all checks together change, and what they make of it."""
    for case in filter(_of_target, cases()):
        whole = _paper(case)
        for pair, target in _all_fixes(whole):
            if target != pair.target:
                yield case, pair, target


def _all_fixes(whole: Paper) -> Iterator[tuple[Pair, str]]:
    """The units of a paper with all repairs made, until none is left."""
    found = check_paper(whole, _FIXING)
    for pair in whole.pairs:
        fixes = [one.fix for one in found.repairs if one.pair is pair]
        target = pair.target
        for _ in range(ROUNDS):
            if not fixes:
                break
            target = repaired(target, fixes)
            again = Pair(pair.source, target, pair.source_locale, pair.locale, pair.role, units=pair.units)
            fixes = [one.fix for one in check_paper(Paper("x", again.locale, "en", (again,)), _FIXING).repairs]
        yield pair, target


@cache
def _changed() -> tuple[tuple[Case, Pair, str], ...]:
    return tuple(_repaired())


def _values(target: str, locale: str) -> Counter[tuple[str, frozenset[str]]]:
    return Counter(
        (fact.kind.value, frozenset(fact.values or (fact.value,))) for fact in recognise(plain(target), locale)
    )


def _kept(target: str) -> dict[str, list[str]]:
    """What no repair may touch, letter for letter."""
    code = [match[2] for match in _CODE.finditer(target)]
    rest = _CODE.sub("", target)
    return {
        "code": code, "links": _LINK.findall(rest), "addresses": sorted(_ADDRESS.findall(rest)),
        "placeholders": sorted(_PLACEHOLDER.findall(rest)),
    }  # fmt: skip


def test_there_are_repairs() -> None:
    assert len(_changed()) > 100


def test_repairs_keep_the_facts() -> None:
    wrong = {}
    for case, pair, target in _changed():
        before, after = _values(pair.target, case.locale), _values(target, case.locale)
        if before != after and pair.target not in UNREADABLE:
            wrong[case.place] = (pair.target, target, before - after, after - before)
    assert wrong == {}


def test_repairs_keep_placeholders_addresses_and_code() -> None:
    wrong = {
        case.place: (pair.target, target)
        for case, pair, target in _changed() if _kept(pair.target) != _kept(target)
    }  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize("family", [each for each in Family if each is not Family.FACTS])
def test_the_checks_of_facts_leave_what_other_families_call_clean(family: Family) -> None:
    wrong = {}
    for case in cases():
        if case.family != family.value or case.flagged or not _of_target(case):
            continue
        found = [
            one for one in check_paper(_paper(case), _FACTS).findings
            if one.subject is not None and one.subject.target not in OTHER_FACTS
        ]  # fmt: skip
        if found:
            wrong[case.place] = [(one.code, one.message) for one in found]
    assert wrong == {}


def test_what_is_excepted_is_there() -> None:
    changed = {pair.target for _, pair, _ in _changed()}
    assert set(UNREADABLE) <= changed
    targets = {line.target for case in cases() if case.family != Family.FACTS.value for line in case.lines}
    assert set(OTHER_FACTS) <= targets

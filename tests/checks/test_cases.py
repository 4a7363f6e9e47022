"""Every check has its reasons, its examples and its cases, and judges them right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.checks.check import Check, Example
from dragoman.checks.collection import check, checks
from dragoman.checks.fixing import repaired
from dragoman.model import INTERNAL, Side
from tests.checks.case_files import FOLDER, Case, cases
from tests.checks.judging import judge


def _ids(value: object) -> str:
    return value.place if isinstance(value, Case) else value.code if isinstance(value, Check) else str(value)


@pytest.mark.parametrize("each", checks(), ids=_ids)
def test_a_check_is_whole(each: Check) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", each.code)
    assert sum(look is not None for look in (each.pair, each.paper, each.workspace, each.claim)) == 1
    for words in (each.name, each.finds, each.why, each.authority):
        assert len(words) > 3
    for sentence in (each.finds, each.why):
        assert sentence.endswith("."), sentence
    assert any(path.name.startswith(f"{each.code}.") for path in FOLDER.glob(f"{each.family.value}/*.txt")), "no cases"


@pytest.mark.parametrize("each", checks(), ids=_ids)
def test_a_check_judges_its_examples(each: Check) -> None:
    assert [found.code for found in judge(each, each.flagged).findings if found.code != each.code] == []
    assert judge(each, each.flagged).findings
    assert judge(each, each.clean).findings == ()


@pytest.mark.parametrize("each", checks(), ids=_ids)
def test_a_check_has_cases_for_each_language_it_speaks_of(each: Check) -> None:
    has = {path.name.removesuffix(".txt").rsplit(".", 1)[1] for path in FOLDER.glob(f"*/{each.code}.*.txt")}
    assert set(each.locales) <= has


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: path.name)
def test_a_file_of_cases_has_both_verdicts(path: Path) -> None:
    """A language in which a check never has anything to say gives the reason: ``# Silent: why``."""
    verdicts = {line.partition(":")[0].strip() for line in path.read_text(encoding="utf-8").split("\n")}
    silent = path.read_text(encoding="utf-8").startswith("# Silent: ")
    assert verdicts & {"flagged", "clean"} == ({"clean"} if silent else {"flagged", "clean"})


def test_codes_are_unique() -> None:
    codes = [each.code for each in checks()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("case", list(cases()), ids=_ids)
def test_a_case(case: Case) -> None:
    each = check(case.code)
    assert each.family.value == case.family
    example = Example(case.lines, case.locale, case.source_locale, case.terms, case.spelled)
    found = judge(each, example)
    assert [one for one in found.findings if one.code == INTERNAL] == []
    assert bool(found.findings) == case.flagged, [one.message for one in found.findings]
    if case.marked is not None:
        marked = []
        for one in found.findings:
            assert one.subject is not None and one.spot is not None
            words = one.subject.source if one.spot.side is Side.SOURCE else one.subject.target
            marked.append(words[one.spot.start : one.spot.end])
        assert case.marked in marked
    if case.fixed is not None:
        assert repaired(case.lines[-1].target, [repair.fix for repair in found.repairs]) == case.fixed

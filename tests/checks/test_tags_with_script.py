"""Facts are judged alike whether or not a tag names the usual script of its language, or a region."""

from __future__ import annotations

import pytest

from dragoman.checks.check import Example, Family
from dragoman.checks.collection import check
from dragoman.languages.profile import nearest
from tests.checks.case_files import Case, cases
from tests.checks.judging import judge

LONGER = {"az": "az-Latn", "az-Cyrl": "az-Cyrl-AZ", "ru": "ru-RU", "zh": "zh-Hans"}


def _messages(case: Case, locale: str) -> list[tuple[str, str]]:
    example = Example(case.lines, locale, case.source_locale)
    return [(one.code, one.message) for one in judge(check(case.code), example).findings]


@pytest.mark.parametrize("locale", sorted(LONGER))
def test_cases_of_facts_are_judged_alike(locale: str) -> None:
    wrong = []
    for case in cases():
        if case.locale != locale or case.family != Family.FACTS.value:
            continue
        if _messages(case, locale) != _messages(case, LONGER[locale]):
            wrong.append(case.place)
    assert wrong == []


@pytest.mark.parametrize(
    ("tag", "there", "found"),
    [
        ("az-Latn", {"az", "az-Cyrl"}, "az"), ("az-Latn-AZ", {"az"}, "az"),
        ("az-Cyrl-AZ", {"az", "az-Cyrl"}, "az-Cyrl"),
        ("az-Arab", {"az"}, ""), ("zh-Hans", {"zh"}, "zh"), ("zh-TW", {"zh", "zh-Hant"}, "zh-Hant"),
        ("en-GB", {"en", "en-GB"}, "en-GB"), ("kk", {"en"}, ""),
    ],
)  # fmt: skip
def test_data_are_those_of_the_nearest_tag(tag: str, there: set[str], found: str) -> None:
    assert nearest(tag, there.__contains__) == found

"""Papers in six languages, each with what a careful reader finds in it."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.importing.anatomy_cases import CORE, Case, cases, fields, right, run

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    got = fields(run(case.source))
    wanted = {**CORE, **case.expected}
    wrong = {name: (value, got[name]) for name, value in wanted.items() if not right(name, value, got[name])}
    assert not wrong


def test_each_language_has_each_kind_of_paper_that_offices_write() -> None:
    seen = Counter((case.expected["locale"], case.expected["kind"]) for case in CASES)
    for locale in ("en", "az", "ru", "tr", "es", "fr"):
        assert {kind for (tag, kind) in seen if tag == locale} >= {"statement", "note", "report", "news_report"}
    assert len(CASES) >= 60


def test_a_press_report_has_no_signatory() -> None:
    reports = [case for case in CASES if case.expected["kind"] == "news_report"]
    assert reports
    assert not any(fields(run(case.source))["signatories"] for case in reports)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_with_windows_line_ends_and_a_byte_order_mark_a_paper_is_the_same(case: Case) -> None:
    data = b"\xef\xbb\xbf" + case.source.replace("\n", "\r\n").encode()
    first, second = run(case.source), run(data)
    assert first.text.blocks == second.text.blocks

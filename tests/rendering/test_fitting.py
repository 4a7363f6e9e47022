"""Whether columns fit: the arithmetic, the table in the documents, and what becomes of an edition that does not."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.edition import compose
from dragoman.model import Design, Edition, MaterialError, Role, Severity
from dragoman.rendering import pdf
from dragoman.rendering.fitting import LEAST_SIZE, Fit, Sheet, fit, least_column
from dragoman.rendering.sheets import fitted, measured
from tests.edition.papers import Paper

A4 = Sheet(210, 297, 40, 5, 9.8)
A4_WIDE = Sheet(297, 210, 40, 5, 9.8)
SMALL = Sheet(130, 180, 26, 3, 9.8)


@pytest.mark.parametrize(
    ("scripts", "sheet", "turned", "expected"),
    [
        (["Latn", "Latn"], A4, A4_WIDE, Fit()),
        (["Latn", "Arab"], A4, A4_WIDE, Fit()),
        (["Latn", "Cyrl", "Latn"], A4, A4_WIDE, Fit()),
        (["Latn", "Geor", "Latn"], A4, A4_WIDE, Fit(landscape=True)),
        (["Latn", "Cyrl", "Latn", "Arab"], A4, A4_WIDE, Fit(landscape=True)),
        (["Latn", "Cyrl", "Latn", "Geor"], A4, None, None),
        (["Latn", "Latn", "Latn"], A4, None, Fit()),
        (["Latn", "Hans", "Latn"], replace(A4, size=10.4), None, Fit(scale=0.96)),
        (["Latn", "Latn"], replace(SMALL, width=112), None, Fit(scale=0.88)),
        (["Latn", "Latn"], replace(SMALL, width=90), None, None),
        (["Latn"], replace(SMALL, size=7), None, Fit()),
    ],
)
def test_the_order_of_what_is_done(scripts: list[str], sheet: Sheet, turned: Sheet | None, expected: Fit) -> None:
    assert fit(scripts, sheet, turned) == expected


SHEETS = st.builds(
    Sheet, st.floats(60, 450), st.floats(60, 450), st.floats(10, 50), st.floats(0, 8), st.floats(7, 14)
)


@given(st.lists(st.sampled_from(["Latn", "Cyrl", "Arab", "Geor", "Hans"]), min_size=1, max_size=4), SHEETS)
def test_what_fits_can_be_read_and_nothing_is_done_without_need(scripts: list[str], sheet: Sheet) -> None:
    turned = replace(sheet, width=sheet.height, height=sheet.width)
    found = fit(scripts, sheet, turned)
    if found is None:
        widest = max(sheet, turned, key=lambda one: one.width)
        assert widest.column(len(scripts)) < least_column(scripts, min(LEAST_SIZE * 1.03, sheet.size))
        return
    page = turned if found.landscape else sheet
    size = page.size * found.scale
    assert page.column(len(scripts)) >= least_column(scripts, size)
    assert size >= min(LEAST_SIZE, page.size) - 1e-9
    if found != Fit():
        assert sheet.column(len(scripts)) < least_column(scripts, sheet.size)


@cache
def several(*locales: str, paper: str = "", theme: str = "state-paper") -> Edition:
    made = Paper("en", locales)
    made.add(Role.PARAGRAPH, {"en": "The ferries run on Sundays.", **dict.fromkeys(locales, "Su nəqliyyatı. " * 9)})
    return compose(made.aligned(), design=Design(paper=paper, theme=theme))


def outcome(columns: int, paper: str, theme: str) -> str:
    sheet, turned = (measured(several("az", paper=paper + more, theme=theme)) for more in ("", " landscape"))
    found = fit(["Latn", "Latn", "Cyrl", "Latn"][:columns], sheet, turned)
    if found is None:
        return "refused"
    return ", ".join(["landscape"] * found.landscape + ["smaller type"] * (found.scale < 1)) or "as it is"


def test_the_table_in_the_documents_is_true() -> None:
    told = (Path(__file__).resolve().parents[2] / "docs/layouts.md").read_text(encoding="utf-8")
    table = re.search(r"\| columns \|(.*)\|\n\|[-|]+\|\n((?:\|.*\n)+)", told)
    assert table
    papers = [name.strip() for name in table[1].strip("|").split("|")]
    for line in table[2].splitlines():
        count, *expected = (cell.strip() for cell in line.strip("|").split("|"))
        for names, wanted in zip(papers, expected, strict=True):
            for paper in names.split(", "):
                for theme in ("state-paper", "book"):
                    assert outcome(int(count), paper, theme) == wanted, (count, paper, theme)


def test_a_fallback_is_told_and_a_refusal_says_what_is_wanting() -> None:
    rendered = pdf(several("az", "ru", "tr"))
    assert [(one.code, one.severity) for one in rendered.findings] == [("layout-fallback", Severity.NOTE)]
    assert "4 columns" in rendered.findings[0].message
    with pikepdf.open(io.BytesIO(rendered.data)) as opened:
        assert [round(float(edge)) for edge in opened.pages[0].mediabox] == [0, 0, 842, 595]
    with pytest.raises(MaterialError, match=r"4 columns do not fit on A5: each would be \d+ mm wide") as caught:
        pdf(several("az", "ru", "tr", paper="A5"))
    assert "--paper" in caught.value.hint


@pytest.mark.parametrize("paper", ["A4 portrait", "A5 landscape"])
def test_a_paper_that_says_how_it_lies_is_not_turned(paper: str) -> None:
    made = several("az", "ru", "tr", paper=paper)
    with pytest.raises(MaterialError):
        fitted(made)


def test_type_shrinks_in_proportion() -> None:
    made = several("az", "ru", "tr", paper="230mm 170mm")
    done, findings = fitted(made)
    assert "9.8 point" in findings[0].message
    assert done.design.paper == made.design.paper
    assert LEAST_SIZE <= measured(done).size < measured(made).size == pytest.approx(9.8)

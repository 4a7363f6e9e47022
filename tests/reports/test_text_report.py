"""The text report, by cases in TOML files."""

from pathlib import Path

import pytest

from dragoman.model import Finding, Severity
from dragoman.reports.ordering import summary
from dragoman.reports.text import Style, text_report
from tests.reports.report_cases import FOLDER, findings_of, load, rendered

CASES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_printed_as_it_says(path: Path) -> None:
    case = load(path)
    assert case["about"].endswith(".")
    assert case["expected"].strip()
    assert rendered(case) == case["expected"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 9
    assert not [path for path in FOLDER.iterdir() if path.suffix != ".toml"]


def test_no_findings_are_no_report() -> None:
    assert text_report([]) == ""
    assert summary([], checked=3) == "no findings in 3 files"
    assert summary([]) == "no findings"


def test_colours_change_nothing_but_colours() -> None:
    findings = findings_of(load(FOLDER / "carets.toml"))
    pieces: list[tuple[str, Style]] = []

    def paint(piece: str, kind: Style) -> str:
        pieces.append((piece, kind))
        return f"\033[1m{piece}\033[0m"

    painted = text_report(findings, style=paint)
    assert painted.replace("\033[1m", "").replace("\033[0m", "") == text_report(findings)
    assert {kind for _, kind in pieces} == set(Style) - {Style.HEADING}
    assert [piece for piece, kind in pieces if kind is Style.CARET] == ["^^^^", "^^^^", "^", "^^^^"]


def test_the_order_does_not_depend_on_the_order_of_finding() -> None:
    findings = findings_of(load(FOLDER / "carets.toml"))
    assert text_report(findings[::-1]) == text_report(findings) == text_report([*findings, *findings])


def test_a_line_feed_in_a_message_starts_no_line() -> None:
    assert text_report([Finding("x", Severity.NOTE, "one\ntwo\rthree")]) == "note [x] one two<U+000D>three\n\n"

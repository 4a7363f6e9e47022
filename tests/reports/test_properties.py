"""Whatever words a finding has, each report is a document of its format; the same findings are the same document."""

from __future__ import annotations

import json
from datetime import datetime
from html.parser import HTMLParser
from unicodedata import category
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.model import Finding, Position, Severity, Side, Spot, Subject
from dragoman.reports.excerpt import excerpt
from dragoman.reports.github import github
from dragoman.reports.html import html
from dragoman.reports.json_report import json_report
from dragoman.reports.junit import junit
from dragoman.reports.marked import marked
from dragoman.reports.sarif import sarif
from dragoman.reports.text import text_report
from dragoman.reports.visible import columns, visible
from tests.reports.findings import SOME, WORDS

Findings = list[Finding]

FEW = settings(max_examples=40)
"""A document is many strings at once."""


def _distinct(found: Findings) -> set[tuple[Finding, Position]]:
    return {(finding, finding.position) for finding in found}


@FEW
@given(SOME)
def test_text_steers_no_terminal(found: Findings) -> None:
    printed = text_report(found)
    assert printed.encode("utf-8").decode("utf-8") == printed
    isolates = "\u2068\u2069"
    steering = {one for one in printed if category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {"\n", *isolates}
    assert steering <= {"\u200c", "\u200d"}
    for line in printed.split("\n"):
        assert line.count(isolates[0]) == line.count(isolates[1])


@FEW
@given(SOME)
def test_json_is_json(found: Findings) -> None:
    document = json_report(found)
    document.encode("utf-8")
    value = json.loads(document)
    assert len(value["findings"]) == len(_distinct(found))
    assert sum(value["summary"][name] for name in ("errors", "warnings", "notes")) == len(value["findings"])
    assert json_report(found[::-1]) == document


@FEW
@given(SOME)
def test_sarif_is_json_and_each_result_has_its_rule(found: Findings) -> None:
    document = sarif(found)
    document.encode("utf-8")
    run = json.loads(document)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(_distinct(found))
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    prints = [result["partialFingerprints"]["dragomanUnit/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert sarif(found[::-1]) == document


@FEW
@given(SOME)
def test_junit_is_well_formed_and_counts(found: Findings) -> None:
    document = junit(found, {"locales/az/river.po": ["number"]}, when=datetime(2026, 3, 1, 9, 30))
    root = ElementTree.fromstring(document.encode("utf-8"))  # noqa: S314 - our own document
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.attrib["errors"]) == sum(case.find("error") is not None for case in cases)
        assert suite.attrib["timestamp"] == "2026-03-01T09:30:00"
    assert junit(found[::-1], {"locales/az/river.po": ["number"]}, when=datetime(2026, 3, 1, 9, 30)) == document


@FEW
@given(SOME)
def test_a_workflow_command_is_one_line(found: Findings) -> None:
    document = github(found)
    document.encode("utf-8")
    lines = document.split("\n")[:-1]
    assert len(lines) == len(_distinct(found))
    assert all(line.splitlines() == [line] and line.startswith("::") for line in lines)
    for line in lines:
        fields = line[2:].split("::")[0].partition(" ")[2]
        assert all(field.partition("=")[0] in {"file", "line", "col", "title"} for field in fields.split(","))


@FEW
@given(SOME)
def test_html_is_balanced_and_fetches_nothing(found: Findings) -> None:
    page = html(found)
    page.encode("utf-8")
    _Balanced().read(page)
    assert html(found[::-1]) == page


@given(WORDS, st.integers(0, 30), st.integers(0, 30), st.booleans())
def test_a_marked_sentence_keeps_its_words(words: str, start: int, length: int, strict: bool) -> None:
    reader = _Balanced()
    reader.read(str(marked(words, (start, start + length), strict=strict)))
    gap = min(start, len(words)) == min(start + length, len(words))
    kept = reader.words.replace("‸", "", 1) if gap and "‸" not in words else reader.words
    assert kept.replace("⍽", "\u00a0") == _with_code_points(words, kept)


def _with_code_points(words: str, kept: str) -> str:
    """``words`` as they may be shown: each as itself or by its code point."""
    made, rest = "", kept.replace("⍽", "\u00a0")
    for one in words:
        shown = next(way for way in (f"<U+{ord(one):04X}>", "↵" if one == "\n" else one, one) if rest.startswith(way))
        made, rest = made + shown, rest[len(shown) :]
    return made + rest


@given(WORDS, st.integers(0, 60), st.integers(0, 20), st.integers(8, 90), st.booleans())
@example("河水上涨了1300米。", 5, 4, 80, False)
@example("Gu\u0308zel bir i\u0307skele", 11, 2, 12, False)
def test_a_caret_stands_under_the_spot(words: str, start: int, length: int, room: int, strict: bool) -> None:
    part = excerpt(words, (start, start + length), room=room, strict=strict)
    assert columns(part.line) <= room
    first, last = min(start, len(words)), min(start + length, len(words))
    spot = excerpt(words[first:last], (0, last - first), room=10**6).line
    if last > first and columns(spot) <= room - 2:
        # What takes no column stands over the letter before it, so that several places are in one column.
        column = part.offset if columns(spot) else part.offset + min(first, 1)
        places = [place for place in range(len(part.line)) if columns(part.line[:place]) == column]
        assert any(part.line.startswith(spot, place) for place in places)
        assert part.length == max(columns(spot), 1)
    assert part.offset + part.length <= columns(part.line) + 1
    assert part.length >= 1


@given(WORDS, st.integers(8, 90), st.floats(0, 1))
def test_a_sentence_without_a_spot_is_whole_or_cut_to_fit(words: str, room: int, near: float) -> None:
    part = excerpt(words, room=room, near=near)
    whole = visible(words)
    assert part.line == whole if columns(whole) <= room else columns(part.line) <= room


def test_a_fingerprint_stays_when_the_unit_moves() -> None:
    def prints(line: int, message: str = "m") -> list[str]:
        subject = Subject("river", "az", "paragraph", "u1", None, "12", "13", "en")
        spot = Spot(Side.TARGET, 0, 2)
        finding = Finding("number", Severity.ERROR, message, "", Position("a.po", line), subject, spot, "13", "12")
        results = json.loads(sarif([finding]))["runs"][0]["results"]
        return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]

    assert prints(5) == prints(500) == prints(5, "said in another way")


class _Balanced(HTMLParser):
    """Reads HTML; fails where a tag is not closed in its turn, or where anything is fetched or run."""

    _VOID = frozenset({"meta", "br", "input", "link", "hr", "img"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words = ""

    def read(self, page: str) -> None:
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "img", "iframe", "object", "base"}
        for name, value in attrs:
            assert name not in {"src", "srcset", "action"} and not name.startswith("on")
            assert name != "href" or (value or "").startswith("#")
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

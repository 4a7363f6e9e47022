"""Reports for programs: what their formats ask for, by example."""

import json
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from dragoman.model import Finding, Position, Severity, Side, Spot, Subject
from dragoman.reports.github import github
from dragoman.reports.html import html
from dragoman.reports.json_report import json_report
from dragoman.reports.junit import junit
from dragoman.reports.rule import Rule
from dragoman.reports.sarif import sarif

SUBJECT = Subject("river", "az", "paragraph", "u1", None, "It costs 12,000 euros.", "Qiyməti 1200 avrodur.", "en")
NUMBER = Finding(
    "number", Severity.ERROR, "12,000 of the source is 1200 here.", "Write 12 000.",
    Position("locales/az/river.po", 120), SUBJECT, Spot(Side.TARGET, 8, 12), "1200", "12 000", "facts",
)  # fmt: skip
NOTE = Finding("length", Severity.NOTE, "This is long.", "", NUMBER.position, SUBJECT, family="length")
BROKEN = Finding("internal-error", Severity.ERROR, "The check x failed.", "", Position("locales/az/river.po", 7))
SETTINGS = Finding("unknown-check", Severity.WARNING, "x is no check", "", Position("dragoman.yaml"))
ALL = [SETTINGS, NOTE, NUMBER, BROKEN]
RULE = Rule("number", "Numbers", "facts", Severity.ERROR, "A number that is another one.", "A wrong figure is a wrong "
            "promise.", "CLDR.", "Write the number of the source.")  # fmt: skip


def test_the_keys_of_a_json_record_stay() -> None:
    record = json.loads(json_report([NUMBER]))["findings"][0]
    assert record == {
        "code": "number", "family": "facts", "severity": "error", "message": "12,000 of the source is 1200 here.",
        "hint": "Write 12 000.", "path": "locales/az/river.po", "line": 120, "column": None, "text": "river",
        "locale": "az", "source_locale": "en", "role": "paragraph", "unit": "u1", "context": None,
        "source": "It costs 12,000 euros.", "target": "Qiyməti 1200 avrodur.",
        "spot": {"side": "target", "start": 8, "end": 12}, "found": "1200", "expected": "12 000",
    }  # fmt: skip


def test_the_summary_of_a_json_report_counts() -> None:
    assert json.loads(json_report(ALL, checked=9, fixable=2, suppressed=1))["summary"] == {
        "errors": 2, "warnings": 1, "notes": 1, "files": 2, "checked": 9, "fixable": 2, "suppressed": 1
    }  # fmt: skip


RULE_TEXTS = ("shortDescription", "fullDescription", "help")

# What SARIF 2.1.0 asks of the objects that are written: required and allowed properties, by clause.
OBJECTS: dict[str, tuple[set[str], set[str]]] = {
    "log 3.13": ({"version", "runs"}, {"$schema"}),
    "run 3.14": ({"tool"}, {"results", "columnKind", "originalUriBaseIds"}),
    "driver 3.19": ({"name"}, {"version", "rules"}),
    "rule 3.49": ({"id"}, {"name", *RULE_TEXTS, "defaultConfiguration", "properties"}),
    "result 3.27": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "properties"}),
    "location 3.28": (set(), {"physicalLocation", "logicalLocations"}),
    "physical 3.29": ({"artifactLocation"}, {"region"}),
    "artifact 3.4": ({"uri"}, {"uriBaseId"}),
    "region 3.30": ({"startLine"}, {"startColumn"}),
    "logical 3.33": ({"fullyQualifiedName"}, {"name", "kind"}),
    "message 3.11": ({"text"}, set()),
}


def shaped(name: str, value: dict[str, Any]) -> dict[str, Any]:
    required, allowed = OBJECTS[name]
    assert required <= set(value) <= required | allowed, f"{name}: {sorted(value)}"
    return value


def test_sarif_has_the_shape_of_the_standard() -> None:
    log = shaped("log 3.13", json.loads(sarif(ALL, [RULE], version="1.2.3")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    shaped("run 3.14", run)
    assert run["columnKind"] == "unicodeCodePoints"
    driver = shaped("driver 3.19", run["tool"]["driver"])
    for rule in driver["rules"]:
        shaped("rule 3.49", rule)
        for said in RULE_TEXTS:
            assert shaped("message 3.11", rule[said])["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        shaped("result 3.27", result)
        assert shaped("message 3.11", result["message"])["text"]
        assert result["level"] in {"error", "warning", "note"}
        for location in result["locations"]:
            physical = shaped("physical 3.29", shaped("location 3.28", location)["physicalLocation"])
            assert shaped("artifact 3.4", physical["artifactLocation"])["uriBaseId"] in run["originalUriBaseIds"]
            assert shaped("region 3.30", physical["region"])["startLine"] > 0 if "region" in physical else True
            for logical in location.get("logicalLocations", ()):
                shaped("logical 3.33", logical)


def test_sarif_tells_the_rule_the_place_and_the_unit() -> None:
    run = json.loads(sarif([NUMBER], [RULE]))["runs"][0]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "A number that is another one. A wrong figure is a wrong promise."
    assert "Authority: CLDR." in rule["help"]["text"]
    (result,) = run["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 120}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "river/az/u1"
    assert result["properties"]["target"] == "Qiyməti 1200 avrodur."


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("locales/az/river.po", "locales/az/river.po"),
        ("locales/az/two words %.po", "locales/az/two%20words%20%25.po"),
        ("çay:1.po", "%C3%A7ay%3A1.po"),
        ("/srv/river.po", "file:///srv/river.po"),
    ],
)
def test_sarif_addresses_are_quoted(path: str, uri: str) -> None:
    log = json.loads(sarif([Finding("x", Severity.NOTE, "m", "", Position(path, 1))]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) == (not path.startswith("/"))


def test_two_like_findings_of_a_unit_have_two_fingerprints() -> None:
    twice = Finding("number", Severity.ERROR, "m", "", NUMBER.position, SUBJECT, Spot(Side.TARGET, 0, 2), "1200")
    results = json.loads(sarif([NUMBER, twice]))["runs"][0]["results"]
    first, second = (result["partialFingerprints"]["primaryLocationLineHash"] for result in results)
    assert first.partition(":")[0] == second.partition(":")[0]
    assert {first[-2:], second[-2:]} == {":1", ":2"}


def test_junit_has_a_suite_a_file_and_counts_what_passed() -> None:
    checked = {"locales/az/river.po": ["number", "length", "date"], "locales/ru/river.po": ["number", "date"]}
    document = junit(ALL, checked, when=datetime(2026, 3, 1, 9, 30, 5))
    roots = ElementTree.fromstring(document).findall("testsuite")  # noqa: S314 - our own document
    assert [(suite.get("package"), suite.get("name")) for suite in roots] == [
        (".", "dragoman.yaml"), ("locales/az", "river.po"), ("locales/ru", "river.po")
    ]  # fmt: skip
    by_package = {suite.get("package"): suite for suite in roots}
    clean = by_package["locales/ru"]
    assert (clean.get("tests"), clean.get("failures"), clean.get("errors")) == ("2", "0", "0")
    found = by_package["locales/az"]
    assert (found.get("tests"), found.get("failures"), found.get("errors")) == ("4", "1", "1")
    names = [case.get("name") for case in found.findall("testcase")]
    assert names == ["internal-error (line 7)", "number (u1)", "date", "length"]
    failure = found.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "12,000 of the source is 1200 here."
    assert "^^^^" in (failure.text or "")
    assert "This is long." in (found.findtext("system-out") or "")


def test_a_workflow_command_is_escaped() -> None:
    finding = Finding("x", Severity.WARNING, "100 %,\nof: it", "", Position("a,b:c%.po", 3, 4))
    assert github([finding]) == "::warning file=a%2Cb%3Ac%25.po,line=3,col=4,title=x::100 %25,↵of: it\n"
    assert github([NUMBER]) == (
        "::error file=locales/az/river.po,line=120,title=number::12,000 of the source is 1200 here.%0AWrite 12 000."
        "%0Aen: It costs 12,000 euros.%0Aaz: Qiyməti 1200 avrodur.\n"
    )
    assert github([NOTE]).startswith("::notice ")


def test_a_page_of_findings_marks_the_spot_in_its_language() -> None:
    arabic = Subject("river", "ar", "title", "u2", None, "Open <b> & shut.", "مفتوح", "en")
    other = Finding("x", Severity.NOTE, "m", "", Position("a.po", 1), arabic)
    page = html([NUMBER, other], [RULE], title="Tolmen & Co")
    assert '<dd lang="az" dir="ltr">Qiyməti <mark>1200</mark> avrodur.</dd>' in page
    assert '<dd lang="ar" dir="rtl">مفتوح</dd>' in page
    assert "Open &lt;b&gt; &amp; shut." in page
    assert "<h1>Findings · Tolmen &amp; Co</h1>" in page
    assert '<input type="checkbox" id="locale-ar" checked>' in page
    assert "body:has(#severity-note:not(:checked)) .findings > .severity-note { display: none; }" in page
    assert 'id="rule-number"' in page
    assert "A wrong figure is a wrong promise." in page


def test_a_page_without_findings_says_so() -> None:
    assert "Nothing was found." in html([])

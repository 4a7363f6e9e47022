"""Findings as JUnit XML, for build servers: a suite a file, a case a unit and check that failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from dragoman.model import INTERNAL, Finding, Severity
from dragoman.reports.ordering import ordered
from dragoman.reports.text import finding_lines
from dragoman.reports.visible import shown


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    group: str
    """"" for a pass, else "failure" or "error"."""
    severity: str = ""
    message: str = ""
    details: str = ""


def junit(
    findings: Iterable[Finding],
    checked: Mapping[str, Iterable[str]] | None = None,
    *,
    when: datetime | None = None,
) -> str:
    """A JUnit document.

    A case is a unit and a check that found an error or a warning in it; notes stand in the suite's output and fail
    nothing. ``checked`` says for each file which checks ran on it: every one of them that found nothing is a case that
    passed, so that clean files count. ``when`` the checks were run; some servers want to know.

    Source: the schema of Apache Ant's JUnit task as Jenkins and GitLab read it; one ``failure`` a case, because
    Jenkins keeps only the first.
    """
    found = ordered(findings)
    by_file: dict[str, list[Finding]] = {path: [] for path in checked or {}}
    for finding in found:
        by_file.setdefault(finding.position.path, []).append(finding)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for number, path in enumerate(sorted(by_file)):
        ran = (checked or {}).get(path, ())
        lines += _suite(number, path or "workspace", by_file[path], ran, when)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(
    number: int, path: str, findings: Sequence[Finding], ran: Iterable[str], when: datetime | None
) -> list[str]:
    cases = _cases(findings)
    failed = {finding.code for finding in findings if finding.severity is not Severity.NOTE}
    cases += [_Case(code, "") for code in sorted(set(ran) - failed)]
    package, _, name = path.rpartition("/")
    attributes = {
        "name": name or path,
        "package": package or ".",
        "id": str(number),
        "tests": str(len(cases)),
        "failures": str(sum(case.group == "failure" for case in cases)),
        "errors": str(sum(case.group == "error" for case in cases)),
        "time": "0",
        "hostname": "localhost",
    }
    if when is not None:
        attributes["timestamp"] = when.strftime("%Y-%m-%dT%H:%M:%S")
    lines = [f"  <testsuite{_attributes(attributes)}>", "    <properties/>"]
    for case in cases:
        lines += _case(case, path)
    notes = [line for finding in findings if finding.severity is Severity.NOTE for line in finding_lines(finding)]
    lines += [f"    <system-out>{_text(chr(10).join(notes))}</system-out>", "    <system-err/>", "  </testsuite>"]
    return lines


def _cases(findings: Sequence[Finding]) -> list[_Case]:
    """A case for each unit and check; what one check finds twice in a unit is one case."""
    made: list[_Case] = []
    serious = [finding for finding in findings if finding.severity is not Severity.NOTE]
    for name, members in groupby(sorted(serious, key=_name), _name):  # The sort is stable: the order of places stays.
        group = list(members)
        worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in group) else Severity.WARNING
        details = "\n".join(line for finding in group for line in finding_lines(finding))
        # A check that failed is an error of the suite and no failure of the material.
        kind = "error" if group[0].code == INTERNAL else "failure"
        made.append(_Case(name, kind, worst.value, "; ".join(one.message for one in group), details))
    return made


def _name(finding: Finding) -> str:
    subject = finding.subject
    line = finding.position.line
    unit = subject.unit if subject and subject.unit else "file" if line is None else f"line {line}"
    return f"{finding.code} ({unit})"


def _case(case: _Case, path: str) -> list[str]:
    head = f"    <testcase{_attributes({'classname': path, 'name': case.name, 'time': '0'})}"
    if not case.group:
        return [f"{head}/>"]
    attributes = _attributes({"type": case.severity, "message": case.message})
    return [
        f"{head}>",
        f"      <{case.group}{attributes}>{_text(case.details)}</{case.group}>",
        "    </testcase>",
    ]


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f' {name}="{_text(" ".join(value.split()))}"' for name, value in values.items())


def _text(words: str) -> str:
    """Escaped, without what XML 1.0 (2.2, Char) has no place for: that is shown by its code point."""
    return escape("".join(one if one == "\n" or _stands(one) else shown(one) for one in words))


def _stands(character: str) -> bool:
    place = ord(character)
    return 0x20 <= place < 0x7F or 0xA0 <= place <= 0xD7FF or 0xE000 <= place <= 0xFFFD or place >= 0x10000

"""Cases of the text report: TOML files in ``cases/``, each with findings and what is to be printed for them.

Keys of a file: ``about`` (what it shows), ``expected``, and where they matter ``width``, ``concise``, ``grouping``,
``summary`` (true: the last line), ``checked``, ``fixable``, ``suppressed``; then a table ``findings`` each, with
``code``, ``severity``, ``message`` and whatever else it has: ``place`` ("path:line:column"), ``hint``, ``family``,
``source``, ``target``, ``locale``, ``source_locale``, ``mark`` (the words that the spot covers; "" with ``at`` for a
gap), ``side``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dragoman.model import Finding, Position, Severity, Side, Spot, Subject
from dragoman.reports.ordering import summary
from dragoman.reports.text import Grouping, text_report

FOLDER = Path(__file__).parent / "cases"
CASE_KEYS = {
    "about", "expected", "width", "concise", "grouping", "summary", "checked", "fixable", "suppressed", "findings",
}  # fmt: skip
FINDING_KEYS = {
    "code", "severity", "message", "place", "hint", "family", "source", "target", "locale", "source_locale", "mark",
    "at", "side", "role", "unit",
}  # fmt: skip


def load(path: Path) -> dict[str, Any]:
    """A case; an unknown key is an error."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(case) <= CASE_KEYS, f"{path.name}: {sorted(set(case) - CASE_KEYS)}"
    for finding in case["findings"]:
        assert set(finding) <= FINDING_KEYS, f"{path.name}: {sorted(set(finding) - FINDING_KEYS)}"
    return case


def rendered(case: dict[str, Any]) -> str:
    """What is printed for a case."""
    findings = findings_of(case)
    if case.get("summary"):
        more = {name: case[name] for name in ("checked", "fixable", "suppressed") if name in case}
        return summary(findings, **more) + "\n"
    return text_report(
        findings, width=case.get("width", 100), concise=case.get("concise", False),
        grouping=Grouping(case.get("grouping", "none")),
    )  # fmt: skip


def findings_of(case: dict[str, Any]) -> list[Finding]:
    """The findings of a case."""
    return [_finding(one) for one in case["findings"]]


def _finding(one: dict[str, Any]) -> Finding:
    path, *numbers = one.get("place", "").split(":")
    position = Position(path, *map(int, numbers))
    subject = spot = None
    if "source" in one:
        source, target = one["source"], one.get("target", "")
        subject = Subject(
            "river", one.get("locale", "az"), one.get("role", "paragraph"), one.get("unit", "u0"), None, source, target,
            one.get("source_locale", "en"),
        )  # fmt: skip
        if "mark" in one:
            side = Side(one.get("side", "target"))
            words = source if side is Side.SOURCE else target
            start = one["at"] if "at" in one else words.index(one["mark"])
            spot = Spot(side, start, start + len(one["mark"]))
    return Finding(
        one["code"], Severity(one["severity"]), one["message"], one.get("hint", ""), position, subject, spot,
        family=one.get("family", ""),
    )  # fmt: skip

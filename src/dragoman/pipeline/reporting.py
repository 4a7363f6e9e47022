"""Findings → reports of every format."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import __version__
from dragoman.pipeline.checking import Report
from dragoman.workspace import write_file

if TYPE_CHECKING:
    from dragoman.reports.rule import Rule

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "html")
"""Formats of a report of findings."""


def check_report(
    report: Report, form: str, *, now: datetime, title: str = "", width: int = 100,
    paint: Callable[[str, Any], str] | None = None,
) -> str:  # fmt: skip
    """The report in a format of ``FORMATS``.

    ``width`` is that of the terminal in columns and ``paint`` puts colours on the pieces of the formats for people;
    ``now`` is when the checks were run, ``title`` what the page of the HTML report is called.
    """
    findings = report.findings
    if form in {"text", "concise"}:
        from dragoman.reports.text import text_report

        style = paint or (lambda piece, kind: piece)
        return text_report(findings, style=style, width=width, concise=form == "concise")
    if form == "json":
        from dragoman.reports.json_report import json_report

        return json_report(findings, checked=len(report.files), fixable=report.fixable, suppressed=report.suppressed)
    if form == "sarif":
        from dragoman.reports.sarif import sarif

        return sarif(findings, rules(), version=__version__)
    if form == "junit":
        from dragoman.reports.junit import junit

        return junit(findings, dict(report.ran), when=now)
    if form == "github":
        from dragoman.reports.github import github

        return github(findings)
    from dragoman.reports.html import html

    return html(
        findings, rules(), title=title, when=now, checked=len(report.files), fixable=report.fixable,
        suppressed=report.suppressed,
    )  # fmt: skip


def summary(report: Report) -> str:
    """One line that counts the findings."""
    from dragoman.reports.ordering import summary as in_one_line

    return in_one_line(
        report.findings, checked=len(report.files), fixable=report.fixable, suppressed=report.suppressed
    )


def write_report(path: Path, document: str) -> None:
    """Write a report to a file, whole or not at all; WorkspaceError when the disk refuses."""
    write_file(path, document.encode("utf-8", "surrogatepass"))


def rules() -> tuple[Rule, ...]:
    """All checks as reports tell them."""
    from dragoman.checks.collection import checks
    from dragoman.reports.rule import Rule

    return tuple(
        Rule(one.code, one.name, one.family.value, one.severity, one.finds, one.why, one.authority, one.hint)
        for one in checks()
    )

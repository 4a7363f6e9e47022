"""Findings as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dragoman.model import Finding
from dragoman.reports.ordering import ordered, summary
from dragoman.reports.pages import page
from dragoman.reports.rule import Rule, rules_of
from dragoman.reports.views import filters, used, view


def html(
    findings: Iterable[Finding],
    rules: Iterable[Rule] = (),
    *,
    title: str = "",
    when: datetime | None = None,
    checked: int | None = None,
    fixable: int = 0,
    suppressed: int = 0,
) -> str:
    """The page: every finding with source and translation beside each other and the spot marked, then the rules.

    Boxes filter by severity, family and locale without a script. Nothing is fetched from anywhere. ``title`` is what
    the page is called, ``when`` the time of the checks; the numbers are those of ``ordering.summary``.
    """
    found = ordered(findings)
    known = rules_of(found, rules)
    return page(
        "findings.html",
        {
            "title": title,
            "when": when,
            "summary": summary(found, checked=checked, fixable=fixable, suppressed=suppressed),
            "findings": [view(finding, known) for finding in found],
            "filters": filters(found),
            "rules": used(found, known),
        },
    )

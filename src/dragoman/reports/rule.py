"""A check as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a reader of a report needs of a check."""

    code: str
    name: str
    """In a few words."""
    family: str
    severity: Severity
    """Its own; a workspace may give its findings another."""
    finds: str
    """One sentence each: what it finds, why that is bad, who says so, what to do."""
    why: str = ""
    authority: str = ""
    hint: str = ""


def rules_of(findings: Iterable[Finding], rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Every rule by its code, and one made up for each finding that is of no check (a marker that joins to nothing)."""
    by_code = {rule.code: rule for rule in rules}
    for finding in findings:
        if finding.code not in by_code:
            name = finding.code.replace("-", " ").capitalize()
            by_code[finding.code] = Rule(finding.code, name, finding.family, finding.severity, f"{name}.")
    return dict(sorted(by_code.items()))

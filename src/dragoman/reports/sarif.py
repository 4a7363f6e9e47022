"""Findings as SARIF 2.1.0, for code scanning services and editors."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from dragoman.model import Finding
from dragoman.reports.json_report import as_json
from dragoman.reports.ordering import ordered
from dragoman.reports.rule import Rule, rules_of

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "WORKSPACE"
"""Name of the folder that relative addresses start from (SARIF 2.1.0, 3.14.14)."""


def sarif(findings: Iterable[Finding], rules: Iterable[Rule] = (), *, version: str = "") -> str:
    """A SARIF log of one run: all rules, and a result a finding.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01; clauses stand beside
    the code. Addresses are relative to the workspace. ``version`` is the program's.
    """
    found = ordered(findings)
    known = rules_of(found, rules)
    places = {code: place for place, code in enumerate(known)}
    seen: Counter[str] = Counter()
    driver: dict[str, Any] = {"name": "dragoman", "rules": [_descriptor(rule) for rule in known.values()]}
    if version:
        driver["version"] = version
    return as_json(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    # 3.14.14: where the root lies is not told, so that the same findings are the same log everywhere.
                    "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of dragoman.yaml."}}},
                    "results": [_result(finding, places, seen) for finding in found],
                }
            ],
        }
    )


def _descriptor(rule: Rule) -> dict[str, Any]:
    """3.49, reportingDescriptor."""
    said = [sentence for sentence in (rule.finds, rule.why) if sentence]
    told = [*said, *([f"Authority: {rule.authority}"] if rule.authority else []), *([rule.hint] if rule.hint else [])]
    made: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.code.split("-")),
        "shortDescription": {"text": rule.name or rule.code},
        "fullDescription": {"text": " ".join(said) or rule.name or rule.code},
        "help": {"text": "\n\n".join(told) or rule.name or rule.code},
        "defaultConfiguration": {"level": rule.severity.value},
    }
    if rule.family:
        made["properties"] = {"tags": [rule.family]}
    return made


def _result(finding: Finding, places: Mapping[str, int], seen: Counter[str]) -> dict[str, Any]:
    """3.27, result."""
    subject, spot = finding.subject, finding.spot
    message = f"{finding.message} {finding.hint}".strip() or finding.code
    made: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": finding.severity.value,
        "message": {"text": message},
    }
    location: dict[str, Any] = {}
    if finding.position.path:
        location["physicalLocation"] = _physical(finding)
    if subject is not None and subject.unit:
        name = {"name": subject.unit, "fullyQualifiedName": f"{subject.text}/{subject.locale}/{subject.unit}"}
        location["logicalLocations"] = [{**name, "kind": "resource"}]  # 3.33.7: kind for a translated string.
    if location:
        made["locations"] = [location]
    # 3.27.17. GitHub reads no other name than its own, and would take the line's number where it is missing.
    fingerprint = _fingerprint(finding, seen)
    made["partialFingerprints"] = {"dragomanUnit/v1": fingerprint, "primaryLocationLineHash": fingerprint}
    if subject is not None:
        properties: dict[str, Any] = {
            "text": subject.text,
            "locale": subject.locale,
            "role": subject.role,
            "source": subject.source,
            "target": subject.target,
            "found": finding.found,
            "expected": finding.expected,
        }
        if spot is not None:
            properties["spot"] = {"side": spot.side.value, "start": spot.start, "end": spot.end}
        made["properties"] = properties
    return made


def _physical(finding: Finding) -> dict[str, Any]:
    """3.29, physicalLocation."""
    position = finding.position
    made: dict[str, Any] = {"artifactLocation": _artifact(position.path)}
    if position.line is not None and position.line > 0:
        made["region"] = {"startLine": position.line}
        if position.column is not None and position.column > 0:
            made["region"]["startColumn"] = position.column
    return made


def _artifact(path: str) -> dict[str, Any]:
    """3.4, artifactLocation; RFC 3986: what is no letter, figure, hyphen, full stop, underscore or tilde is quoted."""
    address = quote(path.replace("\\", "/"), errors="replace")
    return {"uri": f"file://{address}"} if address.startswith("/") else {"uri": address, "uriBaseId": _ROOT}


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """A name that stays when the unit moves to another line: of the check, the unit and what was found there.

    The same thing found twice in a unit is told apart by a number.
    """
    subject = finding.subject
    parts = [finding.code, finding.found]
    parts += [subject.text, subject.locale, subject.unit or subject.source] if subject else []
    parts += [] if subject else [finding.position.path, finding.message]
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    name = hashlib.blake2b(joined, digest_size=8).hexdigest()
    seen[name] += 1
    return f"{name}:{seen[name]}"

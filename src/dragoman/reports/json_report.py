"""Findings as JSON, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from dragoman.model import Finding
from dragoman.reports.ordering import numbers, ordered

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_report(findings: Iterable[Finding], *, checked: int = 0, fixable: int = 0, suppressed: int = 0) -> str:
    """A JSON document: ``{"summary": {…}, "findings": […]}``, ended by a line feed.

    The keys stay; new ones may come. Those of a finding are told at ``record``. The summary has ``errors``,
    ``warnings``, ``notes``, ``files`` (that have findings), ``checked`` (files that were looked at), ``fixable`` (safe
    repairs there are) and ``suppressed`` (findings that comments took away).
    """
    found = ordered(findings)
    counts = numbers(found)
    return as_json(
        {
            "summary": {
                "errors": counts.errors,
                "warnings": counts.warnings,
                "notes": counts.notes,
                "files": counts.files,
                "checked": checked,
                "fixable": fixable,
                "suppressed": suppressed,
            },
            "findings": [record(finding) for finding in found],
        }
    )


def record(finding: Finding) -> dict[str, Any]:
    """A finding as a record; what is not known is null, or "" where a word is missing.

    ``code``, ``family``, ``severity`` (error, warning, note), ``message``, ``hint``; the place: ``path`` (relative to
    the workspace), ``line`` and ``column`` (from 1); the unit: ``text``, ``locale``, ``role``, ``unit`` (its id),
    ``context``, ``source`` and ``target`` (inline Markdown), ``source_locale``; ``spot``: ``side`` (source or target),
    ``start`` and ``end`` (code points of that side, from 0); ``found`` and ``expected``.
    """
    position, subject, spot = finding.position, finding.subject, finding.spot
    return {
        "code": finding.code,
        "family": finding.family,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "path": position.path,
        "line": position.line,
        "column": position.column,
        "text": subject.text if subject else None,
        "locale": subject.locale if subject else None,
        "source_locale": (subject.source_locale or None) if subject else None,
        "role": subject.role if subject else None,
        "unit": subject.unit if subject else None,
        "context": subject.context if subject else None,
        "source": subject.source if subject else None,
        "target": subject.target if subject else None,
        "spot": {"side": spot.side.value, "start": spot.start, "end": spot.end} if spot else None,
        "found": finding.found,
        "expected": finding.expected,
    }


def as_json(value: Any) -> str:
    """A JSON document (RFC 8259) in readable letters; half of a surrogate pair, which is no letter, is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"

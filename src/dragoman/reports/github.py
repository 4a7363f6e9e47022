"""Findings as workflow commands of GitHub Actions: annotations beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Finding, Severity
from dragoman.reports.ordering import ordered
from dragoman.reports.text import STRICT_FAMILIES
from dragoman.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(findings: Iterable[Finding]) -> str:
    """A line a finding, ``::error file=…,line=…,col=…,title=…::message``, each ended by a line feed.

    Source: GitHub Docs, "Workflow commands for GitHub Actions"; escaping as its own toolkit does it. Source and
    translation stand in the lines below the message.
    """
    return "".join(f"{_command(finding)}\n" for finding in ordered(findings))


def _command(finding: Finding) -> str:
    position, subject = finding.position, finding.subject
    strict = finding.family in STRICT_FAMILIES
    fields = []
    if position.path:
        fields.append(f"file={_property(position.path)}")
        if position.line is not None:
            fields.append(f"line={position.line}")
            if position.column is not None:
                fields.append(f"col={position.column}")
    fields.append(f"title={_property(finding.code)}")
    lines = [finding.message, finding.hint]
    if subject is not None:
        lines += [f"{subject.source_locale or 'source'}: {subject.source}"]
        lines += [f"{subject.locale}: {subject.target}"] if subject.target else []
    message = "%0A".join(_data(line, strict) for line in lines if line)
    return f"::{_COMMANDS[finding.severity]} {','.join(fields)}::{message}"


def _data(words: str, strict: bool = False) -> str:
    return visible(words, strict=strict).replace("%", "%25")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")

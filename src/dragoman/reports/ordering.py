"""The order of findings in every report, and their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Finding, Severity


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By path, line, column and code, then by unit, place in the unit and message; each once.

    The order is the same whatever order the findings come in.
    """
    # Findings are equal wherever they stand, so that their places are compared as well.
    return tuple(sorted({(finding, finding.position): finding for finding in findings}.values(), key=_key))


def _key(finding: Finding) -> tuple[str | int, ...]:
    position, subject, spot = finding.position, finding.subject, finding.spot
    unit = (subject.text, subject.locale, subject.unit) if subject else ("", "", "")
    place = (spot.start, spot.end, spot.side.value) if spot else (-1, -1, "")
    rest: tuple[str, ...] = ()
    if subject is not None:
        rest = (subject.role, subject.context or "", subject.source, subject.target, subject.source_locale)
    said = (finding.severity.value, finding.hint, finding.found, finding.expected, finding.family)
    first = (position.path, position.line or 0, position.column or 0, finding.code)
    return (*first, *unit, *place, finding.message, *said, len(rest), *rest)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many findings there are."""

    errors: int = 0
    warnings: int = 0
    notes: int = 0
    files: int = 0
    """Files that have findings."""

    @property
    def all(self) -> int:
        """All findings."""
        return self.errors + self.warnings + self.notes


def numbers(findings: Iterable[Finding]) -> Numbers:
    """Count findings by severity, and the files that they are in."""
    found = tuple(findings)
    by = {severity: sum(finding.severity is severity for finding in found) for severity in Severity}
    files = {finding.position.path for finding in found if finding.position.path}
    return Numbers(by[Severity.ERROR], by[Severity.WARNING], by[Severity.NOTE], len(files))


def summary(findings: Iterable[Finding], *, checked: int | None = None, fixable: int = 0, suppressed: int = 0) -> str:
    """One line: "3 errors, 2 warnings, 1 note in 4 files; 2 can be repaired by --fix".

    ``checked`` are the files that were looked at, ``fixable`` the safe repairs there are, ``suppressed`` the findings
    that translators' comments took away.
    """
    found = numbers(findings)
    counts = ((found.errors, "error"), (found.warnings, "warning"), (found.notes, "note"))
    said = ", ".join(counted(count, one) for count, one in counts if count) or "no findings"
    if checked is not None:
        said += f" in {found.files:,} of {counted(checked, 'file')}" if found.all else f" in {counted(checked, 'file')}"
    elif found.files:
        said += f" in {counted(found.files, 'file')}"
    more = [f"{fixable:,} can be repaired by --fix"] if fixable else []
    more += [f"{suppressed:,} suppressed by comments"] if suppressed else []
    return "; ".join([said, *more])


def counted(count: int, noun: str) -> str:
    """A number and its noun, in the plural by "s" unless it is one."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"

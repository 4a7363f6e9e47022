"""PDF files → what a print shop would say of them; and booklets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dragoman import press
from dragoman.model import Finding, Severity, UsageError
from dragoman.press.facts import told
from dragoman.reports.json_report import as_json, record
from dragoman.reports.ordering import numbers
from dragoman.reports.ordering import summary as in_one_line
from dragoman.reports.text import Style, finding_lines
from dragoman.workspace import write_file


def preflight_file(path: Path, demands: press.Demands = press.DEFAULT_DEMANDS) -> press.Inspected:
    """Look one file over. Raises UsageError when it cannot be read; whatever it holds is told as findings."""
    return press.preflight(_read(path), str(path), demands)


def preflight_report(
    inspected: Sequence[press.Inspected], form: str, paint: Callable[[str, Any], str] | None = None
) -> str:
    """The report as ``text`` or ``json``; ``paint`` puts colours on the pieces of the text.

    JSON: ``summary`` (as ``dragoman check``), ``files`` (``path``, ``pages``, ``size_mm``, ``bleed_mm``, ``standard``,
    ``condition``, ``colours``, ``fonts``, ``ink_percent``) and ``findings`` (as ``dragoman check``, with ``page``).
    """
    findings = [finding for one in inspected for finding in one.findings]
    if form == "json":
        counts = numbers(findings)
        return as_json(
            {
                "summary": {
                    "errors": counts.errors, "warnings": counts.warnings, "notes": counts.notes,
                    "files": counts.files, "checked": len(inspected),
                },
                "files": [_facts(one) for one in inspected],
                "findings": [{**record(finding), "page": finding.position.page} for finding in findings],
            }
        )  # fmt: skip
    style = paint or (lambda piece, kind: piece)
    lines: list[str] = []
    for one in inspected:
        if one.facts.pages:
            lines += [f"{style(one.path, Style.PLACE)}: {told(one.facts)}", ""]
        for finding in one.findings:
            lines += [*_lines(finding, style), ""]
    return "".join(f"{line}\n" for line in lines)


def preflight_summary(inspected: Sequence[press.Inspected]) -> str:
    """One line that counts the findings."""
    return in_one_line([finding for one in inspected for finding in one.findings], checked=len(inspected))


def worst(inspected: Sequence[press.Inspected]) -> Severity | None:
    """The gravest severity found; None when nothing was."""
    found = {finding.severity for one in inspected for finding in one.findings}
    return next((one for one in Severity if one in found), None)


def make_booklet(path: Path, output: Path | None, layout: press.Layout) -> tuple[Path, str]:
    """Impose a file as a booklet beside it (``<name>-booklet.pdf``) or at ``output``; return where, and what was made.

    Raises UsageError when the file cannot be read or would be overwritten, MaterialError when it is no sound PDF.
    """
    target = output or path.with_name(f"{path.stem}-booklet.pdf")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError(f"{path}: the booklet would take the place of its own pages", "Name another file with -o.")
    data, said = press.booklet(_read(path), str(path), layout)
    write_file(target, data)
    return target, said


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", "Check the name and the permissions.") from error


def _lines(finding: Finding, style: Callable[[str, Any], str]) -> list[str]:
    """As ``dragoman check`` prints it, with the page in the place of the line."""
    lines = finding_lines(finding, style=style)
    page = finding.position.page
    if page is not None:
        place = style(finding.position.path, Style.PLACE)
        lines[0] = lines[0].replace(f"{place}: ", f"{place}: page {page}: ", 1)
    return lines


def _facts(one: press.Inspected) -> dict[str, Any]:
    facts = one.facts
    return {
        "path": one.path, "pages": facts.pages, "size_mm": facts.size, "bleed_mm": facts.bleed,
        "standard": facts.standard, "condition": facts.condition, "colours": facts.colours, "fonts": facts.fonts,
        "ink_percent": facts.ink,
    }  # fmt: skip

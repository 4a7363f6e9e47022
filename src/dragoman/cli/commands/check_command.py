"""dragoman check"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import Rules, Severity

if TYPE_CHECKING:
    from dragoman.pipeline import Job, Reference, Workspace

_NEVER = "never"
_WORST = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "html")


@click.command("check")
@common_options
@click.argument("names", metavar="[TEXT|FILE.po]...", nargs=-1)
@click.option("-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="Only this locale; may be repeated.")
@click.option("--select", metavar="NAMES", multiple=True, help="Only these checks or families, parted by commas.")
@click.option("--extend", metavar="NAMES", multiple=True, help="Also these, beside those that run anyway.")
@click.option("--ignore", metavar="NAMES", multiple=True, help="Not these.")
@click.option("--fuzzy", is_flag=True, help="Look at fuzzy translations too.")
@click.option("--fix", is_flag=True, help="Repair what is safe to repair, and print the difference.")
@click.option("--diff", is_flag=True, help="Print what --fix would do, write nothing; exit 1 when there is something.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the report there."
)
@click.option(
    "--fail-on", type=click.Choice([*(one.value for one in _WORST[::-1]), _NEVER]), default="error", show_default=True,
    help="Exit with 1 when there is a finding as severe as this.",
)  # fmt: skip
@click.option(
    "-j", "--jobs", "workers", type=click.IntRange(1), metavar="N", help="Processes; as many as cores unless given."
)
@click.pass_context
def command(
    ctx: click.Context, names: tuple[str, ...], locales: tuple[str, ...], select: tuple[str, ...],
    extend: tuple[str, ...], ignore: tuple[str, ...], fuzzy: bool, fix: bool, diff: bool, form: str,
    output: Path | None, fail_on: str, workers: int | None,
) -> int:  # fmt: skip
    """Look over texts and translations before they are signed: facts, names, marks, letters, completeness.

    Without names, everything is looked over; a PO file may be one of the workspace or one from elsewhere. Checks are
    chosen in dragoman.yaml, and a unit is excused by a translator's comment with a reason:

    \b
      # dragoman: ignore number: the office rounds here

    \b
      dragoman explain          lists all checks
      dragoman explain number   tells the rule of one
    """
    from datetime import UTC, datetime

    from dragoman.pipeline import (
        Looks,
        check_locale,
        check_report,
        conclude,
        findings_summary,
        jobs,
        look_at_all,
        references,
        without_dictionary,
        write_report,
    )

    session: Session = ctx.obj
    workspace = session.workspace(needed=not names or any(not name.lower().endswith(".po") for name in names))
    rules = Rules(_parted(select) or None, _parted(extend), _parted(ignore))
    # Outside a workspace nothing is remembered.
    looks = Looks(workspace) if (workspace.root / "dragoman.yaml").is_file() else None
    todo, settings = jobs(workspace, names, tuple(map(check_locale, locales)), rules=rules, fuzzy=fuzzy, looks=looks)
    reference, told = references(workspace)
    told = (*settings, *told, *without_dictionary(todo, reference))
    if not todo:
        session.say("no texts yet: `dragoman import FILE` brings one in")
    if fix or diff:
        _repair(session, workspace, todo, reference, dry_run=diff)
        if diff:
            return session.exit_code
    running = look_at_all(todo, reference, workers or os.cpu_count() or 1, looks)
    with session.counting(running, len(todo), "check") as looked:
        report = conclude(looked, todo[0].selection if todo else workspace.settings.checks, told)
    if looks:
        looks.save()
    document = check_report(
        report, form, now=datetime.now(UTC), title=workspace.root.resolve().name, width=_width(output),
        paint=_paint if output is None else None,
    )  # fmt: skip
    if output is not None:
        write_report(output, document)
    elif document:
        click.echo(document, nl=not document.endswith("\n"))
    if form in {"text", "concise"} or output is not None:
        looked_at = any(codes for _, codes in report.ran)
        nothing = not looked_at and not report.findings
        session.say("no check is selected: nothing was looked at" if nothing else findings_summary(report))
    for error in report.errors:
        session.complain(error)
        session.exit_code = max(session.exit_code, error.exit_code)
    if fail_on != _NEVER:
        line = _WORST.index(Severity(fail_on))
        if any(_WORST.index(finding.severity) >= line for finding in report.findings):
            session.exit_code = max(session.exit_code, 1)
    return session.exit_code


def _parted(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.strip() for name in names for one in name.split(",") if one.strip())


def _repair(
    session: Session, workspace: Workspace, todo: Sequence[Job], reference: Reference, *, dry_run: bool
) -> None:
    """Repair every catalogue, each at once, and print the differences on standard output."""
    from dragoman.pipeline import repair, writing

    count = 0
    # A file that belongs to no workspace has nobody else who writes it by this program.
    shared = (workspace.root / "dragoman.yaml").is_file() and not dry_run
    with writing(workspace, "dragoman check --fix") if shared else nullcontext():
        for job in todo:
            if job.text and not job.locale:
                continue
            with session.surviving():
                done = repair(job, reference, dry_run=dry_run)
                if done is None:
                    continue
                count += 1
                click.echo(_coloured(done.difference), nl=False)
                made = ", ".join(f"{code} {number}" for code, number in done.codes)
                would = "would be " if dry_run else ""
                session.say(f"{done.path}: {done.units} unit{'s' * (done.units != 1)} {would}repaired ({made})")
    if not count:
        session.say("nothing to repair")
    elif dry_run:
        session.say("nothing was written")
        session.exit_code = max(session.exit_code, 1)


def _coloured(difference: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return "".join(click.style(line, fg=colours.get(line[:1])) for line in difference.splitlines(keepends=True))


def _width(output: Path | None) -> int:
    return 100 if output is not None else max(60, min(140, shutil.get_terminal_size((100, 24)).columns))


def _paint(piece: str, kind: str) -> str:
    looks: dict[str, dict[str, object]] = {
        "place": {"bold": True}, "error": {"fg": "red", "bold": True}, "warning": {"fg": "yellow", "bold": True},
        "note": {"fg": "cyan", "bold": True}, "code": {"dim": True}, "frame": {"fg": "blue"},
        "caret": {"fg": "red", "bold": True}, "heading": {"bold": True},
    }  # fmt: skip
    return click.style(piece, **looks.get(str(kind), {}))  # type: ignore[arg-type]

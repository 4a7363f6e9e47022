"""dragoman status"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import By, Coverage, Finding, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import Measured, Workspace

_DAYS = 30
"""Days of --history when no number is given."""


class _Days(click.IntRange):
    """A number of days; a text that stands where it might be is taken for one."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> Any:
        super().fail(f"{message} To name texts, write them before --history.", param, ctx)


@click.command("status")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="Only this locale; may be repeated.")
@click.option("--by", type=click.Choice([one.value for one in By]), help="Add up by this, instead of text and locale.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "html", "svg"]), default="table", show_default=True,
    help="html is a report with all details, svg a badge.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write the result there: whole, or not at all.",
)  # fmt: skip
@click.option("--findings", is_flag=True, help="Run the checks too, and count translated units that they warn of.")
@click.option(
    "--history", "days", type=_Days(1), is_flag=False, flag_value=_DAYS, default=None, metavar="[DAYS]",
    help=f"Tell the past from git, and when the rest will be done; the last {_DAYS} days on which anything changed.",
)  # fmt: skip
@click.option(
    "--min", "minimum", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="Exit with 1 when a text is translated less than this in a locale (by words).",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context, texts: tuple[str, ...], locales: tuple[str, ...], by: str | None, form: str,
    output: Path | None, findings: bool, days: int | None, minimum: float | None,
) -> int:  # fmt: skip
    """Show how much of each text is translated into each locale, by units and by words. Fuzzy is not done.

    \b
    Some ways to look at it:
      dragoman status --by locale --history         how far each locale is, and when it will be done
      dragoman status --findings --format html -o coverage.html
      dragoman status --locale az --format svg -o az.svg
    """
    from dragoman.pipeline import Standings, check_locale

    if by and form not in {"table", "json"}:
        raise UsageError(f"--by is for tables and JSON; {form} has its own form", "Leave out --by.")
    session: Session = ctx.obj
    workspace = session.workspace()
    chosen = workspace.resolve(texts)
    tags = tuple(map(check_locale, locales))
    checked: Sequence[Finding] | None = None
    if findings and chosen:
        from dragoman.pipeline import found_by_checks

        checked = found_by_checks(workspace, chosen, os.cpu_count() or 1)
    # The other forms list the units that are open, which are not remembered.
    standings = Standings(workspace) if checked is None and form in {"table", "svg"} else None
    by_text = _by_text(checked)
    rows: list[Coverage] = []
    for text_id in chosen:
        with session.surviving():
            measured = standings.of(text_id, tags) if standings else _measured(workspace, text_id, tags, by_text)
            rows.extend(measured.rows)
            session.findings(measured.findings)
    if standings:
        standings.save()
    if not rows:
        session.say("no texts with target locales yet")
    document = _document(workspace, rows, By(by) if by else None, form, checked, days, plain=output is not None)
    if output is not None:
        from dragoman.pipeline import write_report  # It knows the checks, and they take their time to load.

        write_report(output, document)
        session.say(str(output))
    elif rows or form != "table":
        click.echo(document, nl=False)
    if minimum is not None:
        _gate(session, rows, minimum)
    return session.exit_code


def _by_text(checked: Sequence[Finding] | None) -> Mapping[str, Sequence[Finding]] | None:
    """What the checks found, by text; None where none was run."""
    by_text: dict[str, list[Finding]] = {}
    for finding in checked or ():
        by_text.setdefault(finding.subject.text if finding.subject else "", []).append(finding)
    return None if checked is None else by_text


def _measured(
    workspace: Workspace, text_id: str, tags: tuple[str, ...], by_text: Mapping[str, Sequence[Finding]] | None
) -> Measured:
    from dragoman.pipeline import status

    return status(workspace, text_id, tags, None if by_text is None else by_text.get(text_id, ()))


def _document(
    workspace: Workspace, rows: Sequence[Coverage], by: By | None, form: str, checked: Sequence[Finding] | None,
    days: int | None, *, plain: bool,
) -> str:  # fmt: skip
    from datetime import datetime

    from dragoman.pipeline import status_document

    now = datetime.now().astimezone()
    history = None
    if days is not None:
        from dragoman.pipeline import coverage_history

        history = coverage_history(workspace, rows, now.date(), days)
    title = workspace.root.resolve().name
    return status_document(
        form, rows, by=by, checked=checked, history=history, title=title, now=now, paint=None if plain else _paint
    )


def _gate(session: Session, rows: Sequence[Coverage], minimum: float) -> None:
    # Compared exactly: 94.96 % must not pass for 95 because it is printed as 95.0.
    for row in rows:
        if row.percent < minimum:
            done = f"{int(row.percent * 10) / 10:.1f} %"
            click.echo(
                f"{row.text} ({row.locale}): {done} of the words are translated, less than {minimum:g} %", err=True
            )
            session.exit_code = max(session.exit_code, 1)


def _paint(line: str, kind: str) -> str:
    looks: dict[str, dict[str, Any]] = {
        "head": {"bold": True}, "done": {"fg": "green"}, "half": {"fg": "yellow"}, "open": {"fg": "red"},
        "note": {"dim": True},
    }  # fmt: skip
    return click.style(line, **looks[str(kind)])

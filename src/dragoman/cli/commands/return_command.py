"""dragoman return"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options
from dragoman.model import UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import ReturnedFile


@click.command("return")
@common_options
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--text", metavar="ID", help="The text it belongs to; by default told from its name and its units.")
@click.option("--locale", metavar="L", help="Its locale; by default told from its header, folder or name.")
@click.option(
    "--confirmed", is_flag=True,
    help="Fuzzy marks that are gone were taken away by the translator, not dropped by the editor.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    text: str | None,
    locale: str | None,
    confirmed: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Take PO files that come back (by mail, from OmegaT, Poedit, Weblate, or of an older revision) into locales/.

    New translations and comments are taken; fuzzy marks, comments and units that the editor dropped are restored; an
    older or an empty version never replaces what is done. A unit that was translated on both sides keeps both
    versions, fuzzy. Everything restored or refused is told.
    """
    from dragoman.pipeline import check_locale, return_file, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    if locale:
        locale = check_locale(locale)
    if text and locale and len(files) > 1:
        raise UsageError("--text and --locale together go with one FILE", "Return the files one by one.")
    done: list[dict[str, object]] = []
    with nullcontext() if dry_run else writing(workspace, "dragoman return"):
        for name in files:
            with session.surviving():
                returned = return_file(
                    workspace, name, text=text, locale=locale, confirmed=confirmed, dry_run=dry_run
                )
                done.append(_record(name, returned))
                would = "would go" if dry_run else "→"
                session.say(f"{name} {would} {'into ' if dry_run else ''}{returned.path}: {returned.summary}")
                session.findings(returned.findings, str(name))
    if form == "json":
        print_json(done)
    return session.exit_code


def _record(name: Path, returned: ReturnedFile) -> dict[str, object]:
    return {
        "file": str(name),
        "text": returned.text,
        "locale": returned.locale,
        "catalogue": returned.path,
        "changed": returned.changed,
        "counts": dict(Counter(event.outcome.value for event in returned.events)),
        "units": [
            {
                "outcome": event.outcome.value,
                "context": event.key[0],
                "source": event.key[1],
                "line": event.line or None,
                "came": event.text or None,
            }
            for event in returned.events
        ],
    }

"""dragoman format"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("format")
@common_options
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that would change, and exit with 1 if any.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], check: bool) -> int:
    """Bring PO and POT files into the canonical form: UTF-8, unwrapped, as `msgcat --no-wrap` writes it.

    Any PO file will do, in a workspace or not; a folder means all PO and POT files in it, no FILE those of the
    workspace. Nothing of a file is lost. A file that gettext refuses stays as it is, and the line and the cause are
    named.
    """
    from dragoman.pipeline import format_file, po_files, workspace_po_files, writing

    session: Session = ctx.obj
    workspace = None if files else session.workspace()
    chosen = po_files(files) if workspace is None else workspace_po_files(workspace)
    if not chosen:
        session.say("no PO files here")
    locked = nullcontext() if workspace is None or check else writing(workspace, "dragoman format")
    with locked, session.progress(chosen, "format") as paths:
        for path in paths:
            with session.surviving():
                shown = str(path) if workspace is None else workspace.relative(path)
                if not format_file(path, check=check):
                    continue
                if check:
                    click.echo(shown)
                    session.exit_code = max(session.exit_code, 1)
                else:
                    session.say(f"formatted {shown}")
    return session.exit_code

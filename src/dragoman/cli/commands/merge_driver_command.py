"""dragoman merge-driver"""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("merge-driver")
@common_options
@click.argument("base", metavar="%O", type=_FILE)
@click.argument("ours", metavar="%A", type=_FILE)
@click.argument("theirs", metavar="%B", type=_FILE)
@click.argument("name", metavar="%P", default="")
@click.pass_context
def command(ctx: click.Context, base: Path, ours: Path, theirs: Path, name: str) -> int:
    """Merge PO files for git, unit by unit; the result is written to %A.

    \b
    Switch it on once a clone:
      git config merge.dragoman.name 'PO files, unit by unit'
      git config merge.dragoman.driver 'dragoman merge-driver %O %A %B %P'
    and have in .gitattributes:
      *.po  merge=dragoman
      *.pot merge=dragoman

    Exits with 1 where both sides translated the same unit differently. The file is a valid PO file then, too: the unit
    is fuzzy, and the other version stands in its comment.
    """
    from dragoman.pipeline import drive_merge

    session: Session = ctx.obj
    driven = drive_merge(base, ours, theirs, name or str(ours))
    session.findings(driven.findings, name)
    return 0 if driven.clean else 1

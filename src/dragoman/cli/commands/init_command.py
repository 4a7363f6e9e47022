"""dragoman init"""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("init")
@common_options
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def command(session: Session, folder: Path) -> None:
    """Make a new workspace in DIR (a new or an empty folder) that builds at once.

    It holds a short welcome text with translations into Azerbaijani and Russian; edit dragoman.yaml to choose your
    languages, and delete the welcome text when you have your own.
    """
    from dragoman.pipeline import initialise

    for path in initialise(folder):
        session.say(f"wrote {path}")
    where = "" if folder == Path() else f"cd {folder} && "
    session.say(f"Next: {where}dragoman build")
    session.say("In a git repository, have PO files merged unit by unit:")
    session.say(f"      {where}git config merge.dragoman.driver 'dragoman merge-driver %O %A %B %P'")

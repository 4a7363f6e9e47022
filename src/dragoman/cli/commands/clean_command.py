"""dragoman clean"""

from __future__ import annotations

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import WorkspaceError


@click.command("clean")
@common_options
@click.option("--all", "everything", is_flag=True, help="All that was built, and what is remembered of builds.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
@click.pass_context
def command(ctx: click.Context, everything: bool, dry_run: bool) -> int:
    """Remove what was built and is no longer wanted: of texts, publications, locales, layouts and formats that are no
    more.

    What the settings do not ask for is not wanted, such as a layout that was named on the command line once. Only
    files of which dist/manifest.json tells are removed, and only while they are the ones that were built: a file of
    your own, or one that you changed, stays. Old versions go from .dragoman/cache too. A cache that is shared
    (`--cache`, DRAGOMAN_CACHE) is left alone.
    """
    from dragoman.pipeline import clean

    session: Session = ctx.obj
    workspace = session.workspace()
    done = clean(workspace, everything=everything, dry_run=dry_run)
    for path in done.removed:
        session.say(f"{path}: {'would be removed' if dry_run else 'removed'}")
    for path in done.kept:
        session.say(f"{path}: was changed since it was built, and stays")
    for path in done.refused:
        with session.surviving():
            raise WorkspaceError(f"{path}: cannot be removed", "Mend the permissions, or remove it by hand.")
    for name in done.unknown:
        session.say(f"{name}: cannot be read, so what was built of it stays")
    if done.cache:
        would = "would be removed" if dry_run else "removed"
        session.say(f"{done.cache} old entr{'ies' if done.cache > 1 else 'y'} of the cache {would}")
    if not (done.removed or done.refused or done.cache):
        session.say("nothing to clean")
    return session.exit_code

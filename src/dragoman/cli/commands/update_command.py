"""dragoman update"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("update")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...]) -> int:
    """Bring catalogues up to date with the texts: locales/<text>.pot and locales/<locale>/<text>.po.

    What stands keeps its translation; what changed is kept as fuzzy with the old words beside it; what left is kept
    as obsolete and returns with its text. Running it twice changes nothing.
    """
    from dragoman.pipeline import update, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    now = datetime.now(UTC)
    chosen = workspace.resolve(texts)
    if not chosen:
        session.say("no texts yet: `dragoman import FILE` brings one in")
    with writing(workspace, "dragoman update"), session.progress(chosen, "update") as ids:
        for text_id in ids:
            with session.surviving():
                updated = update(workspace, text_id, now)
                session.findings(updated.findings, workspace.relative(workspace.text_path(text_id)))
                for line in updated.lines:
                    session.say(line)
    return session.exit_code

"""dragoman regranulate"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("regranulate")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option(
    "--to", "to", type=click.Choice(["sentence", "paragraph"]), required=True, help="What a unit is from now on."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...], to: str, dry_run: bool) -> int:
    """Change what a unit of the catalogues is, a sentence or a paragraph, and keep every translation.

    The catalogues of all locales are rewritten, and the setting with them: the workspace's when no TEXT is named, else
    each text's own. From sentences to paragraphs, translations are put together. From paragraphs to sentences they
    are cut; where it is in doubt which sentences belong together, the units are fuzzy. What cannot be put back
    together from the new units stays as obsolete units and returns with the way back.
    """
    from dragoman.pipeline import regranulate, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    with nullcontext() if dry_run else writing(workspace, "dragoman regranulate"):
        done = regranulate(workspace, texts, to, datetime.now(UTC), dry_run=dry_run)
    for one in done:
        if one.changed:
            session.say(f"{one.path}: {one.summary}" if one.summary else one.path)
            for source in one.review:
                session.say(f"    to review: {source}")
    if not any(one.changed for one in done):
        session.say(f"everything is by {to} already")
    elif dry_run:
        session.say("nothing was written")
    return session.exit_code

"""dragoman pseudo"""

from __future__ import annotations

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("pseudo")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--locale", required=True, help="Locale whose catalogues are filled.")
@click.option("--force", is_flag=True, help="Also replace translations that are there.")
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...], locale: str, force: bool) -> int:
    """Fill catalogues with pseudo-translations, longer, accented and marked [[so]], to test layouts.

    Only units without a translation are filled, unless --force is given.
    """
    from datetime import UTC, datetime

    from dragoman.pipeline import check_locale, pseudo_translate, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    locale = check_locale(locale)
    with writing(workspace, "dragoman pseudo"):
        for text_id in workspace.resolve(texts):
            with session.surviving():
                path, count = pseudo_translate(workspace, text_id, locale, datetime.now(UTC), force=force)
                session.say(f"{path}: {count} unit{'' if count == 1 else 's'} filled")
    return session.exit_code

"""dragoman show"""

from __future__ import annotations

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options


@click.command("show")
@common_options
@click.argument("text", metavar="TEXT")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, text: str, form: str) -> int:
    """Show what the tool understands of one text (an id, or the path of a file)."""
    from dragoman.pipeline import describe, document, show

    session: Session = ctx.obj
    segmented = show(session.folder, text)
    if form == "json":
        print_json(document(segmented))
    else:
        click.echo(describe(segmented))
    session.findings(segmented.text.findings, text)
    return session.exit_code

"""dragoman build"""

from __future__ import annotations

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import FORMATS


@click.command("build")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--locale", "locales", multiple=True, metavar="L", help="Target locale; may be repeated. Default: all.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Output format; may be repeated."
)
@click.option("--draft", is_flag=True, help="Build drafts: gaps and fuzzy passages are marked, every page says draft.")
@click.option("--draft-incomplete", is_flag=True, help="Build complete texts as releases and the others as drafts.")
@click.option("--press", is_flag=True, help="Make a PDF/X-4 for the print shop as well: ….press.pdf.")
@click.option("--no-proof", is_flag=True, help="Write what was built without proving that nothing is missing in it.")
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[str, ...],
    locales: tuple[str, ...],
    formats: tuple[str, ...],
    draft: bool,
    draft_incomplete: bool,
    press: bool,
    no_proof: bool,
) -> int:
    """Build editions: dist/<text>/<text>.<source>-<locale>.<format>.

    A release is refused (exit 1) when the text is not fully translated into the locale; what is missing is named,
    and the last good artifact stays as it is. So it is when a finished file does not hold every segment in order,
    beside its partner and in its language (see `dragoman proof`).

    With --press there is dist/<text>/<text>.<source>-<locale>.press.pdf too: CMYK, black text in black ink, bleed and
    crop marks, by what dragoman.yaml says under `press`. It is proven and looked over as by `dragoman preflight`.
    """
    from dragoman.pipeline import build_text, check_locale, plan

    session: Session = ctx.obj
    workspace = session.workspace()
    tags = tuple(check_locale(locale) for locale in locales)
    jobs: list[tuple[str, str]] = []
    for text_id in workspace.resolve(texts):
        with session.surviving():
            jobs.extend((text_id, locale) for locale in plan(workspace, text_id, tags))
    if not jobs and not session.exit_code:
        session.say("nothing to build: no text has a target locale")
    with session.progress(jobs, "build") as remaining:
        for text_id, locale in remaining:
            with session.surviving():
                built = build_text(
                    workspace, text_id, locale, formats, draft=draft, draft_incomplete=draft_incomplete,
                    prove=not no_proof, press=press,
                )
                session.findings(built.findings, workspace.relative(workspace.text_path(text_id)))
                for path in built.paths:
                    session.say(f"{path}{' (draft)' if built.draft else ''}")
    return session.exit_code

"""dragoman build"""

from __future__ import annotations

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import FORMATS, Layout, Numbering


@click.command("build")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--locale", "locales", multiple=True, metavar="L", help="Target locale; may be repeated. Default: all.")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Output format; may be repeated."
)
@click.option(
    "--layout", "layouts", multiple=True, type=click.Choice([one.value for one in Layout]),
    help="Layout of the pages; may be repeated.",
)
@click.option("--together", is_flag=True, help="One edition with all the locales beside the source, not one for each.")
@click.option("--theme", metavar="NAME", default="", help="Look of the pages: state-paper, book, or one of your own.")
@click.option("--paper", metavar="SIZE", default="", help='Size of the pages: A4, A5, Letter, "170mm 240mm".')
@click.option(
    "--numbers", "numbering", multiple=True, type=click.Choice([one.value for one in Numbering]),
    help="What stands in the margin; may be repeated.",
)
@click.option("--proof-marks", is_flag=True, help="For reviewers: numbers of paragraphs and lines, ids of units.")
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
    layouts: tuple[str, ...],
    together: bool,
    theme: str,
    paper: str,
    numbering: tuple[str, ...],
    proof_marks: bool,
    draft: bool,
    draft_incomplete: bool,
    press: bool,
    no_proof: bool,
) -> int:
    """Build editions: dist/<text>/<text>.<source>-<locale>[+<locale>...][.<layout>].<format>.

    TEXT is the id of a text or of a publication (several texts in one volume, see docs/publications.md); without any,
    all are built.

    Layouts: columns (side by side, the default), facing (on pages that face each other), interlinear (each sentence
    above its translation), single (the translation alone).

    A release is refused (exit 1) when the text is not fully translated into the locale; what is missing is named,
    and the last good artifact stays as it is. So it is when a finished file does not hold every segment in order,
    beside its partner and in its language (see `dragoman proof`).

    dist/manifest.json says of every artifact its SHA-256, what it was made of and with, and its coverage.

    With --press there is dist/<text>/<text>.<source>-<locale>.press.pdf too: CMYK, black text in black ink, bleed and
    crop marks, by what dragoman.yaml says under `press`. It is proven and looked over as by `dragoman preflight`.
    """
    from dragoman.pipeline import (
        Built,
        EditionJob,
        VolumeJob,
        WantedEditions,
        build_publication,
        build_text,
        check_locale,
        plan,
        plan_publication,
        record_artifacts,
    )

    session: Session = ctx.obj
    workspace = session.workspace()
    wanted = WantedEditions(
        tuple(check_locale(locale) for locale in locales), layouts, theme, paper, together,
        tuple(Numbering) if proof_marks else numbering,
    )
    jobs: list[EditionJob | VolumeJob] = []
    publications = [name for name in workspace.settings.publications if name in texts or not texts]
    alone = tuple(name for name in texts if name not in workspace.settings.publications)
    for text_id in workspace.resolve(alone) if alone or not texts else ():
        with session.surviving():
            jobs.extend(plan(workspace, text_id, wanted))
    for name in publications:
        with session.surviving():
            jobs.extend(plan_publication(workspace, name, wanted, named=name in texts))
    if not jobs and not session.exit_code:
        session.say("nothing to build: no text has a target locale")
    done: list[Built] = []
    with session.progress(jobs, "build") as remaining:
        for job in remaining:
            with session.surviving():
                if isinstance(job, VolumeJob):
                    place = "dragoman.yaml"
                    built = build_publication(
                        workspace, job, formats, draft=draft, draft_incomplete=draft_incomplete, prove=not no_proof,
                        press=press,
                    )
                else:
                    place = workspace.relative(workspace.text_path(job.text))
                    built = build_text(
                        workspace, job, formats, draft=draft, draft_incomplete=draft_incomplete, prove=not no_proof,
                        press=press,
                    )
                done.append(built)
                session.findings(built.findings, place)
                for path in built.paths:
                    session.say(f"{path}{' (draft)' if built.draft else ''}")
    with session.surviving():
        record_artifacts(workspace, [entry for built in done for entry in built.entries])
    return session.exit_code

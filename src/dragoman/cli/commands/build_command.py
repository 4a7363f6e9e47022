"""dragoman build"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session
from dragoman.cli.edition_options import edition_options, making_options
from dragoman.cli.options import common_options
from dragoman.cli.stopping import stoppable
from dragoman.model import Finding, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import BuildTask, EditionJob, Freshness, Outcome, VolumeJob, WantedEditions, Workspace


@click.command("build")
@common_options
@edition_options
@click.option("--draft", is_flag=True, help="Build drafts: gaps and fuzzy passages are marked, every page says draft.")
@click.option("--draft-incomplete", is_flag=True, help="Build complete texts as releases and the others as drafts.")
@click.option("--no-proof", is_flag=True, help="Write what was built without proving that nothing is missing in it.")
@click.option("--explain", is_flag=True, help="Say of each file why it is built.")
@click.option("--force", is_flag=True, help="Build also what is up to date, and take nothing from the cache.")
@click.option(
    "--executor", metavar="ADDRESS", default="",
    help="Build on a cluster: dask://HOST:PORT or dask+tls://HOST:PORT, the address of its scheduler.",
)
@making_options
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[str, ...],
    formats: tuple[str, ...],
    wanted: WantedEditions,
    draft: bool,
    draft_incomplete: bool,
    press: bool,
    no_proof: bool,
    explain: bool,
    force: bool,
    workers: int | None,
    executor: str,
    cache: Path | None,
) -> int:
    """Build editions: dist/<text>/<text>.<source>-<locale>[+<locale>...][.<layout>].<format>.

    TEXT is the id of a text or of a publication (several texts in one volume, see docs/publications.md); without any,
    all are built.

    Layouts: columns (side by side, the default), facing (on pages that face each other), interlinear (each sentence
    above its translation), single (the translation alone).

    What is up to date is left as it is: a file is built when what it follows from has changed (its text, the units
    that it uses, templates, settings, fonts, dragoman and its libraries), by content and not by the times of files.

    A release is refused (exit 1) when the text is not fully translated into the locale; what is missing is named,
    and the last good artifact stays as it is. So it is when a finished file does not hold every segment in order,
    beside its partner and in its language (see `dragoman proof`).

    dist/manifest.json says of every artifact its SHA-256, what it was made of and with, and its coverage.

    With --press there is dist/<text>/<text>.<source>-<locale>.press.pdf too: CMYK, black text in black ink, bleed and
    crop marks, by what dragoman.yaml says under `press`. It is proven and looked over as by `dragoman preflight`.

    With --executor the workers of a cluster of dask.distributed build, and the files are the same. They need the same
    dragoman and see nothing of this folder; what they run is not locked in, so use a trusted network. See
    docs/scaling.md.
    """
    from dragoman.pipeline import Build, BuildChoice, Freshness, cache_of

    session: Session = ctx.obj
    if executor:
        _check_executor(executor, workers)
    workspace = session.workspace()
    choice = BuildChoice(draft, draft_incomplete, not no_proof, force)
    fresh = Freshness(workspace, cache_of(workspace, cache))
    jobs: list[EditionJob | VolumeJob] = _jobs(session, fresh, texts, wanted)
    if not jobs and not session.exit_code:
        session.say("nothing to build: no text has a target locale")
    everything = not (texts or wanted.locales or formats or wanted.layouts or wanted.together or session.exit_code)
    tasks: list[BuildTask] = []
    for job in jobs:
        with session.surviving():
            task = fresh.task(job, formats or None, choice, press=press, explain=explain)
            if task:
                tasks.append(task)
    if explain:
        for path, why in (pair for task in tasks for pair in task.reasons.items()):
            session.say(f"{path}: {'; '.join(why)}")
    gone = fresh.no_longer_wanted() if everything and not session.exit_code else []
    build = Build(fresh, choice)
    try:
        outcomes = build.outcomes(tasks, workers, _cores(), executor)
        with stoppable(), closing(outcomes), session.counting(outcomes, len(tasks), "build") as remaining:
            for outcome in remaining:
                _tell(session, workspace, outcome)
    finally:
        # Also after Ctrl-C: what is finished is kept.
        with session.surviving():
            build.finish()
    left = len(fresh.asked) - sum(len(task.goals) for task in tasks)
    if left:
        session.say(f"{left} file{'s are' if left > 1 else ' is'} up to date")
    if gone:
        session.say(
            f"{len(gone)} file{'s' * (len(gone) > 1)} in dist/ of texts, locales, layouts or formats that are no more: "
            "`dragoman clean` removes them"
        )
    return session.exit_code


def _check_executor(executor: str, workers: int | None) -> None:
    from dragoman.pipeline import check_engine_address

    check_engine_address(executor)
    if workers is not None:
        raise UsageError(
            "-j says how many processes build on this machine, and with --executor none does",
            "Take one of the two away; a cluster uses all workers that it has.",
        )


def _jobs(
    session: Session, fresh: Freshness, texts: Sequence[str], wanted: WantedEditions
) -> list[EditionJob | VolumeJob]:
    """All that is asked for; what stops one text is reported."""
    from dragoman.pipeline import plan, plan_publication

    workspace = fresh.workspace
    jobs: list[EditionJob | VolumeJob] = []
    publications = [name for name in workspace.settings.publications if name in texts or not texts]
    alone = tuple(name for name in texts if name not in workspace.settings.publications)
    for text_id in workspace.resolve(alone) if alone or not texts else ():
        with session.surviving():
            jobs.extend(plan(workspace, text_id, wanted, fresh.locale_of(text_id)))
    for name in publications:
        with session.surviving():
            jobs.extend(plan_publication(workspace, name, wanted, named=name in texts, locale_of=fresh.locale_of))
    return jobs


def _cores() -> int:
    """How many cores this process may use: a container or ``taskset`` may give fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell(session: Session, workspace: Workspace, outcome: Outcome | Finding) -> None:
    if isinstance(outcome, Finding):
        session.findings([outcome])
        return
    if outcome.error:
        with session.surviving():
            raise outcome.error
    text = outcome.task.text
    place = "dragoman.yaml" if text is None else workspace.relative(workspace.text_path(text))
    session.findings(outcome.findings, place)
    for artifact in outcome.artifacts:
        marks = f"{' (draft)' if artifact.made.draft else ''}{' (from the cache)' if artifact.restored else ''}"
        session.say(f"{artifact.path}{marks}")

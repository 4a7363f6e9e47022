"""dragoman watch"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session
from dragoman.cli.edition_options import edition_options, making_options
from dragoman.cli.options import common_options
from dragoman.model import DragomanError, Finding

if TYPE_CHECKING:
    from dragoman.pipeline import WantedEditions
    from dragoman.pipeline.watching import Told


@click.command("watch")
@common_options
@edition_options
@click.option("--draft", is_flag=True, help="Build drafts also of what is complete.")
@click.option("--no-draft", is_flag=True, help="Build what is complete alone; what is missing in the rest is told.")
@making_options
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[str, ...],
    formats: tuple[str, ...],
    wanted: WantedEditions,
    draft: bool,
    no_draft: bool,
    press: bool,
    workers: int | None,
    cache: Path | None,
) -> int:
    """Build what is out of date, and go on building whatever is saved, until Ctrl-C.

    TEXT is the id of a text or of a publication; without any, all are watched. Options mean what they mean for
    `dragoman build`; what is not fully translated becomes a draft.

    Texts, PO files, page templates, names.yaml and dragoman.yaml are watched. What was saved last is built first: its
    HTML, then its PDF and EPUB, then the publications that it is part of. Only what changed in what a file is made of
    builds it anew, as in `dragoman build`.

    What is wrong is told once, and again when it is mended; until then the last good file stays. PO files are never
    written: run `dragoman update` when a text has changed.

    Ctrl-C and SIGTERM end it with exit code 0; what is built is remembered.
    """
    from dragoman.pipeline import BuildChoice
    from dragoman.pipeline.watching import Asked, watch

    session: Session = ctx.obj
    workspace = session.workspace()
    if draft and no_draft:
        raise click.UsageError("--draft and --no-draft exclude each other.")
    choice = BuildChoice(draft=draft, draft_incomplete=not no_draft)
    asked = Asked(texts, wanted, formats, choice, press, cache, workers)
    with _ended(), suppress(KeyboardInterrupt), closing(watch(workspace, asked)) as happening:
        for told in happening:
            _tell(session, told)
    return 0


def _tell(session: Session, told: Told) -> None:
    from dragoman.pipeline.watching import Built, Noted

    if isinstance(told, Built):
        artifact = told.artifact
        marks = f"{' (draft)' if artifact.made.draft else ''}{' (from the cache)' if artifact.restored else ''}"
        session.say(f"{artifact.path}{marks}{'' if told.seconds is None else f', {told.seconds:.2f} s'}")
    elif isinstance(told, Noted):
        session.say(told.message)
    elif isinstance(told.trouble, Finding):
        session.findings([told.trouble], told.place)
    elif isinstance(told.trouble, DragomanError):
        session.complain(told.trouble)


@contextmanager
def _ended() -> Iterator[None]:
    """To be asked to end is the same as Ctrl-C: what is built is remembered, and no process is left."""
    names = [one for one in ("SIGTERM", "SIGHUP") if hasattr(signal, one)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    heard = [name for name in names if before[name] is signal.SIG_DFL]  # What nohup ignores stays ignored.
    for name in heard:
        signal.signal(getattr(signal, name), _interrupt)
    try:
        yield
    finally:
        for name in heard:
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt

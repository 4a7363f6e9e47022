"""The clocks of a watcher: until when it waits, when it writes down what it knows, when it looks at everything anew."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from queue import SimpleQueue
from typing import Any

from dragoman.pipeline.watching.looking import Asked, Looking
from dragoman.pipeline.watching.loop import Loop
from dragoman.pipeline.watching.noticing import Notices
from dragoman.pipeline.watching.telling import Changed, Noted, Told, Troubled
from dragoman.pipeline.watching.warming import Maker, warm
from dragoman.pipeline.watching.workers import KEPT, Processes
from dragoman.workspace import Workspace

QUIET = 1.5
"""Seconds after the last change until what was made is written down: of a thousand texts that takes a third of one."""
LATER = 5.0
"""Seconds more after which everything is looked at once: a change that nobody told is found all the same."""


def watch(workspace: Workspace, asked: Asked) -> Generator[Told, None, None]:
    """Build what is out of date, and then whatever is edited, until the iterator is closed.

    Raises UsageError for a name that is no text and no publication. When it is closed, processes are ended and what is
    finished is remembered. The workspace may be broken, moved away and brought back meanwhile: that is told.
    """
    looking = Looking(workspace, asked)
    looking.check()
    events: SimpleQueue[Any] = SimpleQueue()
    # Before anything is looked at, so that no change falls between.
    notices = Notices(
        workspace.root, lambda paths: events.put(Changed(paths, time.monotonic())), lambda: looking.files
    )
    loop = None
    try:
        maker = Maker(looking.fresh.cache, asked.choice, workspace)
        workers = Processes(maker, maker.warm, asked.workers or os.cpu_count() or 1, events.put, _kept(looking))
        loop = Loop(looking, events, workers)
        loop.stirred = True
        yield from loop.settle()
        yield Noted(_watching(looking))
        warm(workspace, "html")
        while True:
            while notices.findings:
                yield Troubled(notices.findings.pop())
            if not loop.wait(QUIET):
                yield from loop.remember()
                if loop.stirred and not loop.wait(LATER):
                    loop.look_again()
                elif not loop.stirred:
                    loop.wait(None)
            yield from loop.settle()
    finally:
        notices.stop()
        if loop is not None:
            loop.end()


def _kept(looking: Looking) -> int:
    """Processes to be kept warm: none where there are pages for screens alone, which need none."""
    settings, asked = looking.workspace.settings, looking.asked
    said = [settings.formats, *(own.formats or () for own in settings.texts.values())]
    forms = asked.formats or {form for formats in said for form in formats}
    return 0 if set(forms) == {"html"} and not (asked.press or settings.publications) else KEPT


def _watching(looking: Looking) -> str:
    owners = looking.owners()
    told = owners[0] if len(owners) == 1 else f"{len(owners)} texts and publications"
    return f"watching {told}; Ctrl-C ends"

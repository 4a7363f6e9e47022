"""All tasks of a build, in this process or in several, and what is remembered of them at the end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.model import EngineError, Finding, MaterialError, Position, Severity
from dragoman.pipeline.freshness import Freshness
from dragoman.pipeline.parts import texts_of
from dragoman.pipeline.publications import VolumeJob
from dragoman.pipeline.state import FOLDER, MANIFEST, save_state
from dragoman.pipeline.tasks import Choice, Task
from dragoman.workspace import Workspace
from dragoman.workspace.cache import Cache
from dragoman.workspace.digests import settled
from dragoman.workspace.writing import sweep_dead

if TYPE_CHECKING:
    from dragoman.model.manifest import Entry
    from dragoman.pipeline.making import Outcome
    from dragoman.pipeline.window import Failed

_COSTS = {"pdf": 8, "epub": 2, "html": 1}
_WORTH = 20
"""What the work must cost for other processes to be started for it unless their number is asked for."""


def cache_of(workspace: Workspace, folder: Path | None) -> Cache:
    """The cache in a folder that checkouts share, or the workspace's own; that one never leads out of the workspace."""
    if folder is not None:
        return Cache(folder.absolute(), shared=True)
    own = workspace.root / FOLDER / "cache"
    return Cache(own, usable=own.resolve() == workspace.root.resolve() / FOLDER / "cache")


class Build:
    """One run of `dragoman build`. ``finish`` keeps what was made, however far it came."""

    def __init__(self, fresh: Freshness, choice: Choice) -> None:
        self._fresh = fresh
        self._choice = choice
        self._entries: list[Entry] = []
        self._left: list[Outcome] = []
        """Outcomes that nobody was told of when the build was stopped."""

    def outcomes(
        self, tasks: Sequence[Task], workers: int | None, cores: int, executor: str = ""
    ) -> Generator[Outcome | Finding, None, None]:
        """What becomes of each task, in their order; a finding where a process died.

        ``workers`` is the number of processes that was asked for; None for as many as ``cores``, where that is worth
        it. ``executor`` is the address of an engine that is to build instead; EngineError is raised when it cannot be
        used or is lost. The artifacts are in dist/ when their outcome comes.
        """
        if not tasks:
            return self._noted(iter(()))  # Nothing of what builds is imported.
        if executor:
            return self._noted(self._sent(tasks, executor))
        processes = min(workers or cores, len(tasks))
        if processes > 1 and (workers is not None or self._cost(tasks) >= _WORTH):
            return self._noted(self._spread(tasks, processes))
        from dragoman.pipeline.making import make

        fresh = self._fresh
        fresh.toolchain.font_table()
        return self._noted(make(fresh.workspace, fresh.cache, self._choice, task) for task in tasks)

    def finish(self) -> None:
        """Write the manifest and what is remembered.

        MaterialError when others write the manifest again and again.
        """
        fresh = self._fresh
        for one in self._left:
            self.note(one)
        renewed: dict[str, Mapping[str, str]] = {}
        for path in fresh.touched:
            made = fresh.state.artifacts[path]
            raw = tuple((name, fresh.digests.of(name)) for name, _ in made.raw)
            renewed[path] = {name: told for name, told in raw if told}
            fresh.state.made(path, replace(made, raw=raw))
        if self._entries or renewed or not fresh.manifest_holds:
            from dragoman.pipeline.manifest import record

            fresh.toolchain.font_table()
            fresh.state.manifest = record(
                fresh.workspace, self._entries, fresh.digests.of, renewed, ours=fresh.state.manifest
            )
            fresh.state.changed = True
            told = settled(str(fresh.workspace.root / MANIFEST), fresh.state.manifest, fresh.moment)
            fresh.digests.wrote(MANIFEST, fresh.state.manifest, told)
        fresh.toolchain.finish()
        fresh.state.changed = fresh.state.changed or fresh.toolchain.changed
        save_state(fresh.state, fresh.digests)
        self._entries.clear()
        self._left.clear()
        fresh.touched.clear()

    def _spread(self, tasks: Sequence[Task], processes: int) -> Iterator[Outcome | Finding]:
        from dragoman.pipeline.pool import Lost, run
        from dragoman.pipeline.window import Failed

        make = _make()
        given = (self._fresh.workspace, self._fresh.cache, self._choice)
        for one in run(make, given, tasks, processes, self._left):
            if isinstance(one, Lost):
                for folder in {(self._fresh.workspace.root / goal.path).parent for task in one.tasks
                               for goal in task.goals}:  # fmt: skip
                    sweep_dead(folder)
                yield _died(", ".join(map(str, one.tasks[:3])) + (" and others" if len(one.tasks) > 3 else ""))
            elif isinstance(one, Failed):
                yield _failed(one)
            else:
                yield one

    def _sent(self, tasks: Sequence[Task], executor: str) -> Iterator[Outcome | Finding]:
        from dragoman.pipeline.cluster import errands, sending
        from dragoman.pipeline.cluster.engine import address, connect
        from dragoman.pipeline.making import Outcome
        from dragoman.pipeline.window import Failed

        fresh = self._fresh
        asked = sending.asked_of(tasks, fresh.state.values)
        job = sending.sent_job(fresh.workspace, fresh.cache, self._choice, tasks)
        engine = connect(address(executor))
        done, left = 0, list[Outcome | Failed[Task]]()
        try:
            for one in errands.run(engine, job, tasks, asked, left):
                done += not isinstance(one, Finding)
                yield _failed(one) if isinstance(one, Failed) else one
        except EngineError as error:
            done += len(left)
            said = f"{done} of {len(tasks)} were finished and are kept; the next build goes on from there. "
            raise EngineError(error.message, (said if done else "") + error.hint) from error
        finally:
            self._left += [one for one in left if isinstance(one, Outcome)]

    def _noted(self, outcomes: Iterator[Outcome | Finding]) -> Generator[Outcome | Finding, None, None]:
        for one in outcomes:
            if not isinstance(one, Finding):
                self.note(one)
            yield one

    def note(self, one: Outcome) -> None:
        """Take over what a task left, which somebody did by ``making.make``."""
        for artifact in one.artifacts:
            self._fresh.state.made(artifact.path, artifact.made)
            self._fresh.digests.wrote(artifact.path, artifact.made.sha256, artifact.signature)
            self._entries.append(artifact.entry)
        for path, key, found in one.passages:
            self._fresh.remember(path, key, found)

    def _cost(self, tasks: Sequence[Task]) -> int:
        total = 0
        for task in tasks:
            texts = len(texts_of(self._fresh.workspace, task.job)) if isinstance(task.job, VolumeJob) else 1
            total += texts * sum(_COSTS[goal.form] for goal in task.goals)
            if total >= _WORTH:
                break
        return total


def _make() -> Callable[..., Outcome]:
    from dragoman.pipeline.making import make

    return make


def _failed(one: Failed[Task]) -> Outcome:
    from dragoman.pipeline.making import Outcome

    if one.why:
        return Outcome(one.task, error=MaterialError(
            f"{one.task}: no worker took it: {one.why}", "Build it here, without --executor, to see what it is."
        ))  # fmt: skip
    return Outcome(one.task, error=MaterialError(
        f"{one.task}: each process that built it was ended",
        "Often there was too little memory: build it alone, or with fewer processes (-j 1).",
    ))  # fmt: skip


def _died(shown: str) -> Finding:
    return Finding(
        "worker-died", Severity.WARNING, f"A process that built was ended from outside; begun again: {shown}.",
        "Often there was too little memory: fewer processes (-j) need less.", Position(),
    )  # fmt: skip

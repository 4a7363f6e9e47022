"""One task → artifacts in dist/, from the cache or built: what a process of its own may do.

It reads the workspace as it is when it begins, each file once, writes its artifacts itself, and returns small values.
"""

from __future__ import annotations

import gc
import hashlib
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from dragoman.model import INTERNAL, DragomanError, Finding, Position, Severity
from dragoman.model.manifest import Entry
from dragoman.pipeline.building import Built, build_text
from dragoman.pipeline.inputs import digest
from dragoman.pipeline.manifest import entry_as_json, entry_from_json
from dragoman.pipeline.parts import (
    SYSTEM_FONTS,
    Pairs,
    Passages,
    catalogue_parts,
    catalogues_of,
    file_parts,
    key_of,
    passages,
    passages_key,
    template_parts,
)
from dragoman.pipeline.publications import VolumeJob
from dragoman.pipeline.publishing import build_publication
from dragoman.pipeline.state import FOLDER, Made
from dragoman.pipeline.tasks import Choice, Goal, Task
from dragoman.workspace import HeldWorkspace, Workspace
from dragoman.workspace.cache import Cache
from dragoman.workspace.digests import Signature, moment, settled


@dataclass(frozen=True, slots=True)
class Artifact:
    """One artifact that was made."""

    path: str
    made: Made
    entry: Entry
    signature: Signature | None
    """Of its file, where it tells every further change."""
    restored: bool = False
    """Whether it came from the cache."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task."""

    task: Task
    artifacts: tuple[Artifact, ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[tuple[str, str, Passages], ...] = ()
    """Path of a catalogue, what its passages follow from, and they."""
    error: DragomanError | None = None
    """Why nothing was made."""


def make(workspace: Workspace, cache: Cache, choice: Choice, task: Task) -> Outcome:
    """Do one task. It never raises but for what stops the process: what goes wrong is in the outcome."""
    held = workspace.held()
    try:
        with _seldom_collected():
            return _made(held, cache, choice, task)
    except DragomanError as error:
        return Outcome(task, error=error)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{task} could not be built: {type(error).__name__}: {error} ({frame.name}, line {frame.lineno})"
        hint = "This is a fault of the program and not of your text: please report it. The other texts went on."
        return Outcome(task, findings=(Finding(INTERNAL, Severity.ERROR, said, hint, Position()),))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Circles are looked for after so many objects that a short edition has few searches.

    A layout is a tree of very many small objects that all live until it is painted. Python would walk through it again
    and again, which is a fifth of the time. What is held meanwhile is some megabytes.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


_SELDOM = 50_000
"""Objects made and not freed between two searches; Python's own number is 700."""


def _made(held: HeldWorkspace, cache: Cache, choice: Choice, task: Task) -> Outcome:
    read = _Read(held, cache, dict(task.goals[0].shared)["program:"])
    files = {goal: (*_shared(held, goal), *file_parts(held, task.job, goal.form, read.digest)) for goal in task.goals}
    more, complete = catalogue_parts(held, task.job, read.passages)
    parts = {goal: pairs + more for goal, pairs in files.items()}
    draft = choice.draft_of(complete=complete)
    found: dict[Goal, tuple[Entry, bytes]] = {}
    if draft is not None and not choice.force:
        for goal in task.goals:
            kept = _restored(cache, _record(parts[goal], draft=draft), goal.path, read, task, prove=choice.prove)
            if kept:
                found[goal] = kept
    left = [goal for goal in task.goals if goal not in found]
    findings: tuple[Finding, ...] = ()
    entries: dict[str, Entry] = {}
    if left:
        built = _build(held, task, left, choice)
        findings = built.findings
        entries = {entry.path: entry for entry in built.entries}
    for goal, (entry, data) in found.items():
        held.write_artifact(held.root / goal.path, data)
        entries[goal.path] = entry
    raw = tuple((path, read.digest(path)) for path in catalogues_of(held, task.job))
    faulty = any(one.severity is Severity.ERROR for one in findings)
    artifacts = []
    for goal in task.goals:
        entry = entries[goal.path]
        machine = entry.inputs.get("font:system")
        called = ((SYSTEM_FONTS, machine),) if machine else ()
        made = Made(entry.sha256, parts[goal] + called, raw, entry.draft, complete, entry.proven, faulty)
        if not findings and goal not in found:
            # What came with findings is not kept: to take it from the cache would not tell them.
            cache.keep(entry.sha256, held.root / goal.path)
            cache.note(_record(parts[goal], draft=entry.draft), entry_as_json(entry))
        told = settled(str(held.root / goal.path), entry.sha256, lambda: moment(held.root / FOLDER))
        artifacts.append(Artifact(goal.path, made, entry, told, goal in found))
    return Outcome(task, tuple(artifacts), findings, tuple(read.found))


def _build(held: HeldWorkspace, task: Task, left: Sequence[Goal], choice: Choice) -> Built:
    formats = tuple(goal.form for goal in left if not goal.press)
    press = any(goal.press for goal in left)
    if isinstance(task.job, VolumeJob):
        return build_publication(
            held, task.job, formats, draft=choice.draft, draft_incomplete=choice.draft_incomplete, prove=choice.prove,
            press=press,
        )
    return build_text(
        held, task.job, formats, draft=choice.draft, draft_incomplete=choice.draft_incomplete, prove=choice.prove,
        press=press,
    )


class _Read:
    """Digests of what this task reads."""

    def __init__(self, held: HeldWorkspace, cache: Cache, program: str) -> None:
        self.workspace = held
        self._cache = cache
        self._program = program
        self.found: list[tuple[str, str, Passages]] = []

    def digest(self, name: str) -> str:
        data = self.workspace.read_if_there(self.workspace.root / name)
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def passages(self, text_id: str, locale: str) -> Passages:
        path, settings = f"locales/{locale}/{text_id}.po", self.workspace.settings
        key = passages_key(
            self.digest(f"texts/{text_id}.md"), self.digest(path), settings.source,
            settings.for_text(text_id).granularity or "", self._program,
        )  # fmt: skip
        one = passages(self.workspace, text_id, locale, self._cache.note)
        self.found.append((path, key, one))
        return one


def _shared(held: HeldWorkspace, goal: Goal) -> Pairs:
    """What was told to be shared, with the templates as they are now: they may have been saved meanwhile."""
    read = {held.relative(path): hashlib.sha256(held.read(path)).hexdigest() for path in held.override_paths()}
    now = digest(template_parts(tuple(read), read.__getitem__))
    return tuple((name, now if name == "templates:" else told) for name, told in goal.shared)


def _record(parts: Pairs, *, draft: bool) -> str:
    return key_of((*parts, ("draft:", "draft" if draft else "release")))


def _restored(
    cache: Cache, key: str, path: str, read: _Read, task: Task, *, prove: bool
) -> tuple[Entry, bytes] | None:
    """An artifact as it was built before; None where it was not, or where anything of it is damaged."""
    noted = cache.record(key)
    entry = entry_from_json(path, noted) if noted else None
    if entry is None or (prove and not entry.proven):
        return None
    data = cache.object(entry.sha256)
    if data is None or len(data) != entry.size:
        return None
    # The catalogues may be other files, which say the same of what an edition uses.
    raw = {name: read.digest(name) for name in catalogues_of(read.workspace, task.job)}
    inputs = {name: told for name, told in entry.inputs.items() if name not in raw}
    inputs |= {name: told for name, told in raw.items() if told}
    return replace(entry, inputs=dict(sorted(inputs.items()))), data

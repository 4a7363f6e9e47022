"""One task → artifacts in dist/, from the cache or built: what a process of its own may do.

It reads the workspace as it is when it begins, each file once, writes its artifacts itself, and returns small values.
"""

from __future__ import annotations

import gc
import hashlib
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.model import INTERNAL, DragomanError, Finding, Position, Severity
from dragoman.model.manifest import Entry
from dragoman.pipeline.building import Built, build_text
from dragoman.pipeline.inputs import digest
from dragoman.pipeline.manifest import entry_as_json, entry_from_json
from dragoman.pipeline.parts import (
    SYSTEM_FONTS,
    Pairs,
    Passages,
    as_record,
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

_Result = TypeVar("_Result")


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
    return guarded(task, lambda: _made(workspace.held(), cache, choice, task))


def guarded(task: Task, work: Callable[[], _Result]) -> _Result | Outcome:
    """What ``work`` makes of a task, or what went wrong."""
    try:
        with _seldom_collected():
            return work()
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


@dataclass(frozen=True, slots=True)
class Keyed:
    """What the artifacts of a task follow from."""

    parts: Mapping[str, Pairs]
    """By path of the artifact."""
    raw: Pairs
    """Catalogues as files."""
    complete: bool
    passages: tuple[tuple[str, str, Passages], ...]


Found = Mapping[str, tuple[Entry, bytes]]
"""Artifacts that came from the cache, by path."""


def keyed(
    held: HeldWorkspace, task: Task, passages_of: Callable[[str, str], Passages] | None = None,
    note: Callable[[str, bytes], None] | None = None,
) -> Keyed:
    """What the artifacts of a task follow from in the files as they are.

    What editions use of catalogues is read from them, and given to ``note`` to be remembered, unless ``passages_of``
    knows it. Raises MaterialError for a file that cannot be read.
    """
    read = Read(held, task, note)
    files = {goal.path: (*_shared(held, goal), *file_parts(held, task.job, goal.form, read.digest))
             for goal in task.goals}  # fmt: skip
    more, complete = catalogue_parts(held, task.job, passages_of or read.passages)
    raw = tuple((path, read.digest(path)) for path in catalogues_of(held, task.job))
    return Keyed({path: pairs + more for path, pairs in files.items()}, raw, complete, tuple(read.found))


def from_cache(cache: Cache, choice: Choice, task: Task, known: Keyed) -> Found:
    """Those artifacts of a task that were built before; none with ``force``."""
    draft = choice.draft_of(complete=known.complete)
    if draft is None or choice.force:
        return {}
    found = ((goal.path, _restored(cache, known, goal.path, draft=draft, prove=choice.prove)) for goal in task.goals)
    return {path: kept for path, kept in found if kept}


def build(held: HeldWorkspace, task: Task, left: Sequence[Goal], choice: Choice) -> Built:
    """Build some of the artifacts of a task; GateError and MaterialError as ``build_text``."""
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


def kept(workspace: Workspace, cache: Cache, task: Task, known: Keyed, built: Built, found: Found) -> Outcome:
    """The outcome of a task whose artifacts were ``built`` and written, or ``found``; those are written here, the
    others given to the cache."""
    entries = {entry.path: entry for entry in built.entries}
    for path, (entry, data) in found.items():
        workspace.put(workspace.root / path, data)
        entries[path] = entry
    faulty = any(one.severity is Severity.ERROR for one in built.findings)
    artifacts = []
    for path in (goal.path for goal in task.goals):
        entry, place = entries[path], workspace.root / path
        machine = entry.inputs.get("font:system")
        called = ((SYSTEM_FONTS, machine),) if machine else ()
        parts = known.parts[path] + called
        made = Made(entry.sha256, parts, known.raw, entry.draft, known.complete, entry.proven, faulty)
        if not built.findings and path not in found:
            # What came with findings is not kept: to take it from the cache would not tell them.
            cache.keep(entry.sha256, place)
            cache.note(_record(known.parts[path], draft=entry.draft), entry_as_json(entry))
        told = settled(str(place), entry.sha256, lambda: moment(workspace.root / FOLDER))
        artifacts.append(Artifact(path, made, entry, told, path in found))
    return Outcome(task, tuple(artifacts), built.findings, known.passages)


def _made(held: HeldWorkspace, cache: Cache, choice: Choice, task: Task) -> Outcome:
    known = keyed(held, task, note=cache.note)
    found = from_cache(cache, choice, task, known)
    left = [goal for goal in task.goals if goal.path not in found]
    return kept(held, cache, task, known, build(held, task, left, choice) if left else NOTHING, found)


NOTHING = Built((), False, ())


class Read:
    """Digests of what a task reads, and what editions use of its catalogues."""

    def __init__(self, held: HeldWorkspace, task: Task, note: Callable[[str, bytes], None] | None = None) -> None:
        self._workspace = held
        self._note = note
        self._program = dict(task.goals[0].shared)["program:"]
        self.found: list[tuple[str, str, Passages]] = []

    def digest(self, name: str) -> str:
        """SHA-256 of a file of the workspace; "" when there is none."""
        data = self._workspace.read_if_there(self._workspace.root / name)
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def key(self, text_id: str, locale: str) -> str:
        """What ``passages`` follows from."""
        settings = self._workspace.settings
        return passages_key(
            self.digest(f"texts/{text_id}.md"), self.digest(f"locales/{locale}/{text_id}.po"), settings.source,
            settings.for_text(text_id).granularity or "", self._program,
        )  # fmt: skip

    def passages(self, text_id: str, locale: str) -> Passages:
        """What editions use of a catalogue."""
        one, key = passages(self._workspace, text_id, locale, self._note), self.key(text_id, locale)
        if self._note:
            self._note(*as_record(key, one))
        self.found.append((f"locales/{locale}/{text_id}.po", key, one))
        return one


def _shared(held: HeldWorkspace, goal: Goal) -> Pairs:
    """What was told to be shared, with the templates as they are now: they may have been saved meanwhile."""
    read = {held.relative(path): hashlib.sha256(held.read(path)).hexdigest() for path in held.override_paths()}
    now = digest(template_parts(tuple(read), read.__getitem__))
    return tuple((name, now if name == "templates:" else told) for name, told in goal.shared)


def _record(parts: Pairs, *, draft: bool) -> str:
    return key_of((*parts, ("draft:", "draft" if draft else "release")))


def _restored(cache: Cache, known: Keyed, path: str, *, draft: bool, prove: bool) -> tuple[Entry, bytes] | None:
    """An artifact as it was built before; None where it was not, or where anything of it is damaged."""
    noted = cache.record(_record(known.parts[path], draft=draft))
    entry = entry_from_json(path, noted) if noted else None
    if entry is None or (prove and not entry.proven):
        return None
    data = cache.object(entry.sha256)
    if data is None or len(data) != entry.size:
        return None
    # The catalogues may be other files, which say the same of what an edition uses.
    raw = dict(known.raw)
    inputs = {name: told for name, told in entry.inputs.items() if name not in raw}
    inputs |= {name: told for name, told in raw.items() if told}
    return replace(entry, inputs=dict(sorted(inputs.items()))), data

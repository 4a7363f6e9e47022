"""Tasks of a build as values: what is sent to a worker, what it makes of that, and what the driver does with it."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.model import MaterialError
from dragoman.pipeline.building import Built
from dragoman.pipeline.cluster.errands import Job, Parcel
from dragoman.pipeline.cluster.versions import PRESS, SYSTEM
from dragoman.pipeline.inputs import system_fonts
from dragoman.pipeline.making import NOTHING, Found, Keyed, Outcome, Read, build, from_cache, guarded, kept, keyed
from dragoman.pipeline.parts import Passages, catalogues_of, recorded, texts_of
from dragoman.pipeline.publications import VolumeJob
from dragoman.pipeline.tasks import Choice, Goal, Task
from dragoman.workspace import GLOSSARY_FILE, NAMES_FILE, HeldWorkspace, Settings, Workspace
from dragoman.workspace.cache import Cache
from dragoman.workspace.sent import Sent, SentWorkspace, as_sent


@dataclass(frozen=True, slots=True)
class Shared:
    """What all tasks of a build share."""

    root: Path
    """Where the workspace is on the driver: a name for what was sent, and no place on a worker."""
    settings: Settings
    choice: Choice
    files: Mapping[str, Sent]
    """Page templates, and what volumes and files for print need of the workspace."""


@dataclass(frozen=True, slots=True)
class Product:
    """What a worker made of a task: all values, nothing of it written."""

    known: Keyed
    built: Built
    finished: Mapping[str, bytes]
    """Artifacts by path."""
    notes: tuple[tuple[str, bytes], ...]
    """For the cache."""


def sent_job(workspace: Workspace, cache: Cache, choice: Choice, tasks: Iterable[Task]) -> Job[Task, Outcome]:
    """A build as it is sent. Templates and other files that tasks share are read now; texts when they are sent."""
    held = workspace.held()
    shared = Shared(held.root, held.settings, choice, as_sent(held, _shared_files(held, tasks)))
    sender = _Sender(workspace, shared, cache)
    return Job(build_sent, pickle.dumps(shared, pickle.HIGHEST_PROTOCOL), sender.pack, sender.unpack)


def asked_of(tasks: Iterable[Task], values: Mapping[str, object]) -> tuple[str, ...]:
    """What the versions of matter to tasks (see ``versions``). ``values`` are those behind digests."""
    asked: set[str] = set()
    for task in tasks:
        for goal in task.goals:
            asked.add(goal.form)
            fonts = values.get(dict(goal.shared).get("fonts:", ""))
            if isinstance(fonts, Mapping) and "font:system" in fonts:
                asked.add(SYSTEM)
            if goal.press:
                asked.add(PRESS)
    return tuple(sorted(asked))


def build_sent(shared: Shared, task: tuple[Task, Mapping[str, Sent]]) -> Product | Outcome:
    """What a worker does: build a task from what was sent and nothing else."""
    told, files = task
    return guarded(told, lambda: _product(shared, told, files))


def _product(shared: Shared, task: Task, files: Mapping[str, Sent]) -> Product:
    held = SentWorkspace(shared.root, shared.settings, sent={**shared.files, **files})
    notes: list[tuple[str, bytes]] = []
    known = keyed(held, task, note=lambda key, data: notes.append((key, data)))
    built = build(held, task, task.goals, shared.choice)
    return Product(known, built, held.finished, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the driver holds of a task while a worker has it."""

    found: Found
    known: Keyed | None


class _Sender:
    def __init__(self, workspace: Workspace, shared: Shared, cache: Cache) -> None:
        self._workspace, self._shared, self._cache = workspace, shared, cache

    def pack(self, task: Task) -> Parcel | Outcome:
        """Values to be sent, but for artifacts that the cache has; the outcome when it has all of them."""
        return guarded(task, lambda: self._packed(task))

    def unpack(self, task: Task, had: _Kept, data: bytes) -> Outcome:
        """Write what came back."""
        told: Product | Outcome = pickle.loads(data)  # noqa: S301 - from the workers that this build was given to
        if isinstance(told, Outcome):
            return replace(told, task=task)
        return guarded(task, lambda: self._unpacked(task, had, told))

    def _packed(self, task: Task) -> Parcel | Outcome:
        files = as_sent(self._workspace.held(), _own_files(self._workspace, task))
        held = SentWorkspace(self._workspace.root, self._shared.settings, sent={**self._shared.files, **files})
        known = self._remembered(held, task)
        found = from_cache(self._cache, self._shared.choice, task, known) if known else {}
        left = tuple(goal for goal in task.goals if goal.path not in found)
        if known and not left:
            return kept(self._workspace, self._cache, task, known, NOTHING, found)
        sent = replace(task, goals=left, reasons={})
        return Parcel(pickle.dumps((sent, files), pickle.HIGHEST_PROTOCOL), _Kept(found, known))

    def _unpacked(self, task: Task, had: _Kept, told: Product) -> Outcome:
        _refuse_other_fonts(task, told)
        wanted = {goal.path for goal in task.goals}
        for path, data in told.finished.items():
            if path in wanted:
                self._workspace.put(self._workspace.root / path, data)
        for key, note in told.notes:
            self._cache.note(key, note)
        known = told.known
        if had.known:
            known = replace(known, parts={**had.known.parts, **known.parts})
        return kept(self._workspace, self._cache, task, known, told.built, had.found)

    def _remembered(self, held: HeldWorkspace, task: Task) -> Keyed | None:
        """What a task follows from, where the cache knows it: nothing is parsed here. None where it does not."""
        if self._shared.choice.force:
            return None
        read = Read(held, task)

        def known(text_id: str, locale: str) -> Passages:
            found = recorded(read.key(text_id, locale), self._cache.record)
            if found is None:
                raise KeyError(text_id)
            read.found.append((f"locales/{locale}/{text_id}.po", read.key(text_id, locale), found))
            return found

        try:
            told = keyed(held, task, known)
        except KeyError:
            return None
        return replace(told, passages=tuple(read.found))


def _refuse_other_fonts(task: Task, told: Product) -> None:
    """Whether a letter asks for fonts of the system is known once pages are set, so they may not have been compared."""
    used = {entry.inputs["font:system"] for entry in told.built.entries if "font:system" in entry.inputs}
    if used - set(system_fonts().values() if used else ()):
        raise MaterialError(
            f"{task}: letters that no packaged font has were set in fonts of the worker's system, which has others",
            "Install the same fonts on the workers, or build it here, without --executor.",
        )


def _own_files(workspace: Workspace, task: Task) -> Sequence[Path]:
    texts = texts_of(workspace, task.job)
    return [workspace.text_path(text) for text in texts] + [
        workspace.root / path for path in catalogues_of(workspace, task.job)
    ]


def _shared_files(workspace: Workspace, tasks: Iterable[Task]) -> Sequence[Path]:
    found = list(workspace.override_paths())
    goals: list[Goal] = []
    for task in tasks:
        goals += task.goals
        if isinstance(task.job, VolumeJob) and workspace.settings.publications[task.job.publication].indexes:
            found += [workspace.root / name for name in (GLOSSARY_FILE, NAMES_FILE)]
    profile = workspace.settings.press.profile
    if profile and any(goal.press for goal in goals):
        found.append(workspace.root / profile)
    return list(dict.fromkeys(found))

"""What is out of date of single texts and publications, asked of the same engine as `dragoman build` asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import DragomanError, WorkspaceError
from dragoman.pipeline.freshness import Freshness
from dragoman.pipeline.loading import open_workspace
from dragoman.pipeline.parts import catalogue_parts, catalogues_of, file_parts, key_of
from dragoman.pipeline.planning import EditionJob, Wanted, plan
from dragoman.pipeline.publications import VolumeJob, plan_publication
from dragoman.pipeline.running import cache_of
from dragoman.pipeline.tasks import Choice, Goal, Task
from dragoman.workspace import SETTINGS_FILE, HeldWorkspace, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What is watched, as the command line says; what is empty is as the settings say."""

    names: tuple[str, ...] = ()
    """Texts and publications; () for all."""
    wanted: Wanted = Wanted()  # noqa: RUF009 - frozen
    formats: tuple[str, ...] = ()
    choice: Choice = Choice(draft_incomplete=True)  # noqa: RUF009 - frozen
    press: bool = False
    cache: Path | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be built of a text or a publication."""

    tasks: tuple[tuple[Task, Mapping[str, str]], ...] = ()
    """Each with the digests of what its artifacts follow from, by path."""
    names: tuple[str, ...] = ()
    """What its editions are told as, those that are up to date among them."""
    error: DragomanError | None = None
    """Why nothing can be said of it."""
    gone: bool = False
    """Whether there is no such text any more."""


def opened(root: Path) -> Workspace:
    """The workspace in this very folder. Raises WorkspaceError when there is none, or its settings cannot be used."""
    if not (root / SETTINGS_FILE).is_file():
        raise WorkspaceError(f"{root}: there is no {SETTINGS_FILE} any more", "It is waited for: bring it back.")
    return open_workspace(root)


class Looking:
    """Holds what is known of the artifacts in memory, and asks of single texts and publications."""

    def __init__(self, workspace: Workspace, asked: Asked) -> None:
        self.workspace = workspace
        self.asked = asked
        self.fresh = Freshness(workspace, cache_of(workspace, asked.cache))
        self._held: HeldWorkspace = workspace.held()

    def check(self) -> None:
        """UsageError for a name that is no text and no publication; to be asked once, at the beginning."""
        alone = [name for name in self.asked.names if name not in self.workspace.settings.publications]
        if alone:
            self.workspace.resolve(alone)

    @property
    def files(self) -> tuple[str, ...]:
        """Files beside texts, catalogues and templates that are to be watched: paths in the workspace."""
        profile = self.workspace.settings.press.profile
        return (profile,) if profile and self.asked.press else ()

    def owners(self) -> tuple[str, ...]:
        """All texts and publications that are watched."""
        names = self.asked.names
        volumes = self.workspace.settings.publications
        texts: Iterable[str] = [name for name in self._canonical() if name not in volumes]
        if not names:
            with suppress(OSError):  # The folder may go this very moment.
                texts = self.workspace.text_ids()
        return (*texts, *(name for name in volumes if name in names or not names))

    def watched(self, texts: Iterable[str], *, volumes: bool = False) -> tuple[str, ...]:
        """Of these texts those that are watched, and the publications that join them, or all."""
        names, changed = self._canonical(), set(texts)
        found = [text for text in texts if text in names or not names]
        for name, said in self.workspace.settings.publications.items():
            if (name in names or not names) and (volumes or changed & set(said.texts)):
                found.append(name)
        return tuple(dict.fromkeys(found))

    def renew(self, workspace: Workspace | None = None) -> HeldWorkspace:
        """Look at the files as they are now; the workspace as it is read from here on, each file once."""
        self.workspace = workspace or self.workspace
        self._held = self.workspace.held()
        self.fresh.again(self._held)
        return self._held

    def look(self, owner: str) -> Seen:
        """What is out of date of a text or a publication."""
        try:
            jobs = self._jobs(owner)
            found = [
                (self.fresh.task(job, self.asked.formats or None, self.asked.choice, press=self.asked.press), job)
                for job in jobs
            ]
            tasks = tuple(
                (task, {goal.path: self._key(job, goal) for goal in task.goals}) for task, job in found if task
            )
        except DragomanError as error:
            return Seen(gone=True) if self._gone(owner) else Seen(error=error)
        except OSError as error:
            return Seen(error=WorkspaceError(
                f"{owner}: cannot be looked at ({error.strerror or error})", "It is looked at again when it is saved.",
            ))  # fmt: skip
        return Seen(tasks, tuple(str(Task(job, (), {})) for job in jobs), gone=not jobs and self._gone(owner))

    def _jobs(self, owner: str) -> Sequence[EditionJob | VolumeJob]:
        asked, locale_of = self.asked, self.fresh.locale_of
        if owner in self.workspace.settings.publications:
            named = owner in asked.names
            return plan_publication(self._held, owner, asked.wanted, named=named, locale_of=locale_of)
        return () if self._gone(owner) else plan(self._held, owner, asked.wanted, locale_of(owner))

    def _gone(self, owner: str) -> bool:
        if owner in self.workspace.settings.publications:
            return False
        file = self.workspace.root / "texts" / f"{owner}.md"
        return not (file.exists() or file.is_symlink())

    def _canonical(self) -> tuple[str, ...]:
        """The names that were asked for, as ids."""
        return tuple(Path(name).stem if name.endswith(".md") else name for name in self.asked.names)

    def _key(self, job: EditionJob | VolumeJob, goal: Goal) -> str:
        """Digest of all that an artifact follows from, which tells whether a build that is under way is still right."""
        fresh = self.fresh
        files = (*goal.shared, *file_parts(self._held, job, goal.form, fresh.digests.of))
        try:
            parts, _ = catalogue_parts(self._held, job, fresh.passages_of)
        except Exception:  # Also a fault of the program, which is told by who builds.
            parts = tuple((path, fresh.digests.of(path)) for path in catalogues_of(self._held, job))
        return key_of(files + parts)

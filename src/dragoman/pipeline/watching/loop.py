"""What is decided while a workspace is watched: where to look, what is built first, what is told.

One thread decides everything. It makes pages for screens itself, since that takes no longer than to have it done;
what is laid out on paper is made by processes that can be ended when somebody saves once more.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from dragoman.model import DragomanError, Finding, MaterialError, Position, Severity, WorkspaceError
from dragoman.pipeline.making import Outcome, make
from dragoman.pipeline.parts import key_of, known_beforehand
from dragoman.pipeline.running import Build
from dragoman.pipeline.state import MANIFEST
from dragoman.pipeline.watching.looking import Looking, Seen, opened
from dragoman.pipeline.watching.telling import Built, Changed, Noted, Told, Troubled
from dragoman.pipeline.watching.touching import touched
from dragoman.pipeline.watching.troubles import Trouble, Troubles
from dragoman.pipeline.watching.waiting import Item, Waiting, parted
from dragoman.pipeline.watching.workers import Done, Workers
from dragoman.workspace import SETTINGS_FILE, HeldWorkspace

SLICE = 20
"""Texts that are looked at between one look for further changes and the next."""
FEW = 12
"""Artifacts that are built one by one, so that each is there as soon as can be; where there are more, editions go
whole, which takes less work and leaves the watcher free."""
MANY = 20
"""Files that change at once when no person saves: somebody checks a branch out, and more will follow."""
PAUSE = 0.12
"""Seconds without a change after which such a burst is over, or a file that is empty or gone is meant to be so."""
_PATIENCE = 3.0
"""Seconds after which that is not waited for any longer."""

Events = SimpleQueue["Changed | Done"]


class Loop:
    """The watcher without its clocks: changes and results come in by ``events``."""

    def __init__(self, looking: Looking, events: Events, workers: Workers) -> None:
        self.root = looking.workspace.root
        self.stirred = False
        """Whether anything changed since everything was looked at."""
        self._looking = looking
        self._events = events
        self._workers = workers
        self._build = Build(looking.fresh, looking.asked.choice)
        self._waiting = Waiting()
        self._troubles = Troubles()
        self._troubles.hear(SETTINGS_FILE, "", looking.workspace.findings)  # Whoever opened it has told them.
        self._failed: dict[str, str] = {}
        """By path, what an artifact followed from when it could not be made well: it would fail again."""
        self._looks: dict[str, float | None] = dict.fromkeys(looking.owners())
        """Whom to look at, and since when."""
        self._known = {*self._looks}
        self._publications = {*looking.workspace.settings.publications}
        self._edited: dict[str, int] = {}
        self._edits = 0
        self._usable = True
        self._gone: set[str] = set()
        self._unsaved = False

    def settle(self) -> Iterator[Told]:
        """Take up what happened, until all is built; errors end nothing."""
        while True:
            yield from self._take(self._drained())
            if not self._waiting.next(here=True):
                self._hand_out()  # Nothing else takes time from a page that somebody waits for.
            if self._looks and self._usable and self._present():
                yield from self._look()
            elif item := self._waiting.next(here=True):
                self._waiting.remove(item)
                asked = self._looking.asked
                yield from self._done(item, make(item.workspace, self._looking.fresh.cache, asked.choice, item.task))
            elif self._workers.items:
                yield from self._take([self._events.get()])
            elif self._events.empty():
                self._workers.rest()
                return

    def wait(self, timeout: float | None) -> bool:
        """Wait until something happens, for ``settle`` to take up; False when nothing did in ``timeout`` seconds."""
        try:
            event = self._events.get(timeout=timeout)
        except Empty:
            return False
        self._events.put(event)
        return True

    def remember(self) -> Iterator[Told]:
        """Write the manifest and what is remembered, where there is anything new."""
        if not (self._unsaved or self._looking.fresh.touched) or not self._present():
            return
        self._unsaved = False
        found: list[Trouble] = []
        try:
            self._looking.renew()
            self._build.finish()
        except DragomanError as error:
            found.append(error)
        yield from self._hear(MANIFEST, "", found)

    def look_again(self) -> None:
        """Look at everything at the next ``settle``."""
        self.stirred = False
        if self._usable:
            self._looks = dict.fromkeys(self._everybody()) | self._looks

    def end(self) -> None:
        """End what is under way, and remember what is finished."""
        self._workers.end()
        for event in self._drained():
            if isinstance(event, Done) and event.result is not None:
                self._note(event.result)
        with suppress(DragomanError):
            list(self.remember())

    def _drained(self) -> list[Changed | Done]:
        found: list[Changed | Done] = []
        with suppress(Empty):
            while True:
                found.append(self._events.get_nowait())
        return found

    def _take(self, events: Iterable[Changed | Done]) -> Iterator[Told]:
        """Take results over, and find out where changes say to look."""
        paths: set[str] = set()
        moment = began = time.monotonic()
        pending = list(events)
        while pending:
            for event in pending:
                if isinstance(event, Done):
                    yield from self._finished(event)
                else:
                    paths |= event.paths
                    moment = min(moment, event.moment)
            pending = []
            if paths and self._unfinished(paths) and time.monotonic() - began < _PATIENCE:
                with suppress(Empty):
                    pending = [self._events.get(timeout=PAUSE), *self._drained()]
        concerned = touched(paths, frozenset(self._looking.files))
        if not concerned:
            return
        self.stirred = True
        if concerned.settings or concerned.everything:
            yield from self._open(everything=concerned.everything, moment=moment)
        owners = self._looking.watched(concerned.texts, volumes=concerned.volumes)
        if owners:
            self._edits += 1
            self._edited |= dict.fromkeys(owners, self._edits)
            older = {one: at for one, at in self._looks.items() if one not in owners}
            self._looks = {**dict.fromkeys(owners, moment), **older}

    def _unfinished(self, paths: set[str]) -> bool:
        """Whether more is likely to follow at once: of a burst, or of a file that is being written anew."""
        concern = [path for path in paths if touched([path])]
        if len(concern) > MANY:
            return True
        for path in concern:
            try:
                if (self.root / path).stat().st_size == 0:
                    return True
            except OSError:
                return True
        return False

    def _open(self, *, everything: bool, moment: float) -> Iterator[Told]:
        """Read the settings anew; what cannot be used is told, and waited for."""
        before = self._looking.workspace
        try:
            now = opened(self.root)
        except DragomanError as error:
            self._usable = False
            for owner in {item.task.id for item in (*self._waiting, *self._workers.items)}:
                self._replace(owner, ())
            yield from self._hear(SETTINGS_FILE, "", [error])
            return
        yield from self._hear(SETTINGS_FILE, "", now.findings)
        if not self._usable or everything or now.settings != before.settings:
            self._usable = True
            self._looking.renew(now)
            self._looks = dict.fromkeys(self._everybody(), moment)

    def _everybody(self) -> list[str]:
        """All texts and publications, those that are no more among them; what was edited last comes first."""
        owners = self._looking.owners()
        gone = self._known.difference(owners)
        for owner in gone:
            self._replace(owner, ())
        self._known = {*owners}
        texts = (one for one in sorted(gone) if one not in self._publications)
        self._publications = {*self._looking.workspace.settings.publications}
        return sorted((*owners, *texts), key=lambda one: -self._edited.get(one, 0))

    def _present(self) -> bool:
        """Whether the workspace is there: what is remembered would make its folder anew."""
        return (self.root / SETTINGS_FILE).is_file()

    def _look(self) -> Iterator[Told]:
        try:
            held = self._looking.renew()
        except DragomanError as error:
            self._looks.clear()
            yield from self._hear(MANIFEST, "", [error])
            return
        owners = list(self._looks)[:SLICE]
        for owner in owners:
            moment = self._looks.pop(owner)
            yield from self._seen(owner, self._looking.look(owner), moment, held)
        self._unsaved = self._unsaved or self._looking.fresh.state.changed

    def _seen(self, owner: str, seen: Seen, moment: float | None, held: HeldWorkspace) -> Iterator[Told]:
        if seen.gone:
            self._replace(owner, ())
            for name in self._troubles.names(owner):
                self._troubles.forget(name)
            if owner not in self._gone and any(path.startswith(f"dist/{owner}/") for path in
                                               self._looking.fresh.state.artifacts):  # fmt: skip
                yield Noted(f"{owner}: its text is gone; `dragoman clean` removes what was built of it")
            self._gone.add(owner)
            return
        self._gone.discard(owner)
        if seen.error:
            self._replace(owner, ())
            yield from self._hear(owner, "", [seen.error])
            return
        yield from self._hear(owner, "", [])
        known = {path: key for _, keys in seen.tasks for path, key in keys.items()}
        for name in self._troubles.names(owner):
            if name not in seen.names:
                self._troubles.forget(name)
            elif self._troubles.whole(name, known):
                yield Noted(f"{name}: whole again")
        under_way = self._still_right(owner, known)
        items: list[Item] = []
        hurried = sum(not one.whole for one in self._waiting if one.task.id != owner)
        for task, keys in seen.tasks:
            goals = tuple(
                goal for goal in task.goals
                if goal.path not in under_way and self._failed.get(goal.path) != keys[goal.path]
            )
            if goals:
                item = Item(
                    replace(task, goals=goals), keys, self._looking.workspace, self._edited.get(owner, 0), moment
                )
                few = hurried + sum(not one.whole for one in items) < FEW
                screens = all(goal.form == "html" for goal in goals)
                items += parted(item, held) if few and (screens or moment is not None) else [item]
        self._replace(owner, items, keep=under_way)

    def _still_right(self, owner: str, known: dict[str, str]) -> frozenset[str]:
        """Paths of artifacts that are under way, and are made of the files as they are now."""
        return frozenset(
            path for item in self._workers.items if item.task.id == owner
            and all(known.get(path) == key for path, key in item.keys.items()) for path in item.keys
        )  # fmt: skip

    def _replace(self, owner: str, items: Iterable[Item], keep: frozenset[str] = frozenset()) -> None:
        """Build this of an owner from now on; what is under way of it ends, unless it is to be kept."""
        for item in self._workers.items:
            if item.task.id == owner and not keep.issuperset(item.keys):
                self._workers.abandon(item)
        self._waiting.replace(owner, items)

    def _hand_out(self) -> None:
        while item := self._waiting.next(here=False):
            if not self._workers.free(urgent=item.edited > 0):
                return
            self._waiting.remove(item)
            self._workers.begin(item)

    def _finished(self, done: Done) -> Iterator[Told]:
        item = done.item
        if done.result is not None:
            yield from self._done(item, done.result)
        elif not item.tries:
            yield Troubled(Finding(
                "worker-died", Severity.WARNING,
                f"A process that built was ended from outside; begun again: {item.name}.",
                "Often there was too little memory: fewer processes (-j) need less.", Position(),
            ))  # fmt: skip
            self._waiting.add(replace(item, tries=1))
        else:
            yield from self._done(item, Outcome(item.task, error=MaterialError(
                f"{item.name}: the process that built it was ended twice",
                "Often there was too little memory: watch with fewer processes (-j 1).",
            )))  # fmt: skip

    def _done(self, item: Item, outcome: Outcome) -> Iterator[Told]:
        self._note(outcome)
        found: tuple[Trouble, ...] = (outcome.error,) if outcome.error else outcome.findings
        text = item.task.text
        place = SETTINGS_FILE if text is None else f"texts/{text}.md"
        made = {one.path: one for one in outcome.artifacts}
        for path, key in item.keys.items():
            if path in made and key_of(known_beforehand(made[path].made.parts)) != key:
                self._looks.setdefault(item.task.id, item.noticed)  # Its files changed before it was begun.
            if _fails_again(outcome):
                self._failed[path] = key
            else:
                self._failed.pop(path, None)
            yield from self._hear(item.name, path, found, place)
        for artifact in outcome.artifacts:
            yield Built(artifact, None if item.noticed is None else time.monotonic() - item.noticed)

    def _note(self, outcome: Outcome) -> None:
        self._build.note(outcome)
        self._unsaved = self._unsaved or bool(outcome.artifacts)

    def _hear(self, name: str, path: str, found: Iterable[Trouble], place: str = "") -> Iterator[Told]:
        new, mended = self._troubles.hear(name, path, found)
        yield from (Troubled(one, place or name) for one in new)
        if mended:
            yield Noted(f"{name}: whole again")


def _fails_again(outcome: Outcome) -> bool:
    """Whether the same material would come to the same bad end; a full disk may have room the next time."""
    if outcome.error:
        return not isinstance(outcome.error, WorkspaceError)
    return any(one.severity is Severity.ERROR for one in outcome.findings)


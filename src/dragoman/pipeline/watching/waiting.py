"""What is to be built and waits for its turn: the newest edit first, and of that first what is soonest there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.pipeline.publications import VolumeJob
from dragoman.pipeline.tasks import Task
from dragoman.workspace import Workspace

_RANKS = {"html": 0, "pdf": 1, "epub": 2}
_PRINTED = 3
_WHOLE = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A task, or the part of one that leaves one artifact."""

    task: Task
    keys: Mapping[str, str]
    """Digest of what each artifact follows from as its files were looked at, by path."""
    workspace: Workspace
    """Where it is read from: for what is made at once, with the files that were read when it was looked at."""
    edited: int = 0
    """Number of the edit that asked for it; 0 for what nobody edited since the watcher began."""
    noticed: float | None = None
    """When that was, in seconds of a clock that only goes forward."""
    whole: bool = True
    """Whether it is all that is to be done of its job."""
    here: bool = False
    """Whether it is made in the watcher's own process."""
    tries: int = 0

    @property
    def name(self) -> str:
        """What it is told as: text or publication, and locales."""
        return str(self.task)

    @property
    def order(self) -> tuple[int, bool, int]:
        """By which items are sorted."""
        goal = self.task.goals[0]
        rank = _WHOLE if self.whole else _PRINTED if goal.press else _RANKS[goal.form]
        return (-self.edited, isinstance(self.task.job, VolumeJob), rank)


def parted(item: Item, held: Workspace) -> Iterator[Item]:
    """An item as one of each artifact, so that none waits for another; HTML of a text is made here, from ``held``."""
    for goal in item.task.goals:
        task = replace(item.task, goals=(goal,), reasons={goal.path: item.task.reasons.get(goal.path, ())})
        here = goal.form == "html" and not isinstance(task.job, VolumeJob)
        yield replace(
            item, task=task, keys={goal.path: item.keys[goal.path]}, here=here, whole=False,
            workspace=held if here else item.workspace,
        )  # fmt: skip


class Waiting:
    """Items by their turn; those of one text or publication (the owner) replace each other."""

    def __init__(self) -> None:
        self._items: list[Item] = []

    def replace(self, owner: str, items: Iterable[Item]) -> None:
        """What is to be built of an owner is this now, and nothing else."""
        self._items = [one for one in self._items if one.task.id != owner]
        self._items += items
        self._items.sort(key=lambda one: one.order)  # Stable: in the order of the texts where all else is equal.

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def add(self, item: Item) -> None:
        """One more, beside what waits of its owner."""
        self._items = sorted([*self._items, item], key=lambda one: one.order)

    def next(self, *, here: bool) -> Item | None:
        """The item whose turn it is, of those that are made here, or of the others; it waits on."""
        return next((one for one in self._items if one.here is here), None)

    def remove(self, item: Item) -> None:
        """Its turn has come."""
        self._items = [one for one in self._items if one is not item]

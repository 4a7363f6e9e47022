"""A watcher that is driven by hand: changes are told to it, and what it would have others build is built at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from dragoman.model import Finding
from dragoman.pipeline import BuildChoice, open_workspace
from dragoman.pipeline.making import make
from dragoman.pipeline.watching import Asked, Built, Noted, Told
from dragoman.pipeline.watching.looking import Looking
from dragoman.pipeline.watching.loop import Loop
from dragoman.pipeline.watching.telling import Changed
from dragoman.pipeline.watching.waiting import Item
from dragoman.pipeline.watching.workers import Done


@dataclass
class AtOnce:
    """Workers that build in this process. ``held`` says of an item that it is begun and never done."""

    put: Callable[[Done], None]
    asked: Asked
    held: Callable[[Item], bool] = lambda item: False
    begun: list[str] = field(default_factory=list)
    abandoned: list[str] = field(default_factory=list)
    items: tuple[Item, ...] = ()
    forgets: bool = False
    """Whether what is held is no longer under way: its process died."""
    cache: Any = None

    def free(self, *, urgent: bool) -> bool:
        return len(self.items) < 1 + urgent

    def begin(self, item: Item) -> None:
        self.begun += item.keys
        if self.held(item):
            if self.forgets:
                return
            self.items = (*self.items, item)
        else:
            self.put(Done(item, make(item.workspace, self.cache, self.asked.choice, item.task)))

    def abandon(self, item: Item) -> None:
        self.abandoned += item.keys
        self.items = tuple(one for one in self.items if one is not item)

    def rest(self) -> None:
        pass

    def end(self) -> None:
        self.items = ()


class Driven:
    """A watcher over a workspace; ``after`` says what it told of changes."""

    def __init__(self, folder: Path, asked: Asked | None = None) -> None:
        asked = asked or Asked(choice=BuildChoice(draft_incomplete=True))
        self.events: SimpleQueue[Any] = SimpleQueue()
        looking = Looking(open_workspace(folder), asked)
        looking.check()
        self.workers = AtOnce(self.events.put, asked, cache=looking.fresh.cache)
        self.loop = Loop(looking, self.events, self.workers)

    def after(self, *paths: str) -> list[str]:
        """What is told once these paths changed: names of files, ``!code`` or ``!message``, sentences."""
        if paths:
            self.events.put(Changed(frozenset(paths), time.monotonic()))
        return said(self.loop.settle())


def said(happening: Iterable[Told]) -> list[str]:
    """What was told, in short."""
    return [_said(told) for told in happening]


def _said(told: Told) -> str:
    if isinstance(told, Built):
        return Path(told.artifact.path).name + (" (draft)" if told.artifact.made.draft else "")
    if isinstance(told, Noted):
        return told.message
    return f"!{told.trouble.code if isinstance(told.trouble, Finding) else told.trouble.message}"

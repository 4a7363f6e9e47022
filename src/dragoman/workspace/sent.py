"""A workspace that came as values: a job is built from it where the folder itself is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.model import DragomanError, MaterialError
from dragoman.workspace.folder import HeldWorkspace, Workspace, checked_id

Sent = bytes | DragomanError | None
"""What a file holds, or why it cannot be read; None where there is none."""


@dataclass(frozen=True, slots=True)
class SentWorkspace(HeldWorkspace):
    """A workspace of which nothing is there but what was sent. No disk is read, and what is put into it is kept."""

    sent: Mapping[str, Sent] = field(default_factory=dict)
    """By path relative to the workspace."""
    finished: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """What was put into it, by path relative to the workspace."""

    def text_ids(self) -> tuple[str, ...]:
        """The ids of the texts that were sent, sorted."""
        return tuple(sorted(Path(path).stem for path in self._there("texts/", ".md")))

    def catalogue_locales(self, text_id: str) -> tuple[str, ...]:
        """The locales of the catalogues of a text that were sent, sorted."""
        return tuple(sorted(Path(path).parent.name for path in self._there("locales/", f"/{checked_id(text_id)}.po")))

    def read(self, path: Path) -> bytes:
        """What was sent of a file, or the error that reading it ended with; MaterialError for what was not sent."""
        data = self.read_if_there(path)
        if data is None:
            raise MaterialError(
                f"{self.relative(path)}: cannot be read ({os.strerror(errno.ENOENT)})", "Mend its permissions."
            )
        return data

    def read_if_there(self, path: Path) -> bytes | None:
        """As ``read``, but None for a file that was not there."""
        name = self.relative(path)
        if name not in self.sent:
            raise MaterialError(
                f"{name}: was not sent to the worker", "This is a fault of the program: please report it."
            )
        data = self.sent[name]
        if isinstance(data, DragomanError):
            raise data
        return data

    def has(self, path: Path) -> bool:
        """Whether a file was there."""
        return self.sent.get(self.relative(path)) is not None

    def put(self, path: Path, data: bytes) -> None:
        """Keep a finished file, to be sent back."""
        self.finished[self.relative(path)] = data

    def override_paths(self) -> tuple[Path, ...]:
        """The files of the user's page templates, sorted."""
        return tuple(sorted(self.root / path for path in self._there("templates/", "")))

    def held(self) -> HeldWorkspace:
        """Itself: nothing of it changes."""
        return self

    def _there(self, start: str, end: str) -> Iterable[str]:
        return (path for path, data in self.sent.items()
                if data is not None and path.startswith(start) and path.endswith(end))  # fmt: skip


def as_sent(workspace: Workspace, paths: Iterable[Path]) -> dict[str, Sent]:
    """Files of a workspace as values to be sent, by path relative to it."""
    found: dict[str, Sent] = {}
    for path in paths:
        try:
            found[workspace.relative(path)] = workspace.read_if_there(path)
        except DragomanError as error:
            found[workspace.relative(path)] = error
    return found

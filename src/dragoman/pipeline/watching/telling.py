"""What a watcher hears and tells: values that go between its threads and to whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.pipeline.making import Artifact
from dragoman.pipeline.watching.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Changed:
    """Something happened to files."""

    paths: frozenset[str]
    """Relative to the workspace, with forward slashes; "" is the workspace itself."""
    moment: float
    """When that was noticed, in seconds of a clock that only goes forward."""


@dataclass(frozen=True, slots=True)
class Built:
    """An artifact that is in dist/ now."""

    artifact: Artifact
    seconds: float | None
    """Since the change that asked for it was noticed; None where nothing changed since the watcher began."""


@dataclass(frozen=True, slots=True)
class Troubled:
    """Something is wrong; the last good artifact stays."""

    trouble: Trouble
    place: str = ""
    """Path of what it is wrong with, where a finding says none."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence on what happened."""

    message: str


Told = Built | Troubled | Noted

"""What is to be built, artifact by artifact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.pipeline.planning import EditionJob
from dragoman.pipeline.publications import VolumeJob


@dataclass(frozen=True, slots=True)
class Goal:
    """One artifact that a job is to leave in dist/."""

    path: str
    """Relative to the workspace."""
    form: str
    press: bool
    shared: tuple[tuple[str, str], ...]
    """Name and digest of what many artifacts follow from: settings, tools, fonts, the program."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job of which some artifacts are missing or out of date."""

    job: EditionJob | VolumeJob
    goals: tuple[Goal, ...]
    """Those artifacts alone."""
    reasons: Mapping[str, tuple[str, ...]]
    """Why, by path of the artifact; to be told."""

    @property
    def id(self) -> str:
        """Id of the text or the publication."""
        return self.job.publication if isinstance(self.job, VolumeJob) else self.job.text

    @property
    def text(self) -> str | None:
        """Id of the text; None for a publication."""
        return None if isinstance(self.job, VolumeJob) else self.job.text

    def __str__(self) -> str:
        return f"{self.id} {'+'.join(self.job.locales)}"


@dataclass(frozen=True, slots=True)
class Choice:
    """How builds are to be made: what the options of the command say."""

    draft: bool = False
    draft_incomplete: bool = False
    prove: bool = True
    force: bool = False

    def draft_of(self, *, complete: bool) -> bool | None:
        """Whether an edition is to be a draft; None where it is refused as it is not complete."""
        if self.draft:
            return True
        return False if complete else True if self.draft_incomplete else None

"""What is known of the artifacts in dist/: their bytes, and all that they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Font:
    """A font that pages may be set in, in the words of its own ``name`` table (OpenType, ``name``)."""

    file: str
    name: str
    version: str
    licence: str
    """The address of the licence, else its words."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One artifact: a file of a text or of a publication, of any format."""

    path: str
    """Relative to the workspace, with forward slashes."""
    sha256: str
    """Of its bytes, in hexadecimal digits, as every other here."""
    size: int
    """Bytes."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of all that its bytes follow from, by name: files of the workspace by their path, the rest with a colon
    (``settings:``, ``templates:built-in``, ``font:…``, ``tools:``)."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The values of settings that it was made with; JSON values."""
    tools: Mapping[str, str] = field(default_factory=dict)
    """Versions of the programs and libraries that made it, by name."""
    coverage: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Units and words by target locale; JSON values."""
    draft: bool = False
    proven: bool = False
    """Whether its bytes were proven before they were written."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All artifacts of which something is known."""

    entries: tuple[Entry, ...] = ()
    """One a path, sorted by it."""
    fonts: tuple[Font, ...] = ()
    """The fonts that come with the program, in which pages are set unless their script needs one of the system."""

    def entry(self, path: str) -> Entry | None:
        """What is known of an artifact."""
        return next((entry for entry in self.entries if entry.path == path), None)


def merged(old: Manifest, new: Manifest, digests: Mapping[str, str]) -> Manifest:
    """``new`` with those entries of ``old`` that it says nothing of and that are still true.

    ``digests`` are the SHA-256 of the files that are there, by path. What is gone or holds other bytes is dropped: an
    entry is never kept for bytes that it does not describe.
    """
    found = {entry.path: entry for entry in old.entries if digests.get(entry.path) == entry.sha256}
    found |= {entry.path: entry for entry in new.entries}
    return Manifest(tuple(found[path] for path in sorted(found)), new.fonts or old.fonts)


def changed_inputs(entry: Entry, now: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the inputs that are no longer what an artifact was made of, changed, new or gone; sorted.

    ``now`` holds the kinds of inputs to compare: names without a colon, and those with one that it has itself.
    """
    then = {name: digest for name, digest in entry.inputs.items() if ":" not in name or name in now}
    return tuple(sorted(name for name in {*then, *now} if then.get(name) != now.get(name)))


def by_path(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries sorted by path, the last of each path."""
    found = {entry.path: entry for entry in entries}
    return tuple(found[path] for path in sorted(found))

"""What the last builds left to know, in one compact file: .dragoman/state.json.

It says what every artifact was made of, and saves reading and parsing files that did not change. It is never needed:
without it, or when it is damaged, everything is read, and what is not known to be up to date is built.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.model import DragomanError
from dragoman.workspace import write_file
from dragoman.workspace.digests import Digests, moment

FOLDER = ".dragoman"
MANIFEST = "dist/manifest.json"
_NAME = "state.json"
_VERSION = 1
_SEAL = b'{"checksum":"'


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of one artifact."""

    sha256: str
    parts: tuple[tuple[str, str], ...]
    """Name and digest of all that its bytes follow from, in order; see ``pipeline.parts``."""
    raw: tuple[tuple[str, str], ...] = ()
    """Catalogues as files, which the manifest names: they may change where nothing does that an edition uses."""
    draft: bool = False
    complete: bool = True
    """Whether everything was translated."""
    proven: bool = False
    faulty: bool = False
    """Whether there were findings of severity error: they are told again as long as they are there."""


@dataclass(slots=True)
class State:
    """What is remembered, and what this run adds to it. Tables are of JSON values."""

    root: Path
    artifacts: dict[str, Made] = field(default_factory=dict)
    """By path relative to the workspace."""
    texts: dict[str, Any] = field(default_factory=dict)
    """By id: a key of all that it follows from, and the locale that the text is written in."""
    passages: dict[str, Any] = field(default_factory=dict)
    """By path of the catalogue: the same, and the digest of what editions use of it, and who translated."""
    values: dict[str, Any] = field(default_factory=dict)
    """What a digest of settings, tools, fonts or templates was made of, to say what changed."""
    machine: dict[str, Any] = field(default_factory=dict)
    """What the tool is; see ``pipeline.toolchain``."""
    files: dict[str, Any] = field(default_factory=dict)
    """Signatures and digests; see ``workspace.digests``."""
    manifest: str = ""
    """SHA-256 of the manifest as it was written: of another one nothing is believed."""
    dropped: set[str] = field(default_factory=set)
    """Artifacts that this run took away."""
    touched: set[str] = field(default_factory=set)
    """Artifacts that this run says something new of."""
    changed: bool = False
    """Whether one of the tables holds something new."""
    seal: str = ""
    """The checksum of the file as it was read or written last; while it has no other, nobody has written meanwhile."""

    def digests(self, read: Callable[[str], bytes]) -> Digests:
        """The digests of the files of the workspace, with those that are remembered."""
        return Digests(self.root, self.files, read, lambda: moment(self.root / FOLDER))

    def made(self, path: str, known: Made) -> None:
        """Note what an artifact was made of."""
        if self.artifacts.get(path) != known:
            self.artifacts[path] = known
            self.touched.add(path)

    def drop(self, path: str) -> None:
        """Forget an artifact."""
        self.artifacts.pop(path, None)
        self.dropped.add(path)


def within_dist(path: str) -> bool:
    """Whether a path that a manifest or a state tells is one of dist/: either may have been edited."""
    return path.startswith("dist/") and ".." not in path.split("/") and "\\" not in path


def load_state(root: Path) -> State:
    """What is remembered of a workspace; nothing where there is nothing, or what there is cannot be understood."""
    place = root / FOLDER / _NAME
    try:
        if (root / FOLDER).is_symlink() or place.is_symlink() or not place.is_file():
            return State(root)  # A pipe would never end, and a link may lead anywhere.
        with place.open("rb") as file:
            # Whatever else lies there, and were it gigabytes, is not read.
            data = _SEAL + file.read() if file.read(len(_SEAL)) == _SEAL else b"{}"
        told = json.loads(_unsealed(data))
        if told["version"] != _VERSION:
            return State(root)
        state = _parsed(root, told)
        state.seal = _seal_of(data)
        return state
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return State(root)


def save_state(state: State, digests: Digests) -> None:
    """Write what is remembered, with what another build has written meanwhile of other artifacts.

    Where nothing can be written, as on a disk that is read only, nothing is remembered.
    """
    if not (state.changed or state.touched or state.dropped or digests.changed):
        return
    folder = state.root / FOLDER
    with contextlib.suppress(OSError, DragomanError), _held(folder):
        if not state.seal or _seal_there(folder / _NAME) != state.seal:
            _take_over(state, load_state(state.root))
        # What this run did not look at stays: it is compared with the file when it is looked at.
        state.files = {**state.files, **digests.to_remember()}
        document = json.dumps(_document(state), ensure_ascii=False, separators=(",", ":"))
        data = sealed(document.encode("utf-8", "surrogatepass"))
        write_file(folder / _NAME, data)
        state.seal = _seal_of(data)
        state.touched.clear()
        state.dropped.clear()
        state.changed = False


def _take_over(state: State, others: State) -> None:
    """What another build has written meanwhile of what this one says nothing of."""
    for path, made in others.artifacts.items():
        if path not in state.touched and path not in state.dropped:
            state.artifacts[path] = made
    state.values = {**others.values, **state.values}
    state.files = {**others.files, **state.files}
    if not others.machine:
        # What lies there is no state: a link would be written through, and a file of any size be compared.
        (state.root / FOLDER / _NAME).unlink(missing_ok=True)


def _seal_there(place: Path) -> str:
    """The checksum at the head of a file, whether it is true or not; "" where there is none."""
    if place.is_symlink() or not place.is_file():
        return ""
    with place.open("rb") as file:
        return _seal_of(file.read(len(_SEAL) + 64))


def _seal_of(data: bytes) -> str:
    return data[len(_SEAL) : len(_SEAL) + 64].decode("ascii", "replace") if data.startswith(_SEAL) else ""


def sealed(document: bytes) -> bytes:
    """A JSON object with the SHA-256 of all that follows it as its first value: a bit that flips may still be JSON."""
    rest = document[1:]
    return _SEAL + hashlib.sha256(rest).hexdigest().encode() + b'",' + rest


def _unsealed(data: bytes) -> bytes:
    rest = data[len(_SEAL) + 66 :]
    if data[: -len(rest)] != _SEAL + hashlib.sha256(rest).hexdigest().encode() + b'",':
        raise ValueError("damaged")
    return b"{" + rest


def prepare(folder: Path) -> None:
    """Make a folder for what is remembered, which git passes over; an OSError where it cannot be made."""
    if folder.is_symlink():
        raise OSError(f"{folder} is a link")  # It may lead anywhere: a workspace can come from a stranger.
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists() and not ignored.is_symlink():
        ignored.write_text("# What dragoman remembers; safe to delete.\n*\n", encoding="utf-8")


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """One process at a time; the lock goes with its process."""
    prepare(folder)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _document(state: State) -> Mapping[str, Any]:
    numbers: dict[tuple[str, str], int] = {}

    def numbered(pairs: Iterable[tuple[str, str]]) -> list[int]:
        return [numbers.setdefault(pair, len(numbers)) for pair in pairs]

    artifacts = {
        path: [
            made.sha256, numbered(made.parts), numbered(made.raw),
            made.draft | made.complete << 1 | made.proven << 2 | made.faulty << 3,
        ]
        for path, made in sorted(state.artifacts.items())
    }  # fmt: skip
    used = {digest for _, digest in numbers}
    known = {*state.artifacts, MANIFEST}
    return {
        "version": _VERSION,
        "pairs": list(numbers),
        "artifacts": artifacts,
        "texts": state.texts,
        "passages": state.passages,
        "values": {digest: value for digest, value in sorted(state.values.items()) if digest in used},
        "machine": state.machine,
        "manifest": state.manifest,
        "files": {
            name: told for name, told in sorted(state.files.items()) if not name.startswith("dist/") or name in known
        },
    }


def _parsed(root: Path, told: Mapping[str, Any]) -> State:
    pairs = [(_string(name), _string(digest)) for name, digest in told["pairs"]]

    def named(indices: Sequence[int]) -> tuple[tuple[str, str], ...]:
        return tuple([pairs[index] for index in indices])

    artifacts = {
        path: Made(
            _string(digest), named(parts), named(raw), *[bool(flags & bit) for bit in (1, 2, 4, 8)]
        )
        for path, (digest, parts, raw, flags) in told["artifacts"].items()
    }
    tables = [told[name] for name in ("texts", "passages", "values", "machine", "files")]
    if not all(isinstance(table, dict) for table in tables):
        raise TypeError
    state = State(root, artifacts, *tables)
    state.manifest = _string(told["manifest"])
    return state


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value

"""What git knows and does: earlier versions of a file, and its own merge of lines."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

_LIMIT = 50
"""Versions looked at; a file that was away for longer has no known past."""

_COMMITS = 5000
"""Commits looked at for the last one of each day."""

_AT_ONCE = 300
"""Blobs read by one call of git."""


def earlier_versions(path: Path) -> tuple[bytes, ...]:
    """The versions of a file in git's history, the newest first, each once; none without git or a history."""
    log = _git(path.parent, "log", f"-n{_LIMIT}", "--format=%H", "--", path.name)
    if not log:
        return ()
    asked = [f"{revision}:./{path.name}" for revision in log.decode().split()]
    return tuple(dict.fromkeys(data for _, data in _blobs(path.parent, asked)))


def day_commits(folder: Path, name: str, days: int) -> tuple[tuple[date, str], ...]:
    """The last commit of each of the last ``days`` days on which something below ``name`` changed, oldest first.

    Looked at is the branch that is checked out, what was merged counting on the day of the merge; a day is that of the
    one who committed.
    """
    log = _git(folder, "log", "--first-parent", f"-n{_COMMITS}", "--format=%cs %H", "--", name)
    found: dict[date, str] = {}
    for line in (log or b"").decode("ascii", "replace").splitlines():
        day, _, commit = line.partition(" ")
        found.setdefault(date.fromisoformat(day), commit)
    return tuple(sorted(found.items())[-days:])


def files_of(folder: Path, commit: str, name: str) -> tuple[tuple[str, str], ...]:
    """(path relative to ``folder``, name of the blob) of each file below ``name`` in a commit."""
    listed = _git(folder, "ls-tree", "-r", "-z", commit, "--", f"{name}/") or b""
    entries = (line.partition(b"\t") for line in listed.split(b"\0") if line)
    return tuple((path.decode("utf-8", "replace"), head.split()[2].decode()) for head, _, path in entries)


def read_blobs(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each blob there is, a few hundred at a time."""
    for start in range(0, len(names), _AT_ONCE):
        yield from _blobs(folder, names[start : start + _AT_ONCE])


def _blobs(folder: Path, asked: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    answer = _git(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode()) or b""
    position = 0
    while position < len(answer):
        line_end = answer.index(b"\n", position)
        fields = answer[position:line_end].rsplit(b" ", 2)
        position = line_end + 1
        if len(fields) == 3 and fields[1] == b"blob":
            size = int(fields[2])
            yield fields[0].decode(), answer[position : position + size]
            position += size + 1


def merge_lines(ours: Path, base: Path, theirs: Path) -> bool:
    """Merge line by line into ``ours``, as git does without a driver; return whether that went without a conflict.

    None of the files is touched, and the answer is False, where git cannot be run.
    """
    names = [argument for name in ("ours", "base", "theirs") for argument in ("-L", name)]
    return _git(ours.parent, "merge-file", *names, *(str(path.resolve()) for path in (ours, base, theirs))) is not None


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What a git command prints; None when it fails or there is no git."""
    # Nothing is fetched and nobody is asked: a partial clone simply has no history.
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; names go after "--" or through its standard input
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the user's own git is meant
            input=given,
            capture_output=True,
            check=False,
            env=environment,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None

"""What git knows and does: earlier versions of a file, and its own merge of lines."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_LIMIT = 50
"""Versions looked at; a file that was away for longer has no known past."""


def earlier_versions(path: Path) -> tuple[bytes, ...]:
    """The versions of a file in git's history, the newest first, each once; none without git or a history."""
    log = _git(path.parent, "log", f"-n{_LIMIT}", "--format=%H", "--", path.name)
    if not log:
        return ()
    asked = "".join(f"{revision}:./{path.name}\n" for revision in log.decode().split())
    answer = _git(path.parent, "cat-file", "--batch", given=asked.encode()) or b""
    found: dict[bytes, None] = {}
    position = 0
    while position < len(answer):
        head, _, _ = answer[position:].partition(b"\n")
        position += len(head) + 1
        fields = head.rsplit(b" ", 2)
        if len(fields) == 3 and fields[1] == b"blob":
            size = int(fields[2])
            found[answer[position : position + size]] = None
            position += size + 1
    return tuple(found)


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

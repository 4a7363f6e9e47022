"""git's merge driver: three versions of a PO file → one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman import catalogue
from dragoman.catalogue.line_ends import unix_lines
from dragoman.catalogue.three_way import merge_three_way
from dragoman.model import DragomanError, Finding, MaterialError, Position, Severity
from dragoman.pipeline.git import merge_lines
from dragoman.workspace import write_file


@dataclass(frozen=True, slots=True)
class Driven:
    """What a merge came to."""

    clean: bool
    findings: tuple[Finding, ...] = ()


def drive_merge(base: Path, ours: Path, theirs: Path, name: str) -> Driven:
    """Merge three versions of the PO file ``name``; the result is written to ``ours``.

    With a conflict it is a valid PO file all the same: both translations are in it, fuzzy. Where one of the versions
    is no PO file, git's own merge of lines takes place, so that neither side is lost.
    """
    read = [_read(path) for path in (base, ours, theirs)]
    try:
        versions = [unix_lines(catalogue.parse(data, name)) for data in read]
        merged = merge_three_way(*versions)
        data = catalogue.verified(merged.catalogue)
    except DragomanError as error:
        return _by_lines(base, ours, theirs, name, error)
    write_file(ours, data)
    lines = {unit.key: unit.line for unit in catalogue.parse(data).units}
    findings = tuple(
        Finding(
            "both-translated",
            Severity.ERROR,
            f"Both sides translated “{_cut(key[1])}”, each differently: ours stands, theirs is in the comment, fuzzy.",
            "Choose one, take away the comment and the fuzzy mark, and `git add` the file.",
            Position(name, lines.get(key)),
        )
        for key in merged.conflicts
    )
    return Driven(not merged.conflicts, findings)


def _by_lines(base: Path, ours: Path, theirs: Path, name: str, error: DragomanError) -> Driven:
    clean = merge_lines(ours, base, theirs)
    if clean:
        try:
            catalogue.parse(_read(ours), name)
        except DragomanError:
            clean = False
    finding = Finding(
        "merged-by-lines",
        Severity.WARNING if clean else Severity.ERROR,
        f"A version of this file cannot be merged unit by unit ({error.message}), so it was merged line by line.",
        error.hint,
        Position(name),
    )
    return Driven(clean, (finding,))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MaterialError(
            f"{path}: cannot be read ({error.strerror})",
            "This command is meant for git: see docs/working-with-git.md.",
        ) from error


def _cut(source: str) -> str:
    line = " ".join(source.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

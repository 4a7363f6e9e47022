"""Safe repairs of the checks → catalogues."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman import catalogue
from dragoman.checks.fixing import repaired
from dragoman.checks.pair import Paper
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.checks.running import Repair, check_paper
from dragoman.model import JOINED, Selection, UnitKey
from dragoman.pipeline.checking import Job, look, read_file
from dragoman.workspace import write_file

_PASSES = 5
"""A repair may let another check see something; more rounds than this were never needed."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was repaired, or would be, in one PO file."""

    path: str
    units: int
    codes: tuple[tuple[str, int], ...]
    """How many repairs each check made."""
    difference: str
    """Unified diff of the file."""


def repair(job: Job, reference: Reference = NO_REFERENCE, *, dry_run: bool = False) -> Repaired | None:
    """Make the safe repairs of one catalogue; None when there is nothing to do.

    The file is written once, when all is done, by the one writer: read again and compared first. With ``dry_run``
    it is not. Raises what reading the material raises.
    """
    workspace = job.workspace
    path = workspace.catalogue_path(job.text, job.locale) if job.text else workspace.root / job.path
    shown = workspace.relative(path)
    before = workspace.read_if_there(path) if job.text else read_file(workspace, job.path)
    if before is None:
        return None
    looked = look(job, reference)
    if looked.error is not None:
        raise looked.error
    held = catalogue.parse(before, shown)
    counts: dict[str, int] = {}
    by_unit: dict[tuple[str, ...], list[Repair]] = {}
    for one in looked.repairs:
        by_unit.setdefault(one.pair.units, []).append(one)
    live = {catalogue.unit_id(unit.key): unit for unit in held.units if not unit.obsolete}
    targets: dict[UnitKey, str] = {}
    for ids, repairs in by_unit.items():
        there = [live[name] for name in ids if name in live and live[name].target != (JOINED,)]
        if len(there) != 1 or there[0].target != (repairs[0].pair.target,):
            continue  # Words of two units cannot be told apart by offsets, nor can forms of a plural.
        target, made = _through(repairs, job.selection)
        if target != there[0].target[0]:
            targets[there[0].key] = target
            for code in made:
                counts[code] = counts.get(code, 0) + 1
    if not targets:
        return None
    data = catalogue.patched(before, held, targets, shown)
    if not dry_run:
        write_file(path, data, read=before)
    return Repaired(shown, len(targets), tuple(sorted(counts.items())), _difference(before, data, shown))


def _through(repairs: Sequence[Repair], selection: Selection) -> tuple[str, list[str]]:
    """The translation with repairs made until none is left, and the codes of what was made."""
    from dragoman.checks.collection import checks

    pair = repairs[0].pair
    able = [check for check in checks() if check.fixes]
    left = tuple(repairs)
    made: list[str] = []
    for _ in range(_PASSES):
        made += [one.code for one in left]
        pair = replace(pair, target=repaired(pair.target, [one.fix for one in left]))
        alone = Paper(pair.text, pair.locale, pair.source_locale, (pair,), tag=pair.tag)
        left = check_paper(alone, able, selection).repairs
        if not left:
            break
    return pair.target, made


def _difference(before: bytes, after: bytes, path: str) -> str:
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    return "".join(difflib.unified_diff(old, new, path, path, n=2))

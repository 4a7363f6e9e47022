"""Safe repairs put into a translation."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.check import Fix


def repaired(target: str, fixes: Iterable[Fix]) -> str:
    """``target`` with the repairs made, by offsets of its Markdown; of two that overlap the first given is made.

    Of two that insert at one place the first given stands first.
    """
    made: list[Fix] = []
    for fix in fixes:
        if fix not in made and all(fix.end <= other.start or other.end <= fix.start for other in made):
            made.append(fix)
    # From the end, so that offsets stay true; of two at one place what was given last is put in first.
    for fix in sorted(made, key=lambda fix: (fix.start, fix.end, made.index(fix)), reverse=True):
        target = target[: fix.start] + fix.replacement + target[fix.end :]
    return target

"""What is to be said of pages, gathered: the same remark on many pages becomes one finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Finding, Position, Severity

FAMILY = "preflight"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding that does not know its page."""

    code: str
    """Without the ``preflight-`` in front."""
    severity: Severity
    message: str
    """One sentence without its full stop: the pages may be told after it. ``{things}`` in it stands for ``things``."""
    hint: str = ""
    found: str = ""
    expected: str = ""
    things: tuple[str, ...] = field(default=(), compare=False)
    """What it is about on this page; a finding on many pages names what it is about on any."""


@dataclass(slots=True)
class Remarks:
    """Remarks as they come up, and the pages they hold for. Page 0 is the whole file."""

    path: str
    _pages: dict[Remark, list[int]] = field(default_factory=dict)
    _things: dict[Remark, dict[str, None]] = field(default_factory=dict)

    def add(self, remarks: Iterable[Remark], page: int = 0) -> None:
        """Remember remarks on a page, counted from 1, or on the whole file."""
        for remark in remarks:
            pages = self._pages.setdefault(remark, [])
            if page not in pages[-1:]:
                pages.append(page)
            self._things.setdefault(remark, {}).update(dict.fromkeys(remark.things))

    def findings(self) -> tuple[Finding, ...]:
        """One finding a remark, in the order of their first pages."""
        ordered = sorted(self._pages.items(), key=lambda entry: entry[1][0])
        return tuple(self._finding(remark, pages) for remark, pages in ordered)

    def _finding(self, remark: Remark, pages: list[int]) -> Finding:
        things = tuple(self._things[remark])
        message = remark.message.replace("{things}", listed(things)) if things else remark.message
        where = f" (pages {ranges(pages)})" if len(pages) > 1 else ""
        position = Position(self.path, page=pages[0] or None)
        return Finding(
            f"{FAMILY}-{remark.code}", remark.severity, f"{message}{where}.", remark.hint, position,
            found=remark.found, expected=remark.expected, family=FAMILY,
        )  # fmt: skip


def listed(things: tuple[str, ...]) -> str:
    """Things as people list them: ``text, areas and pictures``; no more than six."""
    shown = (*things[:5], f"{len(things) - 5} more") if len(things) > 6 else things
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def ranges(pages: Iterable[int]) -> str:
    """Page numbers as people write them: ``1–3, 7``."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)

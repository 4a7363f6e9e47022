"""A text under construction: blocks with their places in the file, comments, findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.model import Block, Finding, Part, PartKind, Position, Role, Severity
from dragoman.reading.asides import read_aside
from dragoman.reading.lines import Lines
from dragoman.reading.running import BLANK

_PIECE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(slots=True)
class Builder:
    """What the reader has found so far. Blocks are added in document order; ``parts`` closes the partition."""

    lines: Lines
    path: str
    locale: str
    blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    references: dict[str, Any] = field(default_factory=dict)
    annex: int = 0
    group: int = 0
    titled: bool = False
    """Whether the text, or the annex that is being read, has its title."""
    _stretches: list[tuple[int, int, PartKind, int | None]] = field(default_factory=list)

    def say(self, code: str, severity: Severity, message: str, hint: str, line: int) -> None:
        """Note a finding at ``line``, counted from 0."""
        self.findings.append(Finding(code, severity, message, hint, Position(self.path, line + 1)))

    def new_group(self) -> int:
        """The number of the next group."""
        self.group += 1
        return self.group

    def add(self, role: Role, text: str, span: tuple[int, int], **fields: Any) -> None:
        """Add a block that stands at the offsets ``span``, unless it has no words."""
        if not text:
            return
        line = self.line_of(span[0])
        self._stretches.append((*span, PartKind.CONTENT, len(self.blocks)))
        self.blocks.append(Block(role, text, annex=self.annex, line=line + 1, **fields))
        if role is Role.TITLE:
            self.titled = True

    def comment(self, first: int, after: int) -> None:
        """Note a comment on the lines from ``first`` up to ``after``."""
        source = self.lines.source
        start = source.index("<!--", self.lines.starts[first])
        end = source.index("-->", start) + 3
        self._stretches.append((start, end, PartKind.COMMENT, None))
        self.noise.extend(read_aside(source[start:end]) or ())

    def line_of(self, offset: int) -> int:
        """The line that holds ``offset``, counted from 0."""
        from bisect import bisect_right

        return bisect_right(self.lines.starts, offset) - 1

    def parts(self, body: int) -> tuple[Part, ...]:
        """The lossless partition of the file; ``body`` is the offset where the front matter ends."""
        source = self.lines.source
        out = [Part(PartKind.FRONT_MATTER, source[:body])] if body else []
        at = body
        for start, end, kind, block in sorted(self._stretches, key=lambda stretch: (stretch[0], stretch[3] or 0)):
            # Places are found by words; where two blocks claim the same stretch, the first one has it.
            start, end = max(start, at), max(end, at)
            out.extend(_between(source[at:start]))
            if kind is PartKind.CONTENT or end > start:
                out.append(Part(kind, source[start:end], block))
            at = end
        out.extend(_between(source[at:]))
        return tuple(out)


def _between(gap: str) -> Sequence[Part]:
    """A gap between blocks as BLANK and MARKUP parts, a line a part, equal neighbours joined."""
    parts: list[Part] = []
    for piece in _PIECE.findall(gap):
        kind = PartKind.MARKUP if piece.strip(BLANK) else PartKind.BLANK
        if parts and parts[-1].kind is kind:
            parts[-1] = Part(kind, parts[-1].source + piece)
        else:
            parts.append(Part(kind, piece))
    return parts

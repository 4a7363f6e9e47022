"""A file as lines with offsets, split as CommonMark splits it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_ENDING = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a source. Only LF, CR and CRLF end a line (CommonMark 0.31, clause 2.1), not U+2028, VT or FF."""

    source: str
    starts: tuple[int, ...]
    """Offset of each line's first character after a mark of byte order, and at the end the length of the source."""
    texts: tuple[str, ...]
    """The lines without their endings; NUL is U+FFFD, as CommonMark asks."""

    @classmethod
    def of(cls, source: str) -> Lines:
        """Split ``source``; a last line without an ending is a line, an empty one is not."""
        starts, texts = [], []
        at = 1 if source.startswith("\ufeff") else 0
        for match in _LINE_ENDING.finditer(source, at):
            starts.append(at)
            texts.append(source[at : match.start()].replace("\0", "\ufffd"))
            at = match.end()
        if at < len(source):
            starts.append(at)
            texts.append(source[at:].replace("\0", "\ufffd"))
        return cls(source, (*starts, len(source)), tuple(texts))

    def span(self, first: int, last: int, head: str, tail: str) -> tuple[int, int]:
        """Offsets from ``head`` within line ``first`` to the end of ``tail`` within line ``last`` (from 0, both in).

        Where a line does not hold the words, its own edge without white space serves.
        """
        begin = self.texts[first].find(head)
        if begin < 0:
            begin = len(self.texts[first]) - len(self.texts[first].lstrip())
        end = self.texts[last].rfind(tail)
        end = len(self.texts[last].rstrip()) if end < 0 else end + len(tail)
        start = self.starts[first] + begin
        return start, max(start, self.starts[last] + end)

"""Lines and paragraphs as the importer's stages pass them on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1([.,;:]?)")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the input that is not blank."""

    number: int
    """Counted from 1."""
    raw: str
    """As it stood, without its line break."""
    text: str
    """Without white space at its ends and without marks of bold around the whole line."""
    gap: int = 0
    """Blank lines (or page furniture) before it; the first line has 1."""
    paged: bool = False
    """Whether a page break (form feed, page number, running head) stands before it."""
    bold: bool = False
    """Whether the whole line was bold."""

    @property
    def indent(self) -> int:
        """Columns of white space at its start."""
        return len(self.raw) - len(self.raw.lstrip())


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: one line, or several that were one line before somebody wrapped them."""

    lines: tuple[Line, ...]
    text: str
    """The lines joined."""
    form: str = "text"
    """``text``, ``heading`` (Markdown's ``#``), ``item``, ``quote``, ``footnote``."""
    level: int = 0
    marker: str = ""
    """List items and footnotes: the marker, which ``text`` no longer has."""

    @property
    def printed(self) -> str:
        """The text with its marker, for where a paragraph turns out to be no item of a list."""
        mark = f"[^{self.marker}]:" if self.form == "footnote" else self.marker
        return f"{mark} {self.text}" if mark else self.text

    @property
    def number(self) -> int:
        """Line of the input where it begins."""
        return self.lines[0].number

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def paged(self) -> bool:
        """Whether a page break stands before it."""
        return self.lines[0].paged

    @property
    def bold(self) -> bool:
        """Whether all of it was bold."""
        return all(line.bold for line in self.lines)


def split_lines(source: str) -> tuple[Line, ...]:
    """The lines of ``source`` that are not blank, in order. A form feed is a blank line and a page break."""
    lines: list[Line] = []
    gap, paged = 1, False
    for number, physical in enumerate(_BREAK.split(source), 1):
        for index, raw in enumerate(physical.split("\f")):
            if index:
                gap, paged = max(gap, 1), True
            text = clean(raw)
            if text:
                lines.append(Line(number, raw, text, gap, paged))
                gap, paged = 0, False
            else:
                gap += 0 if index else 1
    return _embolden(lines)


def clean(raw: str) -> str:
    """A line without white space at its ends and without characters that nobody sees."""
    return raw.translate(_INVISIBLE).strip().strip("\u00a0\u3000 \t")


def squeeze(text: str) -> str:
    """Runs of white space as one space; no-break spaces stay."""
    return re.sub(r"[ \t\u2002-\u200a\u3000]+", " ", text).strip()


def stanzas(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines in groups that blank lines part."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line)
    return tuple(tuple(group) for group in groups)


def _embolden(lines: list[Line]) -> tuple[Line, ...]:
    """Marks of bold around a whole line, or around a whole group of lines, become the lines' ``bold``."""
    out: list[Line] = []
    for group in stanzas(lines):
        first, last = group[0].text, group[-1].text
        mark = "**" if first.startswith("**") else "__" if first.startswith("__") else ""
        inner = "\n".join(line.text for line in group)
        if len(group) > 1 and mark and last.endswith(mark) and inner.count(mark) == 2 and len(inner) > 4:
            texts = inner[len(mark) : -len(mark)].split("\n")
            out += [replace(line, text=text.strip(), bold=True) for line, text in zip(group, texts, strict=True)]
            continue
        for line in group:
            match = _BOLD.fullmatch(line.text)
            if match and match[1] not in match[2]:
                line = replace(line, text=match[2] + match[3], bold=True)
            out.append(line)
    return tuple(out)

"""Signature blocks: marks, names and lines of office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from dragoman.reading.importing.lexicon import NEVER, Lexicon, alternatives
from dragoman.reading.importing.lines import Line, squeeze
from dragoman.reading.importing.shapes import person, sentence

_COLUMNS = re.compile(r"\t+|[ \u00a0]{3,}")
_INITIALS = r"[^\W\d_](?:[^\W\d_])?\.\s?(?:[^\W\d_](?:[^\W\d_])?\.\s?)?"
_TRAILING = re.compile(
    rf"(?P<office>.{{4,}}?[\w).])[,:]?\s+(?P<name>(?:{_INITIALS}[^\W\d_][\w’'-]+)|(?:[^\W\d_][\w’'-]+\s+{_INITIALS}))$"
)
_LEADING = re.compile(
    rf"(?P<name>(?:{_INITIALS}[^\W\d_][\w’'-]+)|(?:[^\W\d_][\w’'-]+\s+{_INITIALS}))(?:\s*[,–—-]\s*|\s+)(?P<office>\S.{{3,}})$"
)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)")


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs."""

    mark: str
    """"(Signed)" as printed; "" when there is none."""
    name: str
    before: tuple[str, ...]
    """Lines of office before the name, as printed."""
    after: tuple[str, ...]
    """Lines of office after the name, as printed."""
    line: int
    moved: bool = False
    """Whether its words stand in another order than in the input: columns parted, a mark put before its name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a signature block in reading order."""

    sort: str
    """``mark``, ``name``, ``office``, ``before`` ("for the Government of …", above a name) or ``other``."""
    text: str
    line: int
    gap: int
    column: int = 0


def pieces(lines: tuple[Line, ...], lex: Lexicon) -> tuple[Piece, ...]:
    """The parts of the lines, each line's in order; a line may hold a mark, a name and an office."""
    out: list[Piece] = []
    for line in lines:
        cells = [cell for cell in _COLUMNS.split(line.text) if cell.strip()]
        for column, cell in enumerate(cells):
            for sort, text in _cell(cell, lex):
                out.append(Piece(sort, text, line.number, line.gap if not column else 0, column))
    return tuple(out)


def signature_like(line: Line, lex: Lexicon) -> bool:
    """Whether a line may stand in a signature block at all."""
    text = bare(line.text)
    if sentence(text) and not _COLUMNS.search(line.text):
        return False
    return len(text) <= 140 and not text.endswith(("?", "!", ";")) and not text.startswith(("-", "•", "«", "“", '"'))


def bare(text: str) -> str:
    """A line without marks of emphasis."""
    return squeeze(_EMPHASIS.sub("", text))


def signatures(parts: tuple[Piece, ...], lex: Lexicon) -> tuple[Signature, ...]:
    """The signatories of a block's parts, in order; () when no part is a name.

    Names come before their offices, unless the block begins with an office and ends with a name (then after); side by
    side they are read by columns.
    """
    if any(part.column for part in parts) and sum(p.sort == "name" for p in parts) > 1:
        found: list[Signature] = []
        for abreast, run in groupby(_rows(parts), key=lambda row: row[0]):
            own = tuple(part for _, row in run for part in row)
            if not abreast or len({part.column for part in own if part.sort == "name"}) == 1:
                # Each line has its own office and name.
                own = tuple(replace(part, column=0) for part in own)
                found += signatures(own, lex)
                continue
            for column in sorted({part.column for part in own}):
                cells = tuple(replace(p, column=0) for p in own if p.column == column)
                found += [replace(s, moved=True) for s in signatures(cells, lex)]
        return tuple(found)
    sorts = [part.sort for part in parts if part.sort not in ("mark", "before")]
    names = sorts.count("name")
    if not names:
        return _marked(parts)
    first_name = sorts.index("name")
    office_first = first_name > 0 and (sorts[-1] == "name" or names == 1)
    return _after(parts) if office_first else _before(parts)


def _rows(parts: tuple[Piece, ...]) -> list[tuple[bool, tuple[Piece, ...]]]:
    """The parts by groups of lines, and whether a group stands in columns."""
    groups: list[list[Piece]] = []
    for part in parts:
        if not groups or (part.gap and part.line != groups[-1][-1].line):
            groups.append([])
        groups[-1].append(part)
    return [(any(part.column for part in group), tuple(group)) for group in groups]


def _marked(parts: tuple[Piece, ...]) -> tuple[Signature, ...]:
    """A mark without a name of a person: the line after it is who signed."""
    marks = [i for i, part in enumerate(parts) if part.sort == "mark"]
    if len(marks) != 1 or marks[0] + 1 >= len(parts):
        return ()
    rest = parts[marks[0] + 1 :]
    before = tuple(p.text for p in parts[: marks[0]])
    return (Signature(parts[marks[0]].text, rest[0].text, before, tuple(p.text for p in rest[1:]), parts[0].line),)


def _before(parts: tuple[Piece, ...]) -> tuple[Signature, ...]:
    out: list[Signature] = []
    above: list[str] = []
    mark = ""
    for index, part in enumerate(parts):
        if part.sort == "mark":
            # A mark under a name belongs to it when no other name follows.
            if out and not out[-1].mark and not any(p.sort == "name" for p in parts[index:]):
                out[-1] = replace(out[-1], mark=part.text, moved=True)
            else:
                mark = f"{mark} {part.text}".strip()
        elif part.sort == "name":
            out.append(Signature(mark, part.text, tuple(above), (), part.line))
            mark, above = "", []
        elif out and part.sort != "before":
            out[-1] = replace(out[-1], after=(*out[-1].after, part.text))
        else:
            above.append(part.text)
    return tuple(out)


def _after(parts: tuple[Piece, ...]) -> tuple[Signature, ...]:
    out: list[Signature] = []
    office: list[str] = []
    mark, start = "", 0
    for part in parts:
        if part.sort == "mark":
            mark = part.text
        elif part.sort == "name":
            out.append(Signature(mark, part.text, tuple(office), (), start or part.line))
            office, mark, start = [], "", 0
        else:
            office.append(part.text)
            start = start or part.line
    if office and out:
        out[-1] = replace(out[-1], after=tuple(office))
    return tuple(out)


def _cell(text: str, lex: Lexicon) -> list[tuple[str, str]]:
    clean = bare(text)
    mark = _mark(lex).match(clean)
    if mark:
        rest = clean[mark.end() :].strip(" ,:")
        return [("mark", mark[0].strip(" ,")), *(_cell(rest, lex) if rest else [])]
    tail = _mark_after(lex).search(clean)
    if tail and tail.start() > 3:
        return [*_cell(clean[: tail.start()].strip(" ,"), lex), ("mark", tail[0].strip())]
    if lex.start("signature.before").match(clean):
        return [("before", clean)]
    stripped = clean.strip(" ,;")
    if person(stripped, lex):
        return [("name", stripped.removesuffix("."))] if not re.search(r"\b\w\.$", stripped) else [("name", stripped)]
    comma = re.match(r"(?P<name>[^,–—]+?)\s*(?:,|\s[–—-])\s*(?P<office>.+)$", clean)
    if comma and person(comma["name"], lex) and (_office(comma["office"], lex) or comma["office"][0].islower()):
        return [("name", comma["name"].strip()), ("office", comma["office"].strip())]
    office, _, name = clean.rpartition(",")
    if office and person(name, lex) and _office(office, lex) and not person(office, lex):
        return [("office", office.strip()), ("name", name.strip())]
    trailing = _TRAILING.match(clean)
    if trailing and _office(trailing["office"], lex) and person(trailing["name"], lex):
        return [("office", trailing["office"].strip(" ,")), ("name", trailing["name"])]
    leading = _LEADING.match(clean)
    if leading and _office(leading["office"], lex) and person(leading["name"], lex):
        return [("name", leading["name"]), ("office", leading["office"])]
    closed = re.match(r"(?P<office>.+[):])\s+(?P<name>[^():]+)$", clean)
    if closed and person(closed["name"], lex) and _office(closed["office"], lex):
        return [("office", closed["office"].rstrip(":")), ("name", closed["name"])]
    return [("office" if _office(clean, lex) else "other", clean.strip())]


def _office(text: str, lex: Lexicon) -> bool:
    return bool(lex.match("signature.office").search(text))


@cache
def _mark(lex: Lexicon) -> re.Pattern[str]:
    marks = lex.phrases("signature.marks")
    if not marks:
        return NEVER
    either = alternatives(marks)
    return re.compile(
        rf"(?:\(\s*(?:{either})\s*\)|\[\s*(?:{either})\s*\]|/\s*(?:{either})\s*/|(?:{either})\s*(?::|$))\s*",
        re.IGNORECASE,
    )


@cache
def _mark_after(lex: Lexicon) -> re.Pattern[str]:
    marks = lex.phrases("signature.marks")
    return re.compile(rf"\s\(\s*(?:{alternatives(marks)})\s*\)$", re.IGNORECASE) if marks else NEVER

"""What the tool understands of a text, as lines for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from dragoman.markup import plain
from dragoman.model import Block, Role, SegmentedText, Severity

_LABEL = 13
_WIDTH = 96
_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def describe(segmented: SegmentedText, *, width: int = _WIDTH) -> str:
    """The anatomy of a text for a terminal: a role at the left, the words beside it, in document order.

    Sentences are parted by " ¦ ", a joining word before an addressee stands in brackets. ``width`` is the number of
    columns. Ends with a line feed.
    """
    return "\n".join([*_head(segmented, width), *_blocks(segmented, width), *_foot(segmented, width)]) + "\n"


def _head(segmented: SegmentedText, width: int) -> Iterator[str]:
    text = segmented.text
    sentences = sum(map(len, segmented.segments))
    yield f"{text.id or '(no id)'}  ·  {text.kind.value.replace('_', ' ')}  ·  {text.locale}"
    yield f"{len(text.blocks)} blocks, {sentences} segments"
    yield ""
    yield from _row("dated", text.date.isoformat() if text.date else "(no date)", width)
    if text.distributed:
        yield from _row("distributed", text.distributed.isoformat(), width)
    if text.agency:
        yield from _row("agency", text.agency, width)
    for name in text.addressees:
        yield from _row("addressed to", name, width)


def _blocks(segmented: SegmentedText, width: int) -> Iterator[str]:
    text = segmented.text
    joint = ""
    before: Role | None = None
    for number, block in enumerate(text.blocks):
        segments = [plain(segment.text) for segment in segmented.segments[number]]
        if block.role is Role.ADDRESSEE_JOINT:
            joint = f"[{plain(block.text)}] "
            continue
        if _airy(block.role, before):
            yield ""
        words = " ¦ ".join(segments) if block.role.is_body else plain(block.text)
        lead = f"{block.marker} " if block.marker and block.role is not Role.FOOTNOTE else ""
        lead = joint + lead
        joint = ""
        label = _label(block, before)
        indent = "  " * max(block.level - 1, 0) if block.role in (Role.LIST_ITEM, Role.QUOTATION) else ""
        for line, part in enumerate(words.split("\n")):
            yield from _row(label if line == 0 else "", indent + (lead if line == 0 else "") + part, width)
        before = block.role


def _foot(segmented: SegmentedText, width: int) -> Iterator[str]:
    text = segmented.text
    if text.noise:
        yield ""
        for line in text.noise:
            yield from _row("set aside", line.strip() or "(blanks)", width)
    if text.findings:
        yield ""
    for severity, group in groupby(sorted(text.findings, key=lambda f: list(_MARKS).index(f.severity)),
                                   key=lambda finding: finding.severity):
        for finding in group:
            place = f"line {finding.position.line}: " if finding.position.line else ""
            yield from _row(_MARKS[severity], f"{place}{finding.message} {finding.hint}".strip(), width)


def _airy(role: Role, before: Role | None) -> bool:
    """Whether an empty line parts a block from the one before it: lists, signatures and mastheads stand close."""
    close = (
        {Role.REFERENCE}, {Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE}, {Role.LIST_ITEM},
        {Role.TITLE, Role.SUBTITLE}, {Role.ADDRESSEES_LEAD, Role.ADDRESSEE, Role.ADDRESSEES_CLOSE},
        {Role.PLACE, Role.DATE}, {Role.ANNEX, Role.TITLE},
    )
    return not any(role in roles and before in roles for roles in close)


def _label(block: Block, before: Role | None) -> str:
    if block.role is Role.FOOTNOTE:
        return f"footnote {block.marker}"
    if block.role is Role.HEADING:
        return f"heading {block.level}"
    if block.role is before and block.role in (Role.ADDRESSEE, Role.REFERENCE, Role.LIST_ITEM):
        return ""
    return {Role.ADDRESSEES_LEAD: "addressees", Role.ADDRESSEE: "", Role.ADDRESSEES_CLOSE: "",
            Role.SIGNED_MARK: "signed", Role.SIGNATORY: "signatory"}.get(block.role, block.role.value.replace("-", " "))


def _row(label: str, words: str, width: int) -> Iterator[str]:
    blank = " " * (_LABEL + 1)
    lines = textwrap.wrap(words, max(width - len(blank), 20), break_long_words=False, break_on_hyphens=False,
                          drop_whitespace=True) or [""]
    yield f"{label:>{_LABEL}} {lines[0]}".rstrip()
    hang = "  " if words.startswith(("- ", "* ", "+ ")) else ""
    for line in lines[1:]:
        yield f"{blank}{hang}{line}"

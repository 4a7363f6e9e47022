"""Fences of roles: from ``::: signature`` … ``:::`` to blocks."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from dragoman.model import Role, Severity
from dragoman.reading.addressees import read_addressees
from dragoman.reading.building import Builder
from dragoman.reading.grammar import comment_end
from dragoman.reading.running import settle
from dragoman.reading.signatures import read_signature

_ATTRIBUTE = re.compile(r"([a-z-]+)=(?:\"([^\"]*)\"|([^\s\"]+))(?:\s+|\Z)")
_LINE_ROLES = frozenset({Role.REFERENCE})
_RUNNING = frozenset({
    Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATELINE, Role.SALUTATION, Role.HEADING, Role.PARAGRAPH,
    Role.QUOTATION, Role.CLOSING, Role.PLACE, Role.DATE, Role.NOTE,
})
NAMES = tuple(sorted({*(role.value for role in _RUNNING | _LINE_ROLES), "signature", "addressees", "annex"}))
"""The names of fences."""
_ATTRIBUTES = {"context": "", "level": "heading", "name": "signature"}
Line = tuple[int, str]


def read_fence(builder: Builder, header: str, first: int, after: int, *, closed: bool) -> None:
    """Add the blocks of the fence on the lines ``first`` up to ``after`` (from 0); ``header`` follows its colons."""
    name, attributes = _header(builder, header, first)
    if not closed:
        builder.say("unclosed-fence", Severity.ERROR, f"The fence “{name}” is not closed.",
                    "Put a line ::: after its last line.", first)
    end = after - 1 if closed else after
    if name == "addressees":
        read_addressees(builder, first + 1, end)
        return
    lines = list(_content(builder, first + 1, end))
    if name == "annex":
        builder.annex += 1
        builder.titled = False
    if not any(text.strip() for _, text in lines):
        builder.say("empty-fence", Severity.WARNING, f"The fence “{name}” has no words.",
                    "Write its words between the two lines of colons, or take it out.", first)
        return
    context = attributes.get("context") or None
    if name == "signature":
        read_signature(builder, lines, attributes.get("name", "first"), context)
    elif name == "annex":
        _annex(builder, lines, context)
    elif name == Role.REFERENCE:
        group = builder.new_group()
        for number, text in lines:
            builder.add(Role.REFERENCE, settle(text), builder.lines.span(number, number, text.strip(), text.strip()),
                        context=context, group=group)
    else:
        _running(builder, Role(name) if name in NAMES else Role.PARAGRAPH, lines, attributes, context)


def _header(builder: Builder, header: str, line: int) -> tuple[str, dict[str, str]]:
    name, _, rest = header.partition(" ")
    name = name.strip("{}.").lower().replace("_", "-")
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 1, 0.6)
        hint = f"Did you mean {near[0]}?" if near else f"Fences are: {', '.join(NAMES)}."
        builder.say("unknown-fence", Severity.WARNING, f"There is no fence “{name}”; its words are read as paragraphs.",
                    hint, line)
    attributes: dict[str, str] = {}
    rest = rest.strip().strip("{}")
    while rest:
        match = _ATTRIBUTE.match(rest)
        if not match or match[1] not in _ATTRIBUTES or _ATTRIBUTES[match[1]] not in ("", name):
            builder.say("fence-attribute", Severity.WARNING, f"“{rest}” after “{name}” is not understood.",
                        "After the role may stand context=word, and level=2 after heading.", line)
            break
        attributes[match[1]] = match[2] if match[2] is not None else match[3]
        rest = rest[match.end() :]
    return name, attributes


def _content(builder: Builder, first: int, after: int) -> Iterator[Line]:
    """The lines of a fence without its comments; a comment is a blank line."""
    number = first
    while number < after:
        end = comment_end(builder.lines.texts, number, after)
        if end:
            builder.comment(number, end)
            yield number, ""
            number = end
        else:
            yield number, builder.lines.texts[number]
            number += 1


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in [*lines, (0, "")]:
        if line[1].strip():
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []


def _place(builder: Builder, paragraph: list[Line]) -> tuple[int, int]:
    (first, head), (last, tail) = paragraph[0], paragraph[-1]
    return builder.lines.span(first, last, head.strip(), tail.strip())


def _text(builder: Builder, paragraph: list[Line]) -> str:
    return settle("\n".join(text for _, text in paragraph), builder.references)


def _running(builder: Builder, role: Role, lines: list[Line], attributes: dict[str, str], context: str | None) -> None:
    level = 0
    if role is Role.HEADING:
        written = attributes.get("level", "2")
        level = int(written) if written in ("1", "2", "3", "4", "5", "6") else 2
    elif role is Role.QUOTATION:
        level = 1
    for paragraph in _paragraphs(lines):
        builder.add(role, _text(builder, paragraph), _place(builder, paragraph), level=level, context=context)


def _annex(builder: Builder, lines: list[Line], context: str | None) -> None:
    # One fence is one annex, so all its paragraphs are one block.
    words = "\n".join(_text(builder, paragraph) for paragraph in _paragraphs(lines))
    written = [line for line in lines if line[1].strip()]
    builder.add(Role.ANNEX, words, _place(builder, written), context=context)

"""Addressee fences: the words before the list, its items taken apart, the words after it."""

from __future__ import annotations

import re

from dragoman.model import Role, Severity
from dragoman.reading.building import Builder
from dragoman.reading.grammar import parse_blocks
from dragoman.reading.joints import Item, split_joint
from dragoman.reading.running import BLANK, settle


def read_addressees(builder: Builder, first: int, after: int) -> None:
    """Add the blocks of the list of addressees on the lines ``first`` up to ``after`` (from 0), as one group."""
    group = builder.new_group()
    tokens, _ = parse_blocks(builder.lines.texts[first:after])
    listed = False
    depth = 0
    for token in tokens:
        if token.type == "comment" and token.map:
            builder.comment(first + token.map[0], first + token.map[1])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            listed = True
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline" and token.map and token.content.strip(BLANK):
            begin = first + token.map[0]
            span = _span(builder, begin, token.content)
            text = settle(token.content, builder.references)
            if depth:
                _add_item(builder, split_joint(text, builder.locale), span, group)
            else:
                builder.add(Role.ADDRESSEES_CLOSE if listed else Role.ADDRESSEES_LEAD, text, span, group=group)
    if not listed:
        builder.say("addressees-without-list", Severity.WARNING, "The fence “addressees” has no list.",
                    "Write one addressee a line, each after a hyphen and a blank.", first - 1)


def _span(builder: Builder, line: int, content: str) -> tuple[int, int]:
    head, *_, tail = content.split("\n") if "\n" in content else (content, content)
    return builder.lines.span(line, line + content.count("\n"), head.strip(), tail.strip())


def _add_item(builder: Builder, item: Item, span: tuple[int, int], group: int) -> None:
    cut = span[0]
    if item.joint:
        cut = _after(builder.lines.source, span, item.joint)
        builder.add(Role.ADDRESSEE_JOINT, item.joint, (span[0], cut), group=group)
    start = cut
    if item.lead:
        start = _after(builder.lines.source, (cut, span[1]), item.lead)
    while start < span[1] and builder.lines.source[start] in BLANK:
        start += 1
    end = span[1]
    if item.tail and builder.lines.source.endswith(item.tail, start, end):
        end -= len(item.tail)
    builder.add(Role.ADDRESSEE, item.text, (start, end), lead=item.lead, tail=item.tail, group=group)


def _after(source: str, span: tuple[int, int], words: str) -> int:
    """Offset past ``words`` at the head of ``span``, where the file may break them over lines."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    match = re.compile(r"\s*" + pattern).match(source, *span)
    return match.end() if match else span[0]

"""Block structure: CommonMark with fences of roles, comments and footnotes.

The parser of markdown-it is used for blocks alone. Indented code is left out: a paragraph that someone indents is
a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

FENCE = re.compile(r" {0,3}:::+[ \t]*(.*?)[ \t]*\Z")
"""A fence line; group 1 is the role and what follows it, "" for the line that ends a fence."""
FOOTNOTE = re.compile(r" {0,3}\[\^([^\s\]\[]{1,64})\]:[ \t]*")
DEEPEST = 60
"""Levels of nesting beyond which nothing is read; a list in a list is four."""
_COMMENT = re.compile(r"[ \t>]*<!--")


def parse_blocks(lines: Sequence[str]) -> tuple[list[Token], dict[str, Any]]:
    """The block tokens of ``lines`` (without endings) and the link definitions, by normalised label.

    Beside CommonMark's own, tokens are ``role_fence`` (``info``: what follows the colons; ``meta["closed"]``),
    ``fence_end`` (an end without a beginning), ``comment`` and ``footnote`` (``info``: the label). ``map`` counts
    lines from 0.
    """
    parser = _parser()
    env: dict[str, Any] = {"lines": lines}
    tokens: list[Token] = []
    parser.block.parse("\n".join(lines), parser, env, tokens)
    return tokens, env.get("references", {})


def comment_end(lines: Sequence[str], first: int, end: int) -> int | None:
    """The line after a comment that begins line ``first`` and ends a line before ``end``; None when there is none."""
    if not _COMMENT.match(lines[first]):
        return None
    rest = lines[first].split("<!--", 1)[1]
    for number in range(first, end):
        words = rest if number == first else lines[number]
        if "-->" in words:
            return number + 1 if not words.split("-->", 1)[1].strip() else None
    return None


def fence_end(lines: Sequence[str], first: int) -> tuple[int, bool]:
    """The line after the fence that begins at ``first``, and whether it is closed.

    A fence that nobody closed ends before the next one, or else after its first paragraph, so that a forgotten
    line does not swallow the text.
    """
    blank = None
    number = first + 1
    while number < len(lines):
        after_comment = comment_end(lines, number, len(lines))
        if after_comment:
            number = after_comment
            continue
        match = FENCE.match(lines[number])
        if match and not match[1]:
            return number + 1, True
        if match:
            break
        if blank is None and not lines[number].strip() and number > first + 1:
            blank = number
        number += 1
    return (number if blank is None else blank), False


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    interrupts: Any = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    # The limit of nesting keeps hostile material from exhausting the stack.
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.disable(["code", "html_block"])
    parser.block.ruler.before("fence", "role_fence", _role_fence, interrupts)
    parser.block.ruler.before("role_fence", "comment", _comment, interrupts)
    parser.block.ruler.before("reference", "footnote", _footnote, interrupts)
    return parser


def _role_fence(state: StateBlock, first: int, _end: int, silent: bool) -> bool:
    match = FENCE.match(state.env["lines"][first])
    if not match:
        return False
    if silent:
        return True
    if state.level:
        return False
    if match[1]:
        after, closed = fence_end(state.env["lines"], first)
        token = state.push("role_fence", "", 0)
        token.meta = {"closed": closed}
    else:
        after = first + 1
        token = state.push("fence_end", "", 0)
    token.info = match[1]
    token.map = [first, after]
    state.line = after
    return True


def _comment(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<!--", begin):
        return False
    lines = state.env["lines"]
    # In the first line of a list item or a quotation the comment stands behind the container's mark.
    own = [*lines[:first], state.src[begin : state.eMarks[first]], *lines[first + 1 : end]]
    after = comment_end(own, first, len(own))
    if after is None:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.map = [first, after]
        state.line = after
    return True


def _footnote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    match = FOOTNOTE.match(state.env["lines"][first])
    if not match:
        return False
    if silent:
        return True
    if state.level:
        return False
    rules = state.md.block.ruler.getRules("paragraph")
    after = first + 1
    while after < end:
        if state.isEmpty(after):
            following = state.skipEmptyLines(after)
            if following >= end or state.sCount[following] < 4:
                break
            after = following
        elif state.sCount[after] < 4 and any(rule(state, after, end, True) for rule in rules):
            break
        after += 1
    token = state.push("footnote", "", 0)
    token.info = match[1]
    token.map = [first, after]
    state.line = after
    return True

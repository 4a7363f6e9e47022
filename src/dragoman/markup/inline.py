"""Plain words of inline Markdown, and the stretches of it that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MARKUP_CHARACTERS = re.compile(r"[*_`\[\]<&\\]")
"""A text without any of these has no inline markup (CommonMark 0.31, clauses 2.4–2.5 and 6)."""

_FOOTNOTE_MARK = re.compile(r"\[\^([^\s\]\[]{1,64})\]")
_SPANNING = frozenset({"code_inline", "footnote_ref", "image"})


def plain(text: str, *, notes: bool = False) -> str:
    """The words of inline Markdown without their markup; hard line breaks stay line feeds.

    Escapes and entities are resolved, a link gives its words, an image its description. The mark of a footnote is
    left out unless ``notes`` asks for its label.
    """
    if not MARKUP_CHARACTERS.search(text):
        return text
    return "".join(_words(tokens(text), notes))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Offset ranges of ``text`` that must not be cut, outermost only, in order.

    They are emphasis, strong emphasis, links, autolinks, images, code spans and footnote marks, each with its
    delimiters.
    """
    if not MARKUP_CHARACTERS.search(text):
        return ()
    found: list[tuple[int, int]] = []
    depth = 0
    start = 0
    for token in tokens(text):
        if token.type in _SPANNING and depth == 0:
            found.append((int(token.meta["start"]), int(token.meta["end"])))
        elif token.nesting == 1:
            if depth == 0:
                start = _edge(token, "start")
            depth += 1
        elif token.nesting == -1:
            depth -= 1
            if depth == 0:
                found.append((start, _edge(token, "end")))
    return tuple(found)


def code_places(text: str) -> tuple[tuple[int, int], ...]:
    """Offset ranges of ``plain(text)`` that are the words of code spans, in order."""
    found: list[tuple[int, int]] = []
    place = 0
    for token in tokens(text) if "`" in text else ():
        if token.type == "code_inline":
            found.append((place, place + len(token.content)))
        place += len("".join(_words((token,), notes=False)))
    return tuple(found)


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The inline tokens of ``text``; those that mark a span carry its offsets as ``meta["start"]``, ``["end"]``."""
    parser = _parser()
    out: list[Token] = []
    parser.inline.parse(text, parser, {}, out)
    return tuple(out)


def _edge(token: Token, name: str) -> int:
    # A strong delimiter is two characters of which the parser keeps the inner one.
    place = int(token.meta[name])
    if token.type.startswith("strong"):
        return place - 1 if name == "start" else place + 1
    return place


def _words(stream: Iterable[Token], notes: bool) -> Iterable[str]:
    for token in stream:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield from _words(token.children or (), notes)
        elif token.type == "footnote_ref":
            if notes:
                yield token.content
        else:
            yield token.content


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, emphasis, image, link

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    for name, rule in (("backticks", backtick), ("link", link), ("image", image), ("autolink", autolink)):
        parser.inline.ruler.at(name, _recorded(rule))
    parser.inline.ruler.at("emphasis", _recorded(emphasis.tokenize, each=True))
    parser.inline.ruler.before("link", "footnote_ref", _recorded(_footnote_mark))
    return parser


def _recorded(rule: RuleFunction, *, each: bool = False) -> RuleFunction:
    """``rule`` with the offsets of what it consumed noted on its tokens.

    With ``each``, every consumed character has a token of its own (delimiter runs of emphasis).
    """

    def run(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            fresh = state.tokens[before:]
            if each:
                fresh = fresh[-(state.pos - start) :]
            for number, token in enumerate(fresh):
                if "start" not in token.meta:
                    first = start + number if each else start
                    token.meta["start"] = first
                    token.meta["end"] = first + 1 if each else state.pos
        return True

    return run


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


if TYPE_CHECKING:
    from collections.abc import Callable

    RuleFunction = Callable[[StateInline, bool], bool]

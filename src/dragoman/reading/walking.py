"""The walk over the block tokens of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Role, Severity
from dragoman.reading.building import Builder
from dragoman.reading.fences import read_fence
from dragoman.reading.grammar import DEEPEST, FOOTNOTE, parse_blocks
from dragoman.reading.linestart import ITEM_MARKER
from dragoman.reading.running import BLANK, settle

if TYPE_CHECKING:
    from markdown_it.token import Token


class Walk:
    """One walk over the block tokens of a file, adding blocks to a builder."""

    def __init__(self, builder: Builder, first: int) -> None:
        self._builder = builder
        self._offset = first
        self._quotes = 0
        self._lists: list[tuple[int, str]] = []
        """Open lists: their group, and the marker that the next paragraph takes."""
        self._heading = 0
        self._marked = 0
        """Group of the run of paragraphs with markers such as (a); 0 outside a run."""

    def run(self) -> None:
        tokens, self._builder.references = parse_blocks(self._builder.lines.texts[self._offset :])
        for token in tokens:
            self._token(token)
        deep = next((token for token in tokens if token.level >= DEEPEST - 1 and token.map), None)
        if deep and deep.map:
            self._builder.say("nested-too-deep", Severity.ERROR, "Lists or quotations are nested too deep to be read.",
                              "Take marks such as > and - out until few levels remain.", self._offset + deep.map[0])

    def _token(self, token: Token) -> None:
        kind = token.type
        first = self._offset + token.map[0] if token.map else 0
        after = self._offset + token.map[1] if token.map else 0
        if kind == "inline":
            self._inline(token.content, first)
        elif kind == "comment":
            noise = len(self._builder.noise)
            self._builder.comment(first, after)
            # An empty comment parts two lists (docs/text-format.md); words set aside do not.
            self._marked = self._marked if len(self._builder.noise) > noise else 0
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += token.nesting
        elif kind in ("bullet_list_open", "ordered_list_open"):
            group = self._lists[0][0] if self._lists else self._builder.new_group()
            self._lists.append((group, ""))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._lists[-1] = (self._lists[-1][0], token.info + token.markup)
        elif kind == "heading_open":
            self._heading = int(token.tag[1:])
        elif kind == "heading_close":
            self._heading = 0
        elif kind == "fence":
            self._code(token.content, first, after)
        elif kind in ("role_fence", "footnote", "fence_end"):
            self._own(token, first, after)

    def _own(self, token: Token, first: int, after: int) -> None:
        self._marked = 0
        if token.type == "role_fence":
            read_fence(self._builder, token.info, first, after, closed=bool(token.meta["closed"]))
        elif token.type == "footnote":
            self._footnote(token.info, first, after)
        else:
            self._builder.say("fence-end", Severity.WARNING, "A fence ends here that does not begin.",
                              "Take the line of colons out, or write ::: and a role where the fence begins.", first)

    def _inline(self, content: str, first: int) -> None:
        builder = self._builder
        if not content.strip(BLANK):
            return
        head, tail = content.split("\n", 1)[0], content.rsplit("\n", 1)[-1]
        span = builder.lines.span(first, first + content.count("\n"), head.strip(), tail.strip())
        text = settle(content, builder.references)
        if self._heading:
            self._marked = 0
            if self._heading == 1 and not builder.titled and not self._lists and not self._quotes:
                builder.add(Role.TITLE, text, span)
            else:
                builder.add(Role.HEADING, text, span, level=self._heading)
        else:
            self._paragraph(content, text, span)

    def _paragraph(self, content: str, text: str, span: tuple[int, int]) -> None:
        builder = self._builder
        own = ITEM_MARKER.match(content)
        if own and ITEM_MARKER.match(text):
            if not self._lists and not self._marked:
                self._marked = builder.new_group()
            group = self._lists[0][0] if self._lists else self._marked
            text = settle(content[own.end() :], builder.references)
            builder.add(Role.LIST_ITEM, text, (span[0] + own.end(), span[1]), level=len(self._lists) + 1,
                        marker=own[1], group=group)
            return
        self._marked = 0
        if self._lists:
            group, marker = self._lists[-1]
            self._lists[-1] = (group, "")
            builder.add(Role.LIST_ITEM, text, span, level=len(self._lists), marker=marker, group=group)
        elif self._quotes:
            builder.add(Role.QUOTATION, text, span, level=self._quotes)
        else:
            builder.add(Role.PARAGRAPH, text, span)

    def _code(self, content: str, first: int, after: int) -> None:
        """A code block has no place in a statement, but its words do: a paragraph whose lines stay as they are."""
        from dragoman.markup import escape

        builder = self._builder
        texts = [line.strip(BLANK) for line in content.split("\n")]
        written = [number for number, line in enumerate(texts) if line]
        if written:
            self._marked = 0
            span = builder.lines.span(first + 1 + written[0], min(first + 1 + written[-1], after - 1),
                                      texts[written[0]], texts[written[-1]])
            builder.add(Role.PARAGRAPH, "\n".join(escape(settle(texts[number])) for number in written), span)

    def _footnote(self, label: str, first: int, after: int) -> None:
        builder = self._builder
        texts = list(builder.lines.texts[first:after])
        mark = FOOTNOTE.match(texts[0])
        start = mark.end() if mark else 0
        texts[0] = texts[0][start:]
        paragraph: list[int] = []
        for number in range(len(texts) + 1):
            if number < len(texts) and texts[number].strip(BLANK):
                paragraph.append(number)
            elif paragraph:
                head, tail = paragraph[0], paragraph[-1]
                span = builder.lines.span(first + head, first + tail, texts[head].strip(), texts[tail].strip())
                words = settle("\n".join(texts[head : tail + 1]), builder.references)
                builder.add(Role.FOOTNOTE, words, span, marker=label)
                paragraph = []

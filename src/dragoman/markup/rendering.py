"""Inline Markdown as a safe fragment that is HTML and XHTML at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as escape_html
from typing import TYPE_CHECKING

from dragoman.markup.inline import MARKUP_CHARACTERS, plain, tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
# Characters that no XML document may hold (XML 1.0, production 2).
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(text: str) -> str:
    """``text`` as a well-formed XHTML fragment.

    Emphasis becomes ``em`` and ``strong``, a code span ``code``, a hard line break ``<br/>``, a footnote mark
    ``<sup class="footnote-mark">``. A link becomes ``a`` when its address is http, https or mailto, otherwise only
    its words remain. All else, raw HTML included, is escaped text; characters that XML cannot hold become U+FFFD.
    """
    text = _NOT_XML.sub("\ufffd", text)
    if not MARKUP_CHARACTERS.search(text):
        return _text(text).replace("\n", "<br/>")
    return "".join(_pieces(tokens(text)))


def _pieces(stream: Iterable[Token]) -> Iterable[str]:
    open_links: list[bool] = []
    for token in stream:
        if token.type in _TAGS:
            yield _TAGS[token.type]
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
            safe = bool(_SAFE_ADDRESS.match(address)) and True not in open_links
            open_links.append(safe)
            if safe:
                title = token.attrGet("title")
                extra = f' title="{escape_html(_xml(str(title)))}"' if title else ""
                yield f'<a href="{escape_html(_xml(address))}"{extra}>'
        elif token.type == "link_close":
            if open_links.pop():
                yield "</a>"
        elif token.type in ("softbreak", "hardbreak"):
            yield "<br/>"
        elif token.type == "code_inline":
            yield f"<code>{_text(token.content)}</code>"
        elif token.type == "footnote_ref":
            yield f'<sup class="footnote-mark">{_text(token.content)}</sup>'
        elif token.type == "image":
            yield _text(plain(token.content))
        else:
            yield _text(token.content)


def _text(words: str) -> str:
    return escape_html(_xml(words), quote=False)


def _xml(words: str) -> str:
    # An entity such as &#1; can bring in what the source itself does not hold.
    return _NOT_XML.sub("\ufffd", words)

"""Plain words → inline Markdown, keeping the Markdown that the source really uses."""

from __future__ import annotations

import re

from dragoman.markup import escape

_SPAN = re.compile(
    r"(?P<link>(?<!!)\[(?P<label>[^\[\]\n]{1,200})\]\((?P<to>https?://[^\s()<>]{3,300}|mailto:[^\s()<>]{3,200})\))"
    r"|(?P<note>\[\^[^\]\s\[]{1,20}\])"
    r"|(?P<strong>\*\*(?=[^\s*])(?P<bold>[^*\n]{1,2000}?)(?<=[^\s*])\*\*)"
    r"|(?P<em>(?<![\w*])\*(?=[^\s*])(?P<slant>[^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<under>(?<![\w_])_(?=[^\s_])(?P<line>[^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_]))"
)


def inline(text: str, *, bold: bool = False) -> str:
    """Inline Markdown for a stretch of the source.

    Strong and plain emphasis, links with an address, and marks of footnotes stay markup; all other characters that
    Markdown would take for markup are escaped. A hard line break stays a line feed.
    """
    out: list[str] = []
    position = 0
    for match in _SPAN.finditer(text):
        out.append(escape(text[position : match.start()]))
        out.append(_span(match))
        position = match.end()
    out.append(escape(text[position:]))
    joined = "".join(out)
    return f"**{joined}**" if bold and "**" not in joined else joined


def unmarked(text: str) -> str:
    """The words of a stretch of the source whose markup is only print: titles, headings, names, dates."""

    def words(match: re.Match[str]) -> str:
        return match["bold"] or match["slant"] or match["line"] or match[0]

    return _SPAN.sub(words, text)


def _span(match: re.Match[str]) -> str:
    if match["link"]:
        return f"[{escape(match['label'])}]({match['to']})"
    if match["note"]:
        return match[0]
    if match["strong"]:
        return f"**{escape(match['bold'])}**"
    return f"*{escape(match['slant'] or match['line'])}*"

"""Words as checks of punctuation see them: what is no prose is covered up, and every offset stays."""

from __future__ import annotations

import re

from dragoman.markup.inline import code_places

THING = "\u16a0"
"""Stands for each character of an address, a placeholder or the like: a letter without case, of no use."""
NOTHING = "\u2060"
"""Stands for each character of a tag: it parts nothing and ends nothing."""

_CANDIDATES = re.compile(r"[<&@%$\\]|://|www\.|--\w|/\w")
_IN_WORD = re.compile(r"[&@%$\\]|www\.|--\w|/[\w.~/-]|[pseol]:(?=\S)")
"""What each word has in it that may be covered."""
_SPACE = re.compile(r"\s")
_COVERED = re.compile(
    r"""
    (?P<nothing></?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>|<!--.*?-->|\\[nrt](?![^\W\d_]{2}))
    | (?:https?|ftps?|file|mailto|tel):(?://)?[^\s<>"«»“”„‹›「」（），。]*[\w/=&\#~+-]
    | www\.[^\s<>"«»“”„‹›「」（），。]*[\w/=&\#~+-]
    | [\w.+-]*\w@\w[\w-]*(?:\.[\w-]*\w)+
    | &(?:[A-Za-z]{2,8}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});
    | %\([\w.]+\)[a-z] | %\d{1,2}\$[-+0\#']*\d*(?:\.\d+)?[a-zA-Z@]{1,2}
    | %[-+0\#]?\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t|L)?[diouxXeEfgGcspn@](?![^\W\d_])
    | \$\{[\w.]+\} | \$\([\w.]+\) | \{\{[\w.\s]+\}\} | \$[A-Za-z_]\w*\$?
    | (?<![\w-])--[A-Za-z][\w-]*(?:=[\w./-]+)?
    | (?<![\w/.])/(?:[\w.~-]+/)+[\w.~-]*\w/?
    """,
    re.VERBOSE | re.DOTALL,
)
_OLD_CLOSING = re.compile(r"'(?!\w)")
# What somebody or something fills in. A per cent sign behind a number is one, whatever follows it.
_FILLED = re.compile(
    r"(?<!\d)(?<!\d[ \u00a0\u202f])%(?:\(\w+\)|\d{1,2}\$)?[-+#0]?\d*(?:\.\d+)?(?:hh?|ll?|[qjztL])?"
    r"[diouxXeEfFgGcrsaA@](?![^\W\d_])|%\d{1,2}\$\w|%[A-Z_]{2,}%|\$\{[\w.:-]+\}|\$\([\w.]+\)"
    r"|\{\{\s*[\w.#/-]+\s*\}\}|\{[\w.\[\]]*(?:![rsa])?(?::[^{}\s]*)?\}"
)


def covered(text: str, markdown: str = "") -> str:
    """``text`` with tags, addresses, paths, entities, placeholders and options of commands covered up, as long.

    The marks within them are no punctuation, so no check of punctuation should see them. With the ``markdown`` whose
    plain words ``text`` is, the words of its code spans are covered up too.
    """
    if "`" in markdown:
        for start, end in code_spans(text, markdown):
            text = text[:start] + THING * (end - start) + text[end:]
    if not _CANDIDATES.search(text):
        return text
    if "<" in text or "{{" in text:
        return _COVERED.sub(_cover, text)
    # Only what these begin may have white space in it; of other texts the words that may be covered are looked at.
    parts: list[str] = []
    done = 0
    while found := _IN_WORD.search(text, done):
        start = found.start()
        while start > done and not text[start - 1].isspace():
            start -= 1
        space = _SPACE.search(text, found.end())
        end = space.start() if space else len(text)
        parts += (text[done:start], _COVERED.sub(_cover, text[start:end]))
        done = end
    return "".join((*parts, text[done:]))


def code_spans(text: str, markdown: str) -> tuple[tuple[int, int], ...]:
    """Where the words of code spans stand in ``text``, the plain words of ``markdown``.

    Old programs quote `so', and what stands between two such quotations is no code.
    """
    return tuple(span for span in code_places(markdown) if not _OLD_CLOSING.search(text, *span))


def untouchable(text: str, markdown: str) -> tuple[tuple[int, int], ...]:
    """Where code spans and placeholders stand in the plain words ``text``: no repair may change those."""
    spans = code_places(markdown)
    if "%" in text or "$" in text or "{" in text:
        spans = (*spans, *(match.span() for match in _FILLED.finditer(text)))
    return spans


def _cover(match: re.Match[str]) -> str:
    return (NOTHING if match["nothing"] else THING) * len(match[0])

"""Words as checks of punctuation see them: what is no prose is covered up, and every offset stays."""

from __future__ import annotations

import re

THING = "\u16a0"
"""Stands for each character of an address, a placeholder or the like: a letter without case, of no use."""
NOTHING = "\u2060"
"""Stands for each character of a tag: it parts nothing and ends nothing."""

_CANDIDATES = re.compile(r"[<&@%$\\]|://|www\.|--\w|/\w")
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


def covered(text: str) -> str:
    """``text`` with tags, addresses, paths, entities, placeholders and options of commands covered up, as long.

    The marks within them are no punctuation, so no check of punctuation should see them.
    """
    if not _CANDIDATES.search(text):
        return text
    return _COVERED.sub(_cover, text)


def _cover(match: re.Match[str]) -> str:
    return (NOTHING if match["nothing"] else THING) * len(match[0])

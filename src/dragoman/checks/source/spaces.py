"""Spaces of the source that are too many."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages import tags
from dragoman.model import Severity, Side

_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)|\t")
_BEFORE_MARK = re.compile(r"(?<=\w)[ \u00a0]+[,;:!?](?=\s|$)|(?<=[^\W\d_])[ \u00a0]+\.(?=\s|$)")
_WITHIN_BRACKETS = re.compile(r"\( +(?=\S)|(?<=\S) +\)")


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    hits = []
    if "  " in text or "\u00a0 " in text or " \u00a0" in text or "\t" in text:
        hits += [_hit(match, "There are several spaces here.", " ") for match in _DOUBLED.finditer(text)]
    # French parts double marks from their word by a space of its own.
    if (" ," in text or " ." in text or " ;" in text or " :" in text or " !" in text or " ?" in text) and tags.language(
        pair.source_locale
    ) != "fr":
        hits += [_hit(match, f"There is a space before “{match[0].strip()}”.", match[0].strip())
                 for match in _BEFORE_MARK.finditer(text)]  # fmt: skip
    if "( " in text or " )" in text:
        hits += [_hit(match, "There is a space within the brackets.", match[0].strip())
                 for match in _WITHIN_BRACKETS.finditer(text)]  # fmt: skip
    return hits


def _hit(match: re.Match[str], message: str, expected: str) -> Hit:
    return Hit(message, Side.SOURCE, match.start(), match.end(), match[0], expected)


CHECK = Check(
    code="source-spaces",
    name="Spaces in the source",
    family=Family.SOURCE,
    severity=Severity.NOTE,
    finds="Several spaces in a row in the source, a space before a mark, or within brackets.",
    why="They are printed, and translators copy them.",
    authority="House style: the text is clean before it is translated.",
    flagged=example("The harbour , which is new, is open."),
    clean=example("The harbour, which is new, is open."),
    hint="Take the space out of the text.",
    pair=_look,
    side=Side.SOURCE,
)

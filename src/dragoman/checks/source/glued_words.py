"""Words of the source that lost the space between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.source.vocabulary import listed
from dragoman.languages import tags
from dragoman.model import Severity, Side

_WORD = re.compile(r"(?<![\w@/.#-])[^\W\d_]{5,}(?![\w@/]|[.:]\w)")
_MARK = re.compile(
    r"(?<![\w/.@:-])[^\W\d_]{2,}[,;](?:\d+|[^\W\d_]{2,})(?![\w@])"
    r"|(?<![\w/.@:-])[^\W\d_]{3,}[.!?:][^\W\d_]{2,}(?![\w.@/-])"
    r"|[^\W\d_]{3,}\([^\W\d_]{4,}|[^\W\d_]{3,}\)[^\W\d_]{2,}"
)
_FIGURES = re.compile(r"(?<![\w.,/-])\d{2,}[^\W\d_]{4,}")


_SMALL = "".join(chr(code) for code in range(0x61, 0x530) if chr(code).islower())
_CAPITAL = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
# What every glued word has in it; a text without it is done with after one search, which leaps from capital to capital.
_HUMP = re.compile(f"[{_CAPITAL}](?<=[{_SMALL}].)[{_SMALL}]{{2}}")
_ASCII_HUMP = re.compile("[A-Z](?<=[a-z].)[a-z]{2}")
_TOUCHING = re.compile(r"[,;.!?:)(](?<=[^\W\d_].)[^\W_]")
_COUNTED = re.compile(r"\d[^\W\d_]{4}")


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    hump = _ASCII_HUMP if text.isascii() else _HUMP
    if not _is_spaced(pair.source_locale):
        return ()
    if hump.search(text) or _TOUCHING.search(text) or _COUNTED.search(text):
        return _glued(text)
    return ()


@cache
def _is_spaced(tag: str) -> bool:
    """Whether the language parts words by spaces at all."""
    return tags.sentence_joint(tag) != ""


def _glued(text: str) -> Iterator[Hit]:
    for match in _WORD.finditer(text):
        word = match[0]
        # Words in one case, or with one capital at the head, are by far the most.
        if not (word.islower() or word[1:].islower() or word.isupper()) and (cut := _camel(word)):
            yield _hit(match.start(), word, f"{word[:cut]} {word[cut:]}")
    if not text.isalnum():
        for match in _MARK.finditer(text):
            if not _is_address(match[0]):
                yield _hit(match.start(), match[0], re.sub(r"([,;.!?:)])|\(", _spaced, match[0], count=1))
        for match in _FIGURES.finditer(text):
            if match[0].islower() or match[0][-4:].islower():
                yield _hit(match.start(), match[0], re.sub(r"(?<=\d)(?=\D)", " ", match[0], count=1))


def _spaced(match: re.Match[str]) -> str:
    return f"{match[0]} " if match[1] else " ("


def _camel(word: str) -> int:
    """Where a small letter is followed by a capital and two small ones, beyond a name's prefix; 0 for none."""
    if word in listed("camel"):
        return 0
    for at in range(2, len(word) - 2):
        if word[at].isupper() and word[at - 1].islower() and word[at + 1 : at + 3].islower():
            return 0 if word[:at] in listed("prefixes") else at
    return 0


def _is_address(words: str) -> bool:
    """Whether it is the name of a site ("News.az"), of a file, or an abbreviation in capitals."""
    if words.isupper():
        return True
    _, mark, after = re.split(r"([,;.!?:()])", words, maxsplit=1)
    if mark in ".:!?":
        # After a full stop a new sentence has a capital; "report.docx" has none.
        return after.lower() in listed("sites") or not after[:1].isupper() or (len(after) < 3 and after.isupper())
    return False


def _hit(start: int, found: str, expected: str) -> Hit:
    message = f"“{found}” looks like words without a space between them."
    return Hit(message, Side.SOURCE, start, start + len(found), found, expected)


CHECK = Check(
    code="source-glued-words",
    name="Glued words in the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="Words of the source that lost the space between them, or after a mark.",
    why="What is glued is printed glued, and a translator takes it for a name.",
    authority="House style: the text is clean before it is translated.",
    flagged=example("The Office wishes thePeople peace.The harbour is open."),
    clean=example("The Office wishes the people peace. The harbour is open."),
    hint="Put the space into the text.",
    pair=_look,
    side=Side.SOURCE,
)

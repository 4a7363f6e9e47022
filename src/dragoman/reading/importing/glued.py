"""Words that seem to have lost the blank between them: reported, never changed."""

from __future__ import annotations

import re

from dragoman.model import Finding, Position, Severity
from dragoman.reading.importing.lexicon import Lexicon, lexicon
from dragoman.reading.importing.lines import Line

_NAMES = re.compile(r"(?<![\w@/.-])([^\W\d_]{3,})(?![\w@/]|\.\w)")
_CAMEL = re.compile(r"[^\W\d_]*[^\W\d_]{2}")
_MARK = re.compile(
    r"(?<![\w/.@])[^\W\d_]{2,}[,;](?:\d+|[^\W\d_]{2,})(?!\w)|(?<![\w/.@])[^\W\d_]{3,}[.!?][^\W\d_]{3,}(?![\w.@/])"
)
_PREFIXES = (
    "Mc",
    "Mac",
    "De",
    "Di",
    "La",
    "Le",
    "Du",
    "Van",
    "Von",
    "Fitz",
    "Al",
    "El",
    "Ab",
    "Abu",
    "Des",
    "Del",
    "Della",
    "San",
    "i",
    "e",
    "O",
)


def glued_words(lines: tuple[Line, ...], lex: Lexicon, path: str) -> list[Finding]:
    """A finding for each word with a capital within it ("AnnaBerg") and each mark with no blank after it."""
    found: list[Finding] = []
    known = {word.casefold() for word in lex.phrases("words.camel")} | {
        word.casefold() for word in lexicon("und").phrases("words.camel")
    }
    for line in lines:
        found += [
            _finding(match[1], line, match.start(), path)
            for match in _NAMES.finditer(line.text)
            if _camel(match[1]) and match[1].casefold() not in known
        ]
        found += [
            _finding(match[0], line, match.start(), path)
            for match in _MARK.finditer(line.text)
            if not _address(match[0])
        ]
    return found


def _camel(word: str) -> bool:
    """Whether a small letter is followed by a capital and two small letters, after more than a name's prefix."""
    for index in range(2, len(word) - 2):
        if (
            word[index].isupper()
            and word[index - 1].islower()
            and word[index + 1].islower()
            and word[index + 2].islower()
        ):
            return word[:index] not in _PREFIXES and word[index - 2 : index].islower() | word[index - 2].isupper()
    return False


def _address(text: str) -> bool:
    return (
        bool(re.search(r"\.(?:com|org|net|int|info|gov|edu)$", text, re.IGNORECASE))
        or ("." in text and text.islower())
        or text.isupper()
    )


def _finding(text: str, line: Line, offset: int, path: str) -> Finding:
    column = line.raw.find(text) + 1 or offset + 1
    return Finding(
        "glued-words",
        Severity.WARNING,
        f"“{text}” looks like two words without a blank between them.",
        "Correct it in the text if it is a slip; it was left as it stands.",
        Position(path, line.number, column),
    )

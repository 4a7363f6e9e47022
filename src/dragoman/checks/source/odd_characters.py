"""Characters of the source that do not belong into a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side

# C0 and C1 controls, replacement character, private use, zero-width space, byte order mark, soft hyphen, noncharacters;
# and what UTF-8 becomes when it is read as Windows-1252.
_ODD = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\ue000-\uf8ff\u200b\ufeff\u00ad\ufffe\uffff]"
    "|â€[\u0153\u009d\u2122\u0098\u0099\u201c\u0093\u0094™œ˜]?|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|[ÐÑ][\u0080-\u00bf][ÐÑ]"
)
_NAMES = {
    "\ufffd": "the replacement character of a lost letter",
    "\u200b": "a zero-width space",
    "\ufeff": "a byte order mark",
    "\u00ad": "a soft hyphen",
}


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    if text.isascii() and text.isprintable():
        return ()
    return [
        Hit(f"There is {_named(match[0])} here.", Side.SOURCE, match.start(), match.end(), match[0])
        for match in _ODD.finditer(text)
    ]


def _named(found: str) -> str:
    if len(found) > 1:
        return f"“{found}”, letters read by a wrong encoding,"
    return f"{_NAMES.get(found, 'a character that cannot be printed')} (U+{ord(found):04X})"


CHECK = Check(
    code="source-odd-characters",
    name="Odd characters in the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="Control, zero-width and private characters in the source, and letters that were read by a wrong encoding.",
    why="They print as boxes or not at all, and part words that look whole.",
    authority="The Unicode Standard, chapter 23, Special Areas and Format Characters.",
    flagged=example("The har\u200bbour is open."),
    clean=example("The harbour is open."),
    hint="Type the word anew in the text.",
    pair=_look,
    side=Side.SOURCE,
)

"""Question marks in the place of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import addresses, within
from dragoman.model import Severity

_SMALL = r"(?=[^\W\d_A-ZА-ЯİƏÖÜÇŞĞ])"
_INSIDE = re.compile(rf"[^\W_]*[^\W\d_]\?+{_SMALL}(?:[^\W_]|\?+{_SMALL})*")
# With a letter lost at its head a word is a question mark and small letters, in a place where a word begins.
_AHEAD = re.compile(rf"(?:(?<=[\s(«“„\"—–])|^)\?{_SMALL}(?:[^\W_]|\?+{_SMALL})+")
_RUN = re.compile(r"\?{4,}[^\W_]*")


def _look(pair: Pair) -> Iterator[Hit]:
    if "?" not in pair.target_characters:
        return
    text = pair.target_plain
    if text.count("?") <= pair.source_plain.count("?") and "?" not in text[:-1]:
        return
    for pattern in (_INSIDE, _AHEAD, _RUN):
        for match in pattern.finditer(text):
            if match[0] in pair.source_plain or within(addresses(text), match.start()):
                continue
            if pattern is _RUN and "???" in pair.source_plain:
                continue
            yield Hit(
                f"Question marks stand for letters in “{match[0]}”.",
                start=match.start(), end=match.end(), found=match[0],
            )  # fmt: skip


CHECK = Check(
    code="lost-letters",
    name="Question marks for letters",
    family=Family.SCRIPT,
    severity=Severity.ERROR,
    finds="A question mark inside a word or at its head, or a row of them, where the source has none.",
    why="The letters were lost when the words went through a program that has not got them.",
    authority="The Unicode Standard, section 3.13 and W3C Character Model: characters are not dropped in conversion.",
    flagged=example("The Republic of Almeravia", "Almeraviya R?spublikas?nda"),
    clean=example("Who pays? Nobody.", "Kim ödəyir? Heç kim."),
    hint="Type the word anew.",
    pair=_look,
    covers=("sentence-marks", "space-after-mark", "start-punctuation", "doubled-mark"),
)

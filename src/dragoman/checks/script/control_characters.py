"""Control characters within words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

# C0 and C1 without the tab and the line feed, line and paragraph separators, non-characters, interlinear annotation.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
_RUN = re.compile(f"[{_CONTROLS}]+")
_BELOW_A0 = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - {"\t", "\n"}
_ALL = _BELOW_A0 | frozenset(map(chr, (0x2028, 0x2029, *range(0xFDD0, 0xFDF0), *range(0xFFF9, 0xFFFD), 0xFFFE, 0xFFFF)))
_BREAKS = frozenset("\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029")  # They part words, so that nothing can be left out.


def _look(pair: Pair) -> Iterator[Hit]:
    if pair.target_characters.isdisjoint(_ALL):
        return
    text = pair.target_plain
    for run in _RUN.finditer(text):
        apart = any(not one or one.isspace() for one in (text[: run.start()][-1:], text[run.end() :][:1]))
        for place in range(*run.span()):
            letter = text[place]
            if letter in pair.source_plain or text.startswith("\r\n", place):
                continue
            yield Hit(
                f"An invisible control character (U+{ord(letter):04X}) stands here.",
                start=place,
                end=place + 1,
                found=letter,
                fixes=(Fix(place, place + 1, ""),) if apart or letter not in _BREAKS else (),
            )


CHECK = Check(
    code="control-characters",
    name="Control characters",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A control character or a code point that is no character, which the source does not have.",
    why="It comes of a broken conversion: some programs drop it, some print a box, and XML cannot hold it.",
    authority="XML 1.0, production 2; The Unicode Standard, section 23.1 (control codes) and 23.7 (noncharacters).",
    flagged=example("The harbour is open.", "Liman\x07 açıqdır."),
    clean=example("The harbour is open.", "Liman açıqdır."),
    hint="Delete it, and put a space where two words would run together.",
    pair=_look,
    covers=("odd-space",),
    fixes=True,
)

"""A small schwa among capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_CAPITAL = "A-ZÇĞIİÖŞÜƏ"
# At least two capitals, one of them behind the schwa: BMTə is an acronym with a suffix and no slip.
_TWO = rf"(?=[{_CAPITAL}ə]*[{_CAPITAL}][{_CAPITAL}ə]*[{_CAPITAL}])"
_WORD = re.compile(rf"(?<!\w){_TWO}[{_CAPITAL}ə]*ə[{_CAPITAL}ə]*[{_CAPITAL}](?!\w)")


def _look(pair: Pair) -> Iterator[Hit]:
    if "ə" not in pair.target_characters:
        return
    for match in _WORD.finditer(pair.target_plain):
        word = match[0]
        right = word.replace("ə", "Ə")
        places = [match.start() + number for number, letter in enumerate(word) if letter == "ə"]
        fixes = tuple(Fix(place, place + 1, "Ə") for place in places)
        yield Hit(
            f"“{word}” has a small ə among capitals.",
            start=match.start(), end=match.end(), found=word, expected=right, fixes=fixes,
        )  # fmt: skip


CHECK = Check(
    code="schwa-capital",
    name="Small schwa among capitals",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A small ə in a word that is written in capitals.",
    why="Programs that do not know Ə leave the letter small, and a title in capitals shows it to everybody.",
    authority="Alphabet of the Azerbaijani language: the capital of ə is Ə, U+018F.",
    flagged=example("STATEMENT ON WATER", "SU HAQQINDA BəYANAT"),
    clean=example("STATEMENT ON WATER", "SU HAQQINDA BƏYANAT"),
    hint="Write Ə.",
    pair=_look,
    locales=("az",),
    fixes=True,
)

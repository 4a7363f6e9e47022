"""A letter that stands for one of the language by a slip of the keyboard or the font."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import stands_in_source, words
from dragoman.languages.lookalikes import variants
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    table = variants(pair.locale)
    if not table or pair.target_characters.isdisjoint(table):
        return
    for match in words(pair.target_plain):
        if table.keys().isdisjoint(match[0]) or stands_in_source(pair, match[0]):
            continue
        for number, letter in enumerate(match[0]):
            if letter in table:
                place = match.start() + number
                yield Hit(
                    f"{letter} ({unicodedata.name(letter).lower()}) stands for {table[letter]} in “{match[0]}”.",
                    start=place,
                    end=place + 1,
                    found=letter,
                    expected=table[letter],
                    fixes=(Fix(place, place + 1, table[letter]),),
                )


CHECK = Check(
    code="letter-variant",
    name="A like letter of another language",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A letter that looks like one of the language and is another language's: ș with a comma for ş.",
    why="The eye passes over it, a search does not find the word, and a typeface may print it in another shape.",
    authority="CLDR, exemplar characters; The Unicode Standard, section 7.1, on S and T with comma below.",
    flagged=example("The work of the session.", "İclasın i\u0219i."),
    clean=example("The work of the session.", "İclasın işi."),
    hint="Type the letter on the keyboard of the language.",
    pair=_look,
    locales=("az", "tr", "ro"),
    fixes=True,
)

"""Arabic letters in Persian, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.evidence import quoted, stands_in_source, within, words
from dragoman.languages import tags
from dragoman.model import Severity

_PERSIAN = {"ي": "ی", "ك": "ک", "ى": "ی", "ہ": "ه", "ھ": "ه"}
_ARABIC = {"ک": "ك", "ی": "ي", "ہ": "ه", "ھ": "ه"}
_TABLES = {"fa": _PERSIAN, "ar": _ARABIC}
_INNER = re.compile("[\u0620-\u064a\u0671-\u06d3]")


def _look(pair: Pair) -> Iterator[Hit]:
    language = tags.language(pair.locale)
    table = _TABLES.get(language)
    if table is None or pair.target_characters.isdisjoint(table):
        return
    text = pair.target_plain
    for match in words(text):
        if table.keys().isdisjoint(match[0]) or stands_in_source(pair, match[0]):
            continue
        if within(quoted(text), match.start()) and any(letter in "ةإٱ" for letter in match[0]):
            continue  # A passage quoted in the other language.
        for number, letter in enumerate(match[0]):
            if letter not in table:
                continue
            place = match.start() + number
            # At the end of an Arabic word ى and ي are two letters, and the Persian one may stand for either.
            sure = letter != "ی" or bool(_INNER.match(match[0][number + 1 :]))
            names = ("Persian", "Arabic") if language == "fa" else ("Arabic", "Persian")
            yield Hit(
                f"{letter} (U+{ord(letter):04X}) in “{match[0]}” is no {names[0]} letter.",
                start=place,
                end=place + 1,
                found=letter,
                expected=table[letter] if sure else "ي or ى",
                fixes=(Fix(place, place + 1, table[letter]),) if sure else (),
            )


CHECK = Check(
    code="arabic-letters",
    name="Arabic and Persian letters mixed up",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="An Arabic ي or ك in Persian, and a Persian ی or ک in Arabic.",
    why="They look alike in most places of a word; a search does not find the word, and at its end the dots are wrong.",
    authority="ISIRI 6219 (Persian text: ی is U+06CC, ک is U+06A9); CLDR, exemplar characters of ar and fa.",
    flagged=example("The water of the river", "آب يك رودخانه", "fa"),
    clean=example("The water of the river", "آب یک رودخانه", "fa"),
    hint="Set the keyboard to the language and type the letter anew.",
    pair=_look,
    locales=("ar", "fa"),
    fixes=True,
)

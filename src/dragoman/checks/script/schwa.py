"""The schwa of another alphabet in an Azerbaijani word."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.letters import WORD, script, written_in
from dragoman.model import Severity

_LATIN = {"\u04d9": "ə", "\u04d8": "Ə", "\u01dd": "ə", "\u018e": "Ə", "\u0258": "ə"}
_CYRILLIC = {"\u0259": "ә", "\u018f": "Ә", "\u01dd": "ә", "\u018e": "Ә", "\u0258": "ә"}
_TABLES = {"Latn": _LATIN, "Cyrl": _CYRILLIC}
_SCHWAS = frozenset("əƏ" + "".join(_LATIN))
_NAMES = {
    "\u04d9": "the Cyrillic ә (U+04D9)", "\u04d8": "the Cyrillic Ә (U+04D8)",
    "\u01dd": "the turned e (U+01DD)", "\u018e": "the turned E (U+018E)", "\u0258": "the reversed e (U+0258)",
    "\u0259": "the Latin ə (U+0259)", "\u018f": "the Latin Ə (U+018F)",
}  # fmt: skip


def _look(pair: Pair) -> Iterator[Hit]:
    own = written_in(pair.locale)
    table = _TABLES.get(own)
    if table is None or pair.target_characters.isdisjoint(table):
        return
    for match in WORD.finditer(pair.target_plain):
        word = match[0]
        if any(script(letter) not in (own, "") for letter in word if letter not in _SCHWAS):
            continue  # A word of the other alphabet, or one of two: the checks of those speak of it.
        for number, letter in enumerate(word):
            if letter in table:
                place, right = match.start() + number, table[letter]
                yield Hit(
                    f"{_NAMES[letter][0].upper()}{_NAMES[letter][1:]} stands for {right} in “{word}”.",
                    start=place,
                    end=place + 1,
                    found=letter,
                    expected=right,
                    fixes=(Fix(place, place + 1, right),),
                )


CHECK = Check(
    code="schwa",
    name="Wrong schwa",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A Cyrillic ә or a turned e in the place of the Latin ə, and the Latin one in Cyrillic Azerbaijani.",
    why="It looks the same and is another letter: a search misses the word, sorting and spelling fail, "
    "and many typefaces print it in another shape.",
    authority="Alphabet of the Azerbaijani language, law of 25 December 1991: Ə ə, in Unicode U+018F and U+0259.",
    flagged=example("The river of the republic.", "Respublikanın çayı h\u04d9mişə dərindir."),
    clean=example("The river of the republic.", "Respublikanın çayı həmişə dərindir."),
    hint="Set the keyboard to Azerbaijani and type the letter anew.",
    pair=_look,
    locales=("az", "az-Cyrl"),
    fixes=True,
)

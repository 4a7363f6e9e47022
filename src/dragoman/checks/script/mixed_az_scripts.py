"""Azerbaijani words in the other alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.script.azerbaijani import is_azerbaijani, transliterated
from dragoman.checks.script.evidence import in_source, words
from dragoman.languages.letters import script, written_in
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    own = written_in(pair.locale)
    other = {"Latn": "Cyrl", "Cyrl": "Latn"}.get(own)
    if other is None or other not in pair.target_scripts:
        return
    for match in words(pair.target_plain):
        word = match[0]
        if len(word) < 2 or any(script(letter) not in (other, "") for letter in word):
            continue
        if not is_azerbaijani(word, other) or in_source(pair, word):
            continue
        names = ("Cyrillic", "Latin") if own == "Latn" else ("Latin", "Cyrillic")
        yield Hit(
            f"“{word}” is Azerbaijani in {names[0]} letters; the text is in {names[1]} ones.",
            start=match.start(), end=match.end(), found=word, expected=transliterated(word, own),
        )  # fmt: skip


CHECK = Check(
    code="mixed-az-scripts",
    name="Azerbaijani in two alphabets",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="An Azerbaijani word in Cyrillic letters within a Latin text, and the reverse.",
    why="It was taken over from an older paper: readers who learnt one alphabet cannot read the other.",
    authority="Law on the restoration of the Azerbaijani alphabet in Latin script, 25 December 1991.",
    flagged=example("The river of the republic.", "Республиканын çayı һәмишә dərindir."),
    clean=example("The river of the republic.", "Respublikanın çayı həmişə dərindir."),
    hint="Write the word in the alphabet of the text.",
    pair=_look,
    covers=("foreign-letters",),
    locales=("az", "az-Cyrl"),
)

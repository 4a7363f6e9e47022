"""Apostrophes that are another mark, or of another kind than the rest of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.checks.punctuation.habits import habits
from dragoman.model import Severity

_ANY = re.compile(r"['`´‘ʹ′‛＇]")
_STRAIGHT = re.compile(rf"(?<=[^\W_{THING}])'(?=[^\W\d_{THING}])")
_WRONG = re.compile(rf"(?<=[^\W\d_{THING}])[`´‘ʹ′‛＇](?=[^\W\d_{THING}\u3040-\u9fff])")
_CURLY = re.compile(r"(?<=[^\W_])’(?=[^\W\d_])")
# Languages whose letters are these marks: Uzbek oʻ, Hawaiian ʻokina and their neighbours.
_LETTERS = frozenset({"uz", "kaa", "haw", "to", "sm", "mi", "ty", "gn", "ee", "ha", "yo", "vot", "chr"})


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    if not _ANY.search(target):
        return
    rules = habits(pair.locale)
    if rules.language in _LETTERS:
        return
    curly = rules.apostrophe == "curly"
    typographic = curly or bool(_CURLY.search(target)) or bool(_CURLY.search(pair.source_prose))
    if typographic:
        places = [match.start() for match in _STRAIGHT.finditer(target)]
        if places:
            yield _hit(places, "'", "’")
    for match in _WRONG.finditer(target):
        if match[0] not in pair.source_prose:
            yield _hit([match.start()], match[0], "’" if typographic else "'")


def _hit(places: list[int], found: str, wanted: str) -> Hit:
    times = "" if len(places) == 1 else f" {len(places)} times"
    return Hit(
        f"The apostrophe is written {found} here{times}, and should be {wanted}.", start=places[0], end=places[0] + 1,
        found=found, expected=wanted, fixes=tuple(Fix(place, place + 1, wanted) for place in places),
    )  # fmt: skip


CHECK = Check(
    code="apostrophe",
    name="Apostrophe",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="An accent or a quotation mark for an apostrophe, and a straight one where the language or the rest of the "
    "unit and its source have the curly one.",
    why="In Ukrainian the apostrophe is a letter of the spelling: typed otherwise, the word is found by no search.",
    authority="Unicode Standard, chapter 6.2 (U+2019 is the apostrophe); Ukrainian orthography (2019), § 7.",
    flagged=example("the health of the people", "здоров'я людей", "uk"),
    clean=example("the health of the people", "здоров’я людей", "uk"),
    pair=_look,
    fixes=True,
)

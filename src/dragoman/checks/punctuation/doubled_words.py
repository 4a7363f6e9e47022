"""A word typed twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.checks.punctuation.habits import habits
from dragoman.languages import casing, tags
from dragoman.languages.profile import table
from dragoman.model import Severity

_TWICE = re.compile(r"(?<![\w'’ʼ\-])([^\W\d_]\w*|\d+[-‑'’][^\W\d_]+)(\s+)\1(?![\w'’ʼ\-])", re.IGNORECASE)
_LONG = 8
"""Letters from which on a doubled word is no adverb ("yavaş yavaş") even where doubling is grammar."""

_CONVERBS = frozenset("aəeаәе")
"""Last letters of the forms of a verb that Turkic languages double: "oxuya oxuya", singing as he went."""


def _look(pair: Pair) -> Iterator[Hit]:
    rules = habits(pair.locale)
    any_word = rules.reduplication == "any"
    if any_word and tags.script(pair.locale) == "Latn":
        return
    found = list(_TWICE.finditer(pair.target_prose))
    if not found or len(_TWICE.findall(pair.source_prose)) >= len(found):
        return
    for match in found:
        word = match[1]
        if any_word and not word.isascii():
            continue  # What is grammar in the language's own words is a slip in "the the".
        if word[0] == THING or (len(word) == 1 and word.isupper()):
            continue
        folded = casing.fold(word, pair.locale)
        if folded in rules.doubled:
            continue
        if rules.reduplication == "short" and len(word) < _LONG and folded not in _frequent(pair.locale):
            continue
        if rules.reduplication == "converbs" and folded[-1] in _CONVERBS and folded not in _frequent(pair.locale):
            continue
        yield Hit(
            f"The word “{word}” stands twice.", start=match.start(), end=match.end(), found=match[0], expected=word,
        )  # fmt: skip


@cache
def _frequent(tag: str) -> frozenset[str]:
    """Words of the commonest kind, which are never doubled to make adverbs."""
    return frozenset(casing.fold(str(table(tag, "detect").get("frequent", "")), tag).split())


CHECK = Check(
    code="doubled-words",
    name="Doubled word",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A word that stands twice in a row, where neither the source nor the grammar of the language has it so.",
    why="It is left over from an edit, and the eye that checks passes over it.",
    authority="House style; words that rightly stand twice are listed for each language.",
    flagged=example("The lock and the quay are closed.", "Şlüz və və körpü bağlıdır."),
    clean=example("The water rises slowly.", "Su yavaş yavaş qalxır."),
    hint="Delete one of the two.",
    pair=_look,
)

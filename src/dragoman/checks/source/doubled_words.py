"""A word of the source that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.source.vocabulary import of_language
from dragoman.model import Severity, Side


def _look(pair: Pair) -> Iterable[Hit]:
    words = pair.source_plain.split()
    small = pair.source_plain.lower().split()
    if any(one == other for one, other in pairwise(small)):
        return _hits(pair, words, small)
    return ()


def _hits(pair: Pair, words: list[str], small: list[str]) -> Iterator[Hit]:
    place = 0
    text = pair.source_plain
    for number, word in enumerate(words):
        start = text.find(word, place)
        place = start + len(word)
        if number + 1 < len(words) and small[number] == small[number + 1] and _is_slip(word, words[number + 1], pair):
            end = text.find(words[number + 1], place) + len(words[number + 1])
            yield Hit(f"“{word}” stands twice.", Side.SOURCE, start, end, text[start:end], word)


def _is_slip(one: str, other: str, pair: Pair) -> bool:
    if not one.isalpha() or (one[0].isupper() and other[0].isupper() and len(one) > 3):
        return False  # Baden Baden, Bora Bora: names have no rule.
    only = of_language("doubled.only", pair.source_locale)
    if only is not None:
        return one.lower() in only
    return one.lower() not in (of_language("doubled.allowed", pair.source_locale) or ())


CHECK = Check(
    code="source-doubled-words",
    name="Doubled words in the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A word of the source that stands twice in a row, where the language does not double words on purpose.",
    why="It is printed as it stands.",
    authority="House style: the text is clean before it is translated.",
    flagged=example("The harbour of the the town is open."),
    clean=example("The harbour of the town is open."),
    hint="Take one of them out of the text.",
    pair=_look,
    side=Side.SOURCE,
)

"""A unit of several sentences of which some are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.completeness.sentences import count_sentences
from dragoman.checks.length.expansion import deviation
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_FAR = -2.0
_ENDED = re.compile(r"[.!?؟][”»\")]?\s|[。！？]")


def _look(pair: Pair) -> Iterable[Hit]:
    source = pair.source_plain
    # Two sentences have a mark before the last one; most units of sentences end the look here.
    if len(source) < 40 or not _ENDED.search(source):
        return ()
    far = deviation(pair)
    if far is None or far > _FAR:
        return ()
    wanted, found = count_sentences(source), count_sentences(pair.target_plain)
    if wanted < 2 or found >= wanted:
        return ()
    told = "sentence" if found == 1 else "sentences"
    return (
        Hit(f"{wanted} sentences of the source are {found} short {told} here.", found=str(found), expected=str(wanted)),
    )


CHECK = Check(
    code="partial-translation",
    name="Sentences missing",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A unit of several sentences whose translation has fewer of them and is far shorter.",
    why="Half a paragraph that counts as done is the omission that nobody sees.",
    authority="House style: nothing is left out; lengths after Gale and Church 1993.",
    flagged=example(
        "The harbour was rebuilt in three years. The ferries now reach all landings. The tickets cost the same.",
        "Liman üç ilə yenidən qurulub.",
    ),
    clean=example(
        "The harbour was rebuilt in three years. The ferries now reach all landings. The tickets cost the same.",
        "Liman üç ilə yenidən qurulub, bərələr indi bütün körpülərə çatır. Biletlərin qiyməti isə dəyişməyib.",
    ),
    hint="Translate the sentences that are missing.",
    pair=_look,
    covers=("length-ratio", "truncated", "end-punctuation"),
)

"""A translation that ends in the middle."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.length.expansion import deviation
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_ENDS = ".!?…。！？؟۔।"
_AROUND = " \n\u00a0\u200e\u200f*_”»“\"'’)]）」』"
_FAR = -1.6
_OPEN = ",;-–—(«“„،，、（"


def _look(pair: Pair) -> Iterable[Hit]:
    source = pair.source_plain.rstrip(_AROUND)
    if not source or source[-1] not in _ENDS:
        return ()
    target = pair.target_plain.rstrip(_AROUND)
    # Thai and its like end a sentence by no mark at all.
    if not target or target[-1] in _ENDS or target[-1] == ":" or "\u0e00" <= target[-1] <= "\u0eff":
        return ()
    open_ended = target[-1] in _OPEN
    far = deviation(pair)
    if (far is None or far > _FAR) and not open_ended:
        return ()
    if open_ended and far is not None and far > 1:
        return ()
    end = len(target)
    start = max(target.rfind(" "), 0) and target.rfind(" ") + 1
    return (Hit("The translation breaks off without an end mark.", start=start, end=end, found=target[start:],
                expected=source[-1]),)  # fmt: skip


CHECK = Check(
    code="truncated",
    name="Translation breaks off",
    family=Family.COMPLETENESS,
    severity=Severity.ERROR,
    finds="A translation without the end mark of its source that is far shorter, or ends in a comma, a dash or an "
    "opening mark.",
    why="Pasting and editing lose the ends of sentences.",
    authority="House style: nothing is left out; lengths after Gale and Church 1993.",
    flagged=example(
        "The harbour was rebuilt in three years, and the ferries now reach all eighteen landings.",
        "Liman üç ilə yenidən qurulmuşdur və",
    ),
    clean=example(
        "The harbour was rebuilt in three years, and the ferries now reach all eighteen landings.",
        "Liman üç ilə yenidən qurulmuşdur və bərələr indi on səkkiz körpünün hamısına çatır.",
    ),
    hint="Complete the sentence.",
    pair=_look,
    covers=("end-punctuation", "length-ratio"),
)

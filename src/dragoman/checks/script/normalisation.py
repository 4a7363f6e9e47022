"""Letters in pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

# Ideographs for compatibility become others when composed: a name may depend on them, so they are left alone.
_IDEOGRAPH = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def _look(pair: Pair) -> Iterator[Hit]:
    text = pair.target_plain
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        cluster = text[start:end]
        right = unicodedata.normalize("NFC", cluster)
        if right == cluster or _IDEOGRAPH.search(cluster) or cluster.startswith(("I\u0307", "i\u0307")):
            continue
        shown = " ".join(f"U+{ord(one):04X}" for one in cluster)
        yield Hit(
            f"“{right}” is typed as {shown}; composed it is {' '.join(f'U+{ord(one):04X}' for one in right)}.",
            start=start,
            end=end,
            found=cluster,
            expected=right,
            fixes=(Fix(start, end, right),),
        )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """A character and the marks and jamos that may be composed with it, by offsets."""
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and (unicodedata.category(text[place])[0] == "M" or "\u1160" <= text[place] <= "\u11ff"):
            continue
        yield start, place
        start = place


CHECK = Check(
    code="normalisation",
    name="Letters in pieces",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A letter that is typed as a plain letter and a combining mark although it exists as one character.",
    why="Two spellings of one word: a search, a comparison and the translation memory take them for two.",
    authority="Unicode Standard Annex 15, Normalization Form C; RFC 5198 and the W3C Character Model ask for it.",
    flagged=example("The work of the session.", "İclasın is\u0327i."),
    clean=example("The work of the session.", "İclasın işi."),
    hint="Compose it: dragoman check --fix does so.",
    pair=_look,
    fixes=True,
)

"""A small letter at the head of a sentence within a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.letters import has_case
from dragoman.model import Severity

_NEXT = re.compile(r"(?<!\.)([^\W\d_]+)[.!?]\s+([^\W\d_])")


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    if ". " not in target and "! " not in target and "? " not in target:
        return
    heads = [match for match in _NEXT.finditer(target) if has_case(match[2])]
    small = [match for match in heads if match[2].islower()]
    if not small:
        return
    wanted = sum(match[2].isupper() and len(match[1]) > 1 for match in _NEXT.finditer(pair.source_prose))
    if wanted <= len(heads) - len(small):
        return
    rules = habits(pair.locale)
    for match in small:
        stop = target[match.end(1)]
        if stop == "." and (len(match[1]) < 2 or match[1].lower() in rules.abbreviations):
            continue
        yield Hit(
            "A sentence begins with a small letter.", start=match.start(2), end=match.end(2), found=match[2],
        )  # fmt: skip


CHECK = Check(
    code="sentence-capital",
    name="Capital of a sentence",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A sentence within a unit that begins with a small letter, where the source has a capital.",
    why="Without the capital the reader takes the full stop for that of an abbreviation and reads on.",
    authority="The orthography of each language.",
    flagged=example("The lock is closed. We wait.", "Şlüz bağlıdır. biz gözləyirik."),
    clean=example("The lock is closed. We wait.", "Şlüz bağlıdır. Biz gözləyirik."),
    pair=_look,
)

"""Marks typed twice: ",," and ".."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.marks import KIND
from dragoman.model import Severity

_RUN = re.compile(r"[,.;:!?،؛؟۔。，；：！？、।]{2,}")
_WHOLE = frozenset({"...", "…", "?..", "!..", "?!.", "?!", "!?", "?!..", "……", "。。。", "......", "!!!", "???"})
# After a full stop that belongs to an abbreviation: "etc.,", "г.:", "a.m.?".
_AFTER_ABBREVIATION = re.compile(r"\.[,;:!?،؛؟]")
_ELLIPSIS = re.compile(r"\.{3}(?:[,;:!?.]|\?!)?|[,;:!?]\.{2,3}")


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    for match in _RUN.finditer(target):
        run = match[0]
        if run in _WHOLE or _AFTER_ABBREVIATION.fullmatch(run) or _ELLIPSIS.fullmatch(run):
            continue
        if run in pair.source_prose or _kinds(run) in _kinds(pair.source_prose):
            continue
        if ";" in run and pair.locale[:2] == "el" and _kinds(run.replace(";", "?")) in _kinds(pair.source_prose):
            continue
        if target[match.start() - 1 : match.start()] == "/" or target[match.end() : match.end() + 1] == "/":
            continue
        same = len(set(run)) == 1
        single = run[0] if same and len(run) == 2 else ""
        if same and run[0] in "!?！？؟" and len(run) > 3:
            single = ""
        yield Hit(
            f"Here stands {run}." if not single else f"The mark {single} stands twice.", start=match.start(),
            end=match.end(), found=run, expected=single,
            fixes=(Fix(match.start(), match.end(), single),) if single else (),
        )  # fmt: skip


def _kinds(text: str) -> str:
    return "".join(KIND.get(char, char) for char in text)


CHECK = Check(
    code="doubled-mark",
    name="Doubled mark",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="Marks typed twice (“,,”, “..”, “!!”) or marks side by side that exclude each other (“,.”), which the "
    "source does not have.",
    why="It is a slip of the hand, and looks it.",
    authority="The orthography of each language.",
    flagged=example("The lock is closed.", "Şlüz bağlıdır.."),
    clean=example("The lock is closed…", "Şlüz bağlıdır..."),
    hint="Keep the mark that is meant.",
    pair=_look,
    fixes=True,
)

"""A question or an exclamation within the unit that the translation makes a statement, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.closing import tail
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.marks import EXCLAMATION, NAMES, QUESTION
from dragoman.model import Severity

_QUESTIONS = re.compile(r"[?？؟⸮፧՞\u037e]+(?:[!！]*)")
_EXCLAMATIONS = re.compile(r"(?<![?？؟])[!！՜]+")
_GREEK = re.compile(r"[;\u037e]")
_ANY = re.compile(r"[?!？！؟՞՜፧]")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    if not _ANY.search(source) and not _ANY.search(target):
        return
    rules = habits(pair.locale)
    if rules.no_stop or rules.language in {"my", "km", "hy"}:
        return
    wanted_end, found_end = tail(source), tail(target)
    for kind, pattern in ((QUESTION, _QUESTIONS), (EXCLAMATION, _EXCLAMATIONS)):
        if (kind in wanted_end.kinds) != (kind in found_end.kinds):
            continue  # Told by the check of closing marks.
        greek = rules.language == "el" and kind == QUESTION
        wanted = len(pattern.findall(source, 0, wanted_end.start))
        found = len((_GREEK if greek else pattern).findall(target, 0, found_end.start))
        if greek and source.count(";"):
            continue
        if wanted != found:
            last = (
                [match.start() for match in pattern.finditer(target, 0, found_end.start)][-1:] if found > wanted else []
            )
            yield Hit(
                f"The source has {NAMES[kind]} {_times(wanted)}, the translation {_times(found)}.",
                start=last[0] if last else None, end=last[0] + 1 if last else None, found=kind if last else "",
                expected="" if last else kind,
            )  # fmt: skip


def _times(number: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(number, f"{number} times")


CHECK = Check(
    code="sentence-marks",
    name="Questions within a unit",
    family=Family.PUNCTUATION,
    severity=Severity.NOTE,
    finds="A unit of several sentences, or with a quotation, in which questions or exclamations are more or fewer "
    "than in the source.",
    why="A question that became a statement says something else.",
    authority="House style: the translation asks where the source asks.",
    flagged=example("Who pays? The office decides.", "Kim ödəyir. İdarə qərar verir."),
    clean=example("Who pays? The office decides.", "Kim ödəyir? İdarə qərar verir."),
    hint="See whether the question is still a question.",
    pair=_look,
)

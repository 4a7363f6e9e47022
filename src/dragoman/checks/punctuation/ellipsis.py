"""Full stops in a row for an ellipsis, and an ellipsis of the source that is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.closing import tail
from dragoman.checks.punctuation.habits import habits
from dragoman.model import Severity

_ONE = re.compile(r"\.{3,}|…+|⋯+|。{2,}|‥+|\. \. \.(?: \.)?|(?<=[?!])\.\.(?!\.)")
_STOPS = re.compile(r"(?<!\.)(?<![/?!])(?:\.{3}|\. \. \.)(?![./])")
_AFTER_IDEOGRAPH = re.compile(r"(?<=[\u3400-\u9fff])(?:\.{3,6}|…|。{2,6})(?![.…。])")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    dotted = "…" in target or ".." in target or ". . " in target or "。。" in target
    if not dotted and "…" not in source and ".." not in source:
        return
    wanted, found = len(_ONE.findall(source)), len(_ONE.findall(target))
    inside = not _at_end(source) and not _at_end(target)
    if wanted > found and (wanted > 1 or inside) and found + _at_end(source) <= wanted - (not inside):
        yield Hit(
            f"The source has {wanted} ellips{'i' if wanted == 1 else 'e'}s, the translation {found}.", expected="…"
        )
    if not dotted:
        return
    language = habits(pair.locale).language
    if language == "zh":
        for match in _AFTER_IDEOGRAPH.finditer(target):
            if match.end() == len(target.rstrip()) and source.rstrip().endswith(match[0]):
                continue  # "Saving…" is the label of a program, which ends as its source does.
            yield _hit(match, "……")
    elif "…" in source or "…" in target:
        end = tail(target).start if _at_end(source) else len(target)  # The end is the check of closing marks' affair.
        for match in _STOPS.finditer(target, 0, end):
            yield _hit(match, "…")


def _at_end(text: str) -> bool:
    return text.rstrip(" \"'»”’“)\u00a0\n").endswith(("…", "..."))


def _hit(match: re.Match[str], own: str) -> Hit:
    return Hit(
        f"The ellipsis is written {match[0]} here.",
        start=match.start(),
        end=match.end(),
        found=match[0],
        expected=own,
        fixes=(Fix(match.start(), match.end(), own),),
    )


CHECK = Check(
    code="ellipsis",
    name="Ellipsis",
    family=Family.PUNCTUATION,
    severity=Severity.NOTE,
    finds="Three full stops where the source or the rest of the unit has the one character, and an ellipsis within the "
    "source that the translation has not.",
    why="The ellipsis says that words are left out; three full stops may be parted by the end of a line.",
    authority="Unicode Standard, chapter 6.2; Chinese: GB/T 15834-2011, 4.11 (six dots).",
    flagged=example("The river … rose.", "Çay ... qalxdı."),
    clean=example("The river ... rose.", "Çay ... qalxdı."),
    pair=_look,
    fixes=True,
)

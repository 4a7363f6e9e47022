"""Marks of the keyboard where the language has its own: a Latin comma in Arabic. (Among ideographs: family script.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.closing import tail
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.model import Severity

_CLASSES = {"ar": "\\u0600-\\u06ff\\u200c", "el": "\\u0370-\\u03ff\\u1f00-\\u1fff"}


def _look(pair: Pair) -> Iterator[Hit]:
    rules = habits(pair.locale)
    if not rules.forms or rules.at_end:
        return
    pattern = _pattern(rules)
    target = pair.target_prose
    if pattern is None or not pattern.search(target):
        return
    end = tail(target).start  # How the unit ends is told by the check of closing marks.
    places: dict[str, list[int]] = {}
    for match in pattern.finditer(target, 0, end):
        places.setdefault(match[0], []).append(match.start())
    for mark, found in places.items():
        own = rules.forms[mark]
        times = "" if len(found) == 1 else f" {len(found)} times"
        yield Hit(
            f"This is written {mark}{times}, where the language has {own}.",
            start=found[0],
            end=found[0] + 1,
            found=mark,
            expected=own,
            fixes=tuple(Fix(place, place + 1, own) for place in found),
        )


@cache
def _pattern(rules: Habits) -> re.Pattern[str] | None:
    """One mark after a letter of the language's script, brackets and quotation marks between them apart."""
    marks = "".join(mark for mark in rules.forms if mark not in ".;" or rules.language != "el")
    script = rules.after.pattern[1:-1] if rules.after else _CLASSES.get("el" if rules.language == "el" else "ar", "")
    ahead = "" if rules.unspaced else r"(?=[\s»”\"’)\]]|$)"
    stops = marks.replace(".", "")
    pattern = rf"(?<=[{script}])[{re.escape(stops)}]{ahead}|(?<=[{script}][»”\")）」』])[{re.escape(stops)}]{ahead}"
    if "." in marks:
        pattern += rf"|(?<=[{script}])(?<!\.)\.(?![.\w])(?=\s|[{script}])"
    return re.compile(pattern)


CHECK = Check(
    code="locale-marks",
    name="Marks of the script",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A comma, semicolon or question mark of the Latin script within a sentence of a script that has its own.",
    why="A Latin comma in an Arabic line stands the wrong way round, and a Greek question mark is another.",
    authority="Unicode Standard, chapter 6.2; CLDR, exemplar punctuation.",
    flagged=example("The lock is closed, and the ferry waits.", "الهويس مغلق, والعبّارة تنتظر.", "ar"),
    clean=example("The lock is closed, and the ferry waits.", "الهويس مغلق، والعبّارة تنتظر.", "ar"),
    pair=_look,
    locales=("ar", "fa", "ur", "ps", "sd", "ug", "ckb", "el"),
    fixes=True,
)

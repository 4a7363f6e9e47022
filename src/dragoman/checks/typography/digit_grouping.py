"""A large number without the groups that its source has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.numbers import format_number
from dragoman.model import Severity

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([, \u00a0\u202f.'’])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)")
_RUN = re.compile(r"(?<![\w.,/+#№-])\d{5,}(?![\w/]|[.,]\d|-\d)")
_NO_DIGIT = re.compile(r"\D")


def _look(pair: Pair) -> Iterator[Hit]:
    found = _RUN.search(pair.target_prose)
    if found is None:
        return
    grouped = {_NO_DIGIT.sub("", match[0]) for match in _GROUPED.finditer(pair.source_plain)}
    if not grouped:
        return
    mark, least = _style(pair.locale)
    for match in _RUN.finditer(pair.target_prose):
        digits = match[0]
        if not mark or len(digits) < least or str(int(digits)) not in grouped:
            continue
        wanted = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", mark, digits)
        yield Hit(
            f"{digits} has no groups here; the language writes {wanted}.", start=match.start(), end=match.end(),
            found=digits, expected=wanted, fixes=(Fix(match.start(), match.end(), wanted),),
        )  # fmt: skip


@cache
def _style(tag: str) -> tuple[str, int]:
    """The mark between groups, and the least number of digits that has it."""
    marks = re.sub(r"\d", "", format_number(10_000, tag))
    return marks[:1], 4 if re.search(r"\D", format_number(1_000, tag)) else 5


CHECK = Check(
    code="digit-grouping",
    name="Groups of figures",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="A number of five figures or more that the source writes in groups and the translation in one run.",
    why="The eye counts groups, not figures: 1200000 is easily read as 120000.",
    authority="BIPM, SI brochure, 5.4.4; marks: CLDR, corrected by the language’s file.",
    flagged=example("It cost 12,000 crowns.", "Qiyməti 12000 kron oldu."),
    clean=example("It cost 12,000 crowns.", "Qiyməti 12 000 kron oldu."),
    pair=_look,
    fixes=True,
)

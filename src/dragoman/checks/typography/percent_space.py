"""The percent sign on the wrong side of its number, or a space before it that the language has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.numbers import format_percent
from dragoman.model import Severity

_AFTER = re.compile(r"(?<![\w%])(\d+(?:[.,]\d+)?)([ \u00a0\u202f]?)([%٪])(?![\w%-])")
_FREE = frozenset({"az"})
"""Languages that write the sign both right behind the number and behind a space."""
_BEFORE = re.compile(r"(?<![\w%])%([ \u00a0\u202f]?)(\d+(?:[.,]\d+)?)")


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    if "%" not in target:
        return
    leads, spaced = _style(pair.locale)
    spaced = spaced and pair.locale.split("-")[0] not in _FREE
    for match in _AFTER.finditer(target):
        if leads:
            wanted = f"%{match[1]}"
        elif spaced and not match[2]:
            wanted = f"{match[1]}\u00a0{match[3]}"
        elif match[2] and not spaced and pair.locale.split("-")[0] in {"en", "zh"}:
            wanted = match[1] + match[3]
        else:
            continue
        yield _hit(match, wanted)
    if leads:
        return
    for match in _BEFORE.finditer(target):
        before = target[: match.start()].rstrip(" \u00a0\u202f")[-1:]
        if match[0] not in pair.source_plain and not before.isdigit():
            yield _hit(match, f"{match[2]}{chr(0xA0) if spaced else ''}%")


@cache
def _style(tag: str) -> tuple[bool, bool]:
    """Whether the sign stands before the number, and whether a space parts them."""
    model = format_percent(85, tag)
    return not model[0].isdigit(), any(letter.isspace() for letter in model)


def _hit(match: re.Match[str], wanted: str) -> Hit:
    return Hit(
        f"The language writes {wanted}, and here stands {match[0]}.",
        start=match.start(),
        end=match.end(),
        found=match[0],
        expected=wanted,
        fixes=(Fix(match.start(), match.end(), wanted),),
    )


CHECK = Check(
    code="percent-space",
    name="Percent sign",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="A percent sign on the side of the number, or with the space, of another language.",
    why="Tables and sentences of one paper should write a share in one way.",
    authority="CLDR, percent formats; Russian: GOST 8.417-2002; Turkish: TDK, Yazım Kılavuzu.",
    flagged=example("It grew by 85%.", "Выросло на 85%.", "ru"),
    clean=example("It grew by 85%.", "%85 arttı.", "tr"),
    pair=_look,
    locales=("en", "az", "az-Cyrl", "ru", "tr", "fr", "de", "es", "zh"),
    fixes=True,
)

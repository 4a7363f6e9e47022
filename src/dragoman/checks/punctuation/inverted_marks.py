"""Spanish questions and exclamations without their opening mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.model import Severity

_ENDS = re.compile(r"(?<=[^\W_]|[»”\"')\]…%.])[?!]+")
_STARTS = re.compile(r"[¿¡]+")
_HEAD = re.compile(r"[^\w¿¡]*")
_SIMPLE = re.compile(rf"[^.,;:?!¿¡—–«“\"()\n{THING}]+[?!][\s»”\"')]*")


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    if not any(mark in target for mark in "?!¿¡"):
        return
    ends, starts = list(_ENDS.finditer(target)), list(_STARTS.finditer(target))
    if len(starts) == len(ends):
        return  # A question that is an exclamation may open as the one and close as the other.
    for opening, closing in (("¿", "?"), ("¡", "!")):
        closed = [match for match in ends if closing in match[0]]
        opened = [match for match in starts if opening in match[0]]
        mixed = sum(len(set(match[0])) > 1 for match in (*ends, *starts))
        if abs(len(closed) - len(opened)) <= mixed and (mixed or len(closed) == len(opened)):
            continue
        if len(closed) > len(opened):
            yield _missing(target, closed[len(opened)], opening, alone=not starts and len(ends) == 1)
        else:
            place = opened[len(closed)]
            yield Hit(
                f"What {opening} opens is not closed by {closing}.",
                start=place.start(),
                end=place.end(),
                found=opening,
                expected=closing,
            )


def _missing(target: str, end: re.Match[str], opening: str, *, alone: bool) -> Hit:
    fixes: tuple[Fix, ...] = ()
    if alone and _SIMPLE.fullmatch(target.strip()):
        head = _HEAD.match(target)
        place = head.end() if head else 0
        fixes = (Fix(place, place, opening),)
    return Hit(
        f"There is no {opening} to {end[0]}.",
        start=end.start(),
        end=end.end(),
        found=end[0],
        expected=opening,
        fixes=fixes,
    )


CHECK = Check(
    code="inverted-marks",
    name="Opening ¿ and ¡",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A question or an exclamation in Spanish without its opening mark, or without the closing one.",
    why="Word order does not show a question in Spanish; the opening mark does.",
    authority="Ortografía de la lengua española (2010), 3.4.9.",
    flagged=example("Is the lock open?", "Está abierta la esclusa?", "es"),
    clean=example("Is the lock open?", "¿Está abierta la esclusa?", "es"),
    hint="Put ¿ or ¡ where the question or the exclamation begins.",
    pair=_look,
    locales=("es", "ast"),
    fixes=True,
)

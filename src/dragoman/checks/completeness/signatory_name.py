"""A signatory's name of which a part is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Role, Severity

_PART = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
# Honorifics and degrees, which another language may leave out or write as one word.
_HONORIFIC = re.compile(
    r"(?:h\.?\s?e|mrs?|ms|dr|prof|sir|dame|hon|the|rev|rt|phd|msc|esq|jr|sr|г-н|г-жа|cənab|xanım)\.?", re.IGNORECASE
)


def _look(pair: Pair) -> Iterable[Hit]:
    if pair.role is not Role.SIGNATORY:
        return ()
    given, found = _parts(pair.source_plain), _parts(pair.target_plain)
    if len(given) < 2 or len(found) >= 2 or not found or not _is_spaced(pair.target_plain):
        return ()
    return (
        Hit(
            f"Only a part of the name “{pair.source_plain}” is here.", start=0, end=len(pair.target_plain),
            found=pair.target_plain, expected=f"{len(given)} parts",
        ),
    )  # fmt: skip


def _parts(name: str) -> list[str]:
    return [part for part in _PART.findall(name) if not _HONORIFIC.fullmatch(part)]


def _is_spaced(name: str) -> bool:
    """Whether the script parts words at all; Chinese and Japanese names stand together."""
    return not any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in name)


CHECK = Check(
    code="signatory-name",
    name="Part of a signatory's name",
    family=Family.COMPLETENESS,
    severity=Severity.WARNING,
    finds="A signatory who has a forename and a family name in the source and one of them in the translation.",
    why="A signature bears the whole name.",
    authority="House style: names of signatories are given as in the source.",
    flagged=example("Teodor R. Halvane", "Halvane", role=Role.SIGNATORY),
    clean=example("Teodor R. Halvane", "Teodor R. Halvane", role=Role.SIGNATORY),
    hint="Give the name in full.",
    pair=_look,
)

"""A space on one side of a slash, or on both where the source has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_SPACED = re.compile(r"(?<=\w)([ \u00a0]*)/([ \u00a0]*)(?=\w)")


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    if "/ " not in target and " /" not in target:
        return
    source = pair.source_prose
    if "/" not in source or " /" in source or "/ " in source:
        return
    found = list(_SPACED.finditer(target))
    if len(found) > len(_SPACED.findall(source)):
        return
    for match in found:
        if match[1] or match[2]:
            yield Hit(
                "The slash has spaces here that the source has not.",
                start=match.start(),
                end=match.end(),
                found=match[0],
                expected="/",
                fixes=(Fix(match.start(), match.end(), "/"),),
            )


CHECK = Check(
    code="slash-spaces",
    name="Spaces at a slash",
    family=Family.TYPOGRAPHY,
    severity=Severity.NOTE,
    finds="Spaces beside a slash that the source does not have.",
    why="“A/75 /357” is no symbol of a document, and the two halves may part at the end of a line.",
    authority="House style; symbols: United Nations Editorial Manual, Document symbols.",
    flagged=example("document A/75/357", "A/75 /357 sənədi"),
    clean=example("document A/75/357", "A/75/357 sənədi"),
    pair=_look,
    fixes=True,
)

"""Spaces of an unusual kind: tabs, em spaces, separators of lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

# The no-break, the narrow no-break and the thin space are a typesetter's; the ideographic one is told by its script.
_ODD = re.compile("[\t\x0b\x0c\x85\u1680\u2000-\u2008\u200a\u2028\u2029\u205f]")
_NAMES = {"\t": "a tab", "\x0b": "a vertical tab", "\x0c": "a form feed", "\x85": "a next line"}


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_plain, pair.target_plain
    if "\t" in source and target.count("\t") < source.count("\t"):
        yield Hit(
            f"The source has {source.count(chr(9))} tabs, the translation {target.count(chr(9))}."
            if source.count("\t") > 1 else "The source has a tab, the translation none.",
            expected="\t",
        )  # fmt: skip
    if target.isascii() and "\t" not in target and "\x0b" not in target and "\x0c" not in target:
        return
    for match in _ODD.finditer(pair.target_prose):
        if source.count(match[0]) >= target.count(match[0]):
            continue
        alone = target[match.start() - 1 : match.start()].strip() and target[match.end() : match.end() + 1].strip()
        yield Hit(
            f"Here stands {_told(match[0])}.", start=match.start(), end=match.end(), found=match[0], expected=" ",
            fixes=(Fix(match.start(), match.end(), " "),) if alone else (),
        )  # fmt: skip


def _told(space: str) -> str:
    name = _NAMES.get(space) or unicodedata.name(space, "").lower()
    article = "" if name.startswith("a ") else "an " if name[:1] in "aeiou" else "a "
    return f"{article}{name} (U+{ord(space):04X})"


CHECK = Check(
    code="odd-space",
    name="Unusual space",
    family=Family.TYPOGRAPHY,
    severity=Severity.WARNING,
    finds="Tabs, em spaces, separators of lines and the like that the source does not have.",
    why="They come in by copying from a page, look like a space and are none to a search or a line break.",
    authority="Unicode Standard, chapter 6.2, table 6-2.",
    flagged=example("The lock is closed.", "Şlüz\tbağlıdır."),
    clean=example("It cost 12,000 crowns.", "Qiyməti 12\u00a0000 kron oldu."),
    pair=_look,
    fixes=True,
)

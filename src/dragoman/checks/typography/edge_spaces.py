"""White space at the ends of a unit that differs from the source's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import habits
from dragoman.model import Severity

_BLANK = " \t\n\r\u00a0\u202f\u2009\u3000"


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source, pair.target
    if not source or not target:
        return
    if (
        source[0] > " "
        and target[0] > " "
        and source[-1] > " "
        and target[-1] > " "
        and target[0] != "\u00a0" != target[-1]
    ):
        return
    if len(source) == len(target) == 1 or not target.strip(_BLANK) or not source.strip(_BLANK):
        return  # One character is a mark on its own; a translation of nothing but blanks is another check's.
    head, wanted = (
        target[: len(target) - len(target.lstrip(_BLANK))],
        source[: len(source) - len(source.lstrip(_BLANK))],
    )
    if _alike(head) != _alike(wanted):
        yield _hit("begins", wanted, head, 0, len(head))
    tail, wanted = target[len(target.rstrip(_BLANK)) :], source[len(source.rstrip(_BLANK)) :]
    if _alike(tail) == _alike(wanted):
        return
    if not tail and not wanted.strip(" ") and _carries_space(source, target, pair.locale):
        return
    yield _hit("ends", wanted, tail, len(target) - len(tail), len(target))


def _carries_space(source: str, target: str, tag: str) -> bool:
    """Whether a wide mark carries the space in itself, or a sentence without a mark needs none in its script."""
    rules = habits(tag)
    if not rules.unspaced or target[-1].isascii():
        return False
    if unicodedata.category(target[-1])[0] in "PS":
        return True
    return rules.no_stop and unicodedata.category(source.rstrip(_BLANK)[-1])[0] == "P"


def _alike(blanks: str) -> str:
    """Blanks in one form: any line feed is one, any space is one."""
    if not blanks:
        return ""
    blanks = blanks.replace("\r\n", "\n")
    return "".join(blank if blank in "\n\t" else " " for blank in blanks)


def _hit(verb: str, wanted: str, found: str, start: int, end: int) -> Hit:
    return Hit(
        f"The source {verb} with {_told(wanted)}, the translation with {_told(found)}.",
        start=start,
        end=end,
        found=found,
        expected=wanted,
        fixes=(Fix(start, end, wanted),),
        raw=True,
    )


def _told(blanks: str) -> str:
    if not blanks:
        return "no blank"
    lines = _alike(blanks).count("\n")
    if lines:
        return "a line feed" if lines == 1 else f"{lines} line feeds"
    if "\t" in blanks:
        return "a tab"
    return "a space" if len(blanks) == 1 else f"{len(blanks)} spaces"


CHECK = Check(
    code="edge-spaces",
    name="Blanks at the ends",
    family=Family.TYPOGRAPHY,
    severity=Severity.WARNING,
    finds="Spaces and line feeds at the beginning or the end of a unit that differ from the source's.",
    why="They part the unit from its neighbours: where one is lost, words run together.",
    authority="House style: the outer blanks of a unit are the layout's.",
    flagged=example("The lock is closed.", "Şlüz bağlıdır. "),
    clean=example("Password: ", "密码：", "zh"),
    pair=_look,
    fixes=True,
)

"""Western marks between ideographs, and ideographic ones elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.letters import scripts_of
from dragoman.model import Severity

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WESTERN = re.compile(rf"(?<=[{_HAN}])[,;:!?](?=[{_HAN}]|$)|(?<=[{_HAN}])\.(?=$)")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_IDEOGRAPHIC = re.compile("[\u3001\u3002\u3000]")


def _look(pair: Pair) -> Iterator[Hit]:
    if "Hani" in scripts_of(pair.locale):
        if pair.target_characters.isdisjoint(_WIDE):
            return
        found = list(_WESTERN.finditer(pair.target_plain))
        if found:
            # One finding a unit: who types narrow marks types them throughout.
            marks = "".join(dict.fromkeys(match[0] for match in found))
            right = "".join(_WIDE[mark] for mark in marks)
            yield Hit(
                f"Between ideographs stands “{right}”, not “{marks}”.",
                start=found[0].start(),
                end=found[0].end(),
                found=marks,
                expected=right,
                fixes=tuple(Fix(match.start(), match.end(), _WIDE[match[0]]) for match in found),
            )
    elif not pair.target_characters.isdisjoint("\u3000\u3001\u3002"):
        for match in _IDEOGRAPHIC.finditer(pair.target_plain):
            if match[0] not in pair.source_plain:
                yield Hit(
                    f"U+{ord(match[0]):04X} is a mark of Chinese and Japanese.",
                    start=match.start(), end=match.end(), found=match[0],
                )  # fmt: skip


CHECK = Check(
    code="ideographic-marks",
    name="Marks of another script",
    family=Family.SCRIPT,
    severity=Severity.NOTE,
    finds="A Western mark between Chinese characters, or an ideographic one outside Chinese and Japanese.",
    why="The marks differ in width and place, and the line falls apart.",
    authority="GB/T 15834-2011, General rules for punctuation; W3C, Requirements for Chinese Text Layout, 3.1.",
    flagged=example("The river is deep, the lake is clear.", "河深,湖清。", "zh"),
    clean=example("The river is deep, the lake is clear.", "河深，湖清。", "zh"),
    hint="Type the mark of the language.",
    pair=_look,
    fixes=True,
)

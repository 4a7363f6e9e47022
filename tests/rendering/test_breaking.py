"""Where lines break in narrow columns, in every language: cases in ``unbroken.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import Edition, Role
from tests.edition.papers import Paper
from tests.rendering.laying import pages

NARROW = {"theme.css": '{% include "built-in/theme.css" %} @page { size: 160mm 400mm; margin: 20mm; }'}
"""Columns of 55 mm."""
CASES = tomllib.loads(Path(__file__).with_name("unbroken.toml").read_text(encoding="utf-8"))
FILLERS = {"zh-Hans": (10, 11, 12, 13, 14), "ar": (24, 28, 32, 36, 40), "fa": (24, 28, 32, 36, 40)}
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u2060": "", "\u061c": ""})


def lines(made: Edition) -> list[list[str]]:
    """The lines of the translation, row by row, as they are read."""
    found: dict[str, list[str]] = {}
    for rows in pages(made, NARROW):
        for row in rows:
            found.setdefault(row.id, []).extend(line.translate(SPACES) for line in row.cells[1])
    return list(found.values())


@pytest.mark.parametrize("locale", CASES)
def test_what_belongs_together_stays_on_one_line(locale: str) -> None:
    case, source = CASES[locale], "ru" if locale == "en" else "en"
    gap, word = ("", "Word") if locale == "zh-Hans" else (" ", "Слово" if source == "ru" else "Word")
    paper, wanted = Paper(source, (locale,)), []
    for whole in case["whole"]:
        for length in FILLERS.get(locale, (20, 23, 26, 29, 32)):
            filler = (f"{case['before']}{gap}" * length)[:length].strip()
            paper.add(Role.PARAGRAPH, {
                source: f"{word} {len(wanted)}.", locale: gap.join((filler, whole, case["before"], case["before"])),
            })  # fmt: skip
            wanted.append(whole)
    found = lines(compose(paper.aligned(), paper.coverage()))
    parted = [(whole, row) for whole, row in zip(wanted, found, strict=True) if not any(whole in one for one in row)]
    assert not parted
    moved = {whole for whole, row in zip(wanted, found, strict=True) if any(one.startswith(whole) for one in row)}
    assert len(moved) > len(case["whole"]) // 2, "the columns are too wide to show anything"


CHINESE = (
    "专员说：“河流不分国界，渡船、船闸和码头也一样！”她引用《内河条例》（第三版），见A/46/951，另见*附件*。"
    "并补充：「水位记录；每小时公布一次……」真的吗？是的。"
)


def test_no_chinese_line_begins_or_ends_with_the_wrong_mark() -> None:
    """GB/T 15834-2011, clause 5.1: a stop begins no line, and an opening mark ends none."""
    paper = Paper("en", ("zh-Hans",))
    for number in range(18):
        paper.add(Role.PARAGRAPH, {"en": f"Word {number}.", "zh-Hans": "河" * number + CHINESE})
    found = [line for row in lines(compose(paper.aligned(), paper.coverage())) for line in row]
    assert len(found) > 80
    assert not [line for line in found if line[0] in "。，、；：？！」』）》”…"]
    assert not [line for line in found if line[-1] in "「『（《“"]

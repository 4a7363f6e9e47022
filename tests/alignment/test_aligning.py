"""Beads: their segments are the text's, and joined units stand in one bead."""

from __future__ import annotations

import pytest

from dragoman.alignment import align
from dragoman.model import (
    JOINED,
    Block,
    Catalogue,
    Kind,
    Role,
    Segment,
    SegmentedText,
    State,
    Text,
    Unit,
    UnitKey,
)


def check(sentences: str, targets: str, expected: str, locale: str = "az") -> None:
    """``sentences`` and ``targets`` parted by ``|``; ``expected``: beads "numbers of segments=text(state)" by ``|``.

    A target "?x" is fuzzy, "" untranslated; a sentence "#" has nothing to translate.
    """
    parts = sentences.split("|")
    text = Text("t", Kind.STATEMENT, "en", (Block(Role.PARAGRAPH, " ".join(parts)),))
    segments, offset = [], 0
    for part in parts:
        segments.append(Segment(0, offset, offset + len(part), part))
        offset += len(part) + 1
    units = [
        Unit(part, (target.removeprefix("?"),), flags=("fuzzy",) if target.startswith("?") else ())
        for part, target in zip(parts, targets.split("|"), strict=True)
    ]

    def identify(_block: int, segment: Segment) -> UnitKey | None:
        return None if segment.text == "#" else (None, segment.text)

    alignment = align(
        SegmentedText(text, (tuple(segments),)), {locale: Catalogue(units=tuple(units))}, identify, lambda key: key[1]
    )
    beads = alignment.blocks[0].beads
    assert [segment for bead in beads for segment in bead.segments] == segments
    found = "|".join(
        f"{len(bead.segments)}={bead.renditions[0].text}({bead.renditions[0].state.value[0]})" for bead in beads
    )
    assert found == expected


@pytest.mark.parametrize(
    ("sentences", "targets", "expected"),
    [
        ("A.|B.", "a.|b.", "1=a.(t)|1=b.(t)"),
        ("A.|B.|C.", f"ab.|{JOINED}|c.", "2=ab.(t)|1=c.(t)"),
        ("A.|B.|C.", f"abc.|{JOINED}|{JOINED}", "3=abc.(t)"),
        ("A.|B.", f"?ab.|{JOINED}", "2=ab.(f)"),
        ("A.|B.", f"ab.|?{JOINED}", "2=ab.(f)"),
        ("A.|B.", f"|{JOINED}", "2=(u)"),
        ("A.|B.", f"{JOINED}|b.", "1=(u)|1=b.(t)"),
        ("A.|B.", "a.|", "1=a.(t)|1=(u)"),
        ("#|B.", "|b.", "1=#(t)|1=b.(t)"),
        ("A.", "?a.", "1=a.(f)"),
    ],
)
def test_beads(sentences: str, targets: str, expected: str) -> None:
    check(sentences, targets, expected)


def test_what_is_joined_in_one_locale_is_one_bead_in_all() -> None:
    text = Text("t", Kind.STATEMENT, "en", (Block(Role.PARAGRAPH, "A. B."),))
    segments = (Segment(0, 0, 2, "A."), Segment(0, 3, 5, "B."))
    alignment = align(
        SegmentedText(text, (segments,)),
        {
            "az": Catalogue(units=(Unit("A.", ("ab.",)), Unit("B.", (JOINED,)))),
            "zh": Catalogue(units=(Unit("A.", ("甲。",)), Unit("B.", ("乙。",)))),
            "ru": Catalogue(),
        },
        lambda _block, segment: (None, segment.text),
        lambda key: key[1],
    )
    (bead,) = alignment.blocks[0].beads
    assert [(one.locale, one.text, one.state) for one in bead.renditions] == [
        ("az", "ab.", State.TRANSLATED),
        ("zh", "甲。乙。", State.TRANSLATED),
        ("ru", "", State.UNTRANSLATED),
    ]


def test_an_obsolete_unit_translates_nothing() -> None:
    text = Text("t", Kind.STATEMENT, "en", (Block(Role.PARAGRAPH, "A."),))
    alignment = align(
        SegmentedText(text, ((Segment(0, 0, 2, "A."),),)),
        {"az": Catalogue(units=(Unit("A.", ("a.",), obsolete=True),))},
        lambda _block, segment: (None, segment.text),
        lambda key: key[1],
    )
    assert alignment.blocks[0].beads[0].renditions[0].state is State.UNTRANSLATED

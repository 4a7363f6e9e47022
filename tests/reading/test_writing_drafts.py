"""What is written is read back: the same blocks, the same words, and what was set aside as it stood."""

from __future__ import annotations

import dataclasses
import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.markup import escape, plain
from dragoman.model import Block, Kind, Role
from dragoman.reading import Draft, SetAside, read_text, split_joint, write_draft

PIECES = [
    *"abə1. -*_[]()<>#:`!&;\\~=^|'\"/@", ":::", "<!-- ", "-->", "---", "```", "[^1]: ", "> ", "1) ", "(a) ", "1.1. ",
]
WORDS = (
    st.lists(st.sampled_from(PIECES), max_size=20)
    .map(lambda pieces: escape(" ".join("".join(pieces).split())))
    .filter(lambda text: bool(plain(text).strip()))
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
NAMES = st.from_regex(r"\A[A-Z][a-z]{2,5} [A-Z][a-z]{2,6}\Z")
ASIDES = st.builds(
    SetAside, st.sampled_from(["page number", "running head"]), st.integers(1, 99),
    st.text("a -\"\\\n<>!\r\t\u2028", min_size=1, max_size=12),
)
Group = list[Block]


def single(role: Role, level: int = 0) -> st.SearchStrategy[Group]:
    return LINES.map(lambda text: [Block(role, text, level=level)])


def listed(*markers: str) -> st.SearchStrategy[Group]:
    items = st.lists(st.tuples(LINES, st.sampled_from(markers)), min_size=1, max_size=3)
    return items.map(lambda pairs: [Block(Role.LIST_ITEM, text, level=1, marker=mark, group=1) for text, mark in pairs])


def signature(parts: tuple[str, list[str], list[str], bool]) -> Group:
    name, above, below, signed = parts
    blocks = [Block(Role.OFFICE, "\n".join(above), group=1)] if above else []
    blocks += [Block(Role.SIGNED_MARK, "(Signed)", group=1)] if signed else []
    blocks += [Block(Role.SIGNATORY, name, group=1)]
    return blocks + ([Block(Role.OFFICE, "\n".join(below), group=1)] if below else [])


def addressees(printed: list[str]) -> Group:
    blocks = [Block(Role.ADDRESSEES_LEAD, "This letter goes to", group=1)]
    for words in printed:
        item = split_joint(words, "en")
        if item.joint:
            blocks.append(Block(Role.ADDRESSEE_JOINT, item.joint, group=1))
        blocks.append(Block(Role.ADDRESSEE, item.text, lead=item.lead, tail=item.tail, group=1))
    return [*blocks, Block(Role.ADDRESSEES_CLOSE, "and to all who read it.", group=1)]


JOINED = st.sampled_from(["", "the ", "as well as to the ", "and "])
ITEMS = st.tuples(JOINED, WORDS, st.sampled_from([",", ".", ";", ""]))
GROUPS = st.one_of(
    single(Role.PARAGRAPH), single(Role.SUBTITLE), single(Role.CLOSING), single(Role.DATE), single(Role.NOTE),
    single(Role.TITLE), single(Role.HEADING, 1), single(Role.HEADING, 3), single(Role.QUOTATION, 1),
    listed("-"), listed("1.", "12."), listed("(a)", "b)", "1.2.", "(iv)"),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda lines: [Block(Role.REFERENCE, line, group=1) for line in lines]),
    st.tuples(NAMES, st.lists(NAMES, max_size=2), st.lists(NAMES, max_size=2), st.booleans()).map(signature),
    st.lists(ITEMS.map("".join), min_size=1, max_size=3).map(addressees),
)


@given(st.lists(st.tuples(GROUPS, st.none() | ASIDES), max_size=5))
def test_a_draft_is_read_back(material: list[tuple[Group, SetAside | None]]) -> None:
    items: list[Block | SetAside] = []
    for number, (group, aside) in enumerate(material, start=1):
        blocks = [dataclasses.replace(block, group=number if block.group else 0) for block in group]
        items += [blocks[0], *([aside] if aside else []), *blocks[1:]]
    draft = Draft("x", Kind.LETTER, "en", tuple(items))
    text = read_text(write_draft(draft))
    assert comparable(text.blocks) == comparable(draft.blocks)
    assert list(text.noise) == [line for _, aside in material if aside for line in aside.text.split("\n")]
    assert {finding.code for finding in text.findings} <= {"footnote-missing", "no-words"}


def comparable(blocks: tuple[Block, ...]) -> list[Block]:
    """Blocks with their groups counted from 1 in the order in which they come."""
    numbers = {0: 0}
    return [dataclasses.replace(block, group=numbers.setdefault(block.group, len(numbers))) for block in blocks]


FRONT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@example("NULL", ["~"], None)
@given(FRONT, st.lists(FRONT, max_size=2), st.none() | st.dates())
def test_front_matter_is_read_back(agency: str, names: list[str], date: datetime.date | None) -> None:
    squeezed = " ".join(agency.split())
    draft = Draft("a-1", Kind.NEWS_REPORT, "az", (Block(Role.PARAGRAPH, "Words."),), date=date, distributed=date,
                  agency=squeezed or None, addressees=tuple(" ".join(name.split()) for name in names if name.split()))
    text = read_text(write_draft(draft))
    assert (text.id, text.kind, text.locale, text.date, text.distributed) == ("a-1", "news_report", "az", date, date)
    assert (text.agency, text.addressees, text.findings) == (draft.agency, draft.addressees, ())


def test_the_written_form_is_what_one_would_type() -> None:
    items = (
        Block(Role.REFERENCE, "Assembly of Harbours", group=1),
        SetAside("page number", 3, "  -- 2 --"),
        Block(Role.REFERENCE, "Distr.: General", group=1),
        Block(Role.TITLE, "Letter"),
        Block(Role.SALUTATION, "Excellency,"),
        Block(Role.PARAGRAPH, "32. lanterns were lit."),
        Block(Role.LIST_ITEM, "one;", level=1, marker="•", group=2),
        Block(Role.LIST_ITEM, "two:", level=1, marker="•", group=2),
        Block(Role.LIST_ITEM, "two and a half", level=2, marker="1.", group=2),
        Block(Role.FOOTNOTE, "A note.", marker="1"),
        Block(Role.FOOTNOTE, "It goes on.", marker="1"),
        Block(Role.OFFICE, "Keeper\nof Lanterns", group=3),
        Block(Role.SIGNATORY, "Ada Rowe", group=3),
        Block(Role.ADDRESSEES_LEAD, "To the", group=4),
        Block(Role.ADDRESSEE, "Council", tail=",", group=4),
        Block(Role.ADDRESSEE_JOINT, "as well as to", group=4),
        Block(Role.ADDRESSEE, "League", lead="the", tail=".", group=4),
        Block(Role.ANNEX, "Annex", annex=1),
        Block(Role.TITLE, "C#", annex=1),
        Block(Role.PARAGRAPH, "Twice.", context="second", annex=1),
    )
    draft = Draft("x", Kind.LETTER, "en", items, date=datetime.date(2024, 3, 12), agency="Lantern: News")
    assert write_draft(draft) == """\
---
id: x
kind: letter
locale: en
date: 2024-03-12
agency: "Lantern: News"
---

::: reference
Assembly of Harbours
<!-- set aside, line 3, page number: "  -\\- 2 -\\-" -->
Distr.: General
:::

# Letter

::: salutation
Excellency,
:::

32\\. lanterns were lit.

- one;
- two:
  1. two and a half

[^1]: A note.

    It goes on.

::: signature name=last
Keeper
of Lanterns
Ada Rowe
:::

::: addressees
To the

- Council,
- as well as to the League.
:::

::: annex
Annex
:::

::: title
C#
:::

::: paragraph context=second
Twice.
:::
"""

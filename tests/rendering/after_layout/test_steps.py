"""The steps as functions of values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.rendering.after_layout.content import Change, position, rewritten, sequence, sequences, type_size
from dragoman.rendering.after_layout.joining import joined
from dragoman.rendering.after_layout.lists import numbering
from dragoman.rendering.after_layout.plain import plain, spaced
from dragoman.rendering.after_layout.structure import Content, Element, Kid
from dragoman.rendering.after_layout.tables import headed
from dragoman.rendering.pdf_tags import BLANK, PARTED, SPACED, Origin


def tree(shape: object, counter: list[int]) -> Kid:
    """A tree of paragraphs and contents from nested lists; every element has a number of its own."""
    counter[0] += 1
    if not isinstance(shape, list) or not shape:
        return Content(0, counter[0])
    number = counter[0]
    return Element("Div", tuple(tree(one, counter) for one in shape), origin=Origin(number, "div"))


def fragments(element: Element, cuts: set[int]) -> tuple[Element, ...]:
    """An element broken after the contents in ``cuts``, as pages break it, with all around each content."""
    found: list[list[Kid]] = [[]]
    for kid in element.kids:
        parts: tuple[Kid, ...] = fragments(kid, cuts) if isinstance(kid, Element) else (kid,)
        found[-1].append(parts[0])
        found += [[part] for part in parts[1:]]
        if isinstance(kid, Content) and kid.number in cuts:
            found.append([])
    return tuple(element.holding(*some) for some in found)


SHAPES = st.recursive(st.just(0), lambda below: st.lists(below, min_size=1, max_size=4), max_leaves=25)


@settings(deadline=None)
@given(st.lists(SHAPES, min_size=1, max_size=4), st.sets(st.integers(0, 60)))
def test_what_is_broken_anywhere_is_joined_again(shape: list[object], cuts: set[int]) -> None:
    counter = [0]
    whole = Element("Sect", tuple(tree(one, counter) for one in shape), origin=Origin(1000, "section"))
    assert joined(Element("Document", (whole,))) == Element("Document", (whole,))
    assert joined(Element("Document", fragments(whole, cuts))) == Element("Document", (whole,))


@settings(deadline=None)
@given(st.lists(SHAPES, min_size=1, max_size=4))
def test_plain_keeps_all_content_in_its_order(shape: list[object]) -> None:
    counter = [0]
    document = Element("Document", tuple(tree(one, counter) for one in shape))
    silent = Element("Document", tuple(
        Element("Span", (Element("NonStruct", (kid,)), Element("P"))) for kid in document.kids
    ))
    assert plain(silent) == plain(document) == document


def row(number: int, *cells: tuple[int, int]) -> Element:
    """A row whose cells are (number, content)."""
    return Element("TR", tuple(
        Element("TD", (Content(number, content),), origin=Origin(cell, "td")) for cell, content in cells
    ), origin=Origin(3, "tr"))


def test_cells_of_a_broken_row_are_joined_each_with_its_own() -> None:
    head = Element("THead", (Content(0, 9),), origin=Origin(2, "thead"))
    table = Origin(1, "table")
    document = joined(Element("Document", (
        Element("Table", (head, row(0, (4, 1), (5, 2))), origin=table),
        Element("Table", (head, row(1, (4, 3), (5, 4))), origin=table),
    )))
    ((made,),) = [document.kids]
    assert isinstance(made, Element)
    assert [kid.kind for kid in made.kids if isinstance(kid, Element)] == ["THead", "TR"]
    assert [leaf.number for leaf in made.leaves() if isinstance(leaf, Content)] == [9, 1, 3, 2, 4]


def test_a_row_head_is_told_from_a_column_head() -> None:
    wide = Element("TH", (Content(0, 0),), name="h", attributes={"/ColSpan": 2})
    side = Element("TH", (Content(0, 1),), name="s")
    cell = Element("TD", (Content(0, 2),), attributes={"/Headers": ("old",)})
    rows = (Element("THead", (Element("TR", (wide,)),)), Element("TBody", (Element("TR", (side, cell, cell)),)))
    made = headed(Element("Sect", (Element("Table", rows),)))
    assert [dict(one.attributes) for one in made.elements() if one.kind in ("TH", "TD")] == [
        {"/O": "/Table", "/ColSpan": 2, "/Scope": "/Column"}, {"/O": "/Table", "/Scope": "/Row"},
        {"/O": "/Table", "/Headers": ("h",)}, {"/O": "/Table"},
    ]


def test_a_string_of_spaces_becomes_the_end_of_the_one_before() -> None:
    made = spaced(Element("Document", (
        Element("P", (Content(0, 0), Content(0, 1, BLANK), Content(0, 2, PARTED), Content(0, 3, BLANK))),
    )))
    assert list(made.leaves()) == [Content(0, 0, SPACED), Content(0, 2, PARTED)]


@pytest.mark.parametrize(
    ("markers", "name"),
    [
        ("1. 2. 3.", "Decimal"), ("(a) (b) (c)", "LowerAlpha"), ("(i) (ii) (iii)", "LowerRoman"), ("(c)", "LowerAlpha"),
        ("I. II.", "UpperRoman"), ("A) B)", "UpperAlpha"), ("• •", "Disc"), ("– –", "None"),
        ("(h) (i) (j)", "LowerAlpha"),
        ("", "None"), ("1. (a)", "None"), ("◦", "Circle"), ("▪", "Square"), ("ა) ბ)", "None"), ("v.", "LowerRoman"),
    ],
)  # fmt: skip
def test_the_numbering_of_a_list(markers: str, name: str) -> None:
    assert numbering(markers.split() or [""]) == name


STREAM = b"""1 0 0 -1 0 842 cm
/Artifact
BMC
1 0 0 rg
EMC
/Span
<</MCID 0>>
BDC
BT
1 0 0 -1 75.5 100.25 Tm
/ABC 10.5 Tf
[<00010002>0<0003>-3] TJ
ET
EMC
/Span
<</MCID 1>>
BDC
BT
1 0 0 -1 75.5 900 Tm
/ABC 8 Tf
[<0001>0] TJ
ET
EMC
/Figure <</MCID 2>> BDC
EMC
"""


def test_sequences_are_found_and_placed() -> None:
    found = sequences(STREAM)
    assert [(one.tag, one.number) for one in found] == [("Artifact", None), ("Span", 0), ("Span", 1), ("Figure", 2)]
    assert position(STREAM, found[1]) == (75.5, 100.25)
    assert type_size(STREAM, found[2]) == 8
    assert position(STREAM, found[3]) is None
    assert [sequence(STREAM, number) for number in (0, 1, 2, 3)] == [*found[1:], None]


def test_sequences_are_numbered_anew_or_set_apart() -> None:
    made = rewritten(STREAM, {0: Change(7, SPACED)}, 1122, {"ABC": b"0009"})
    assert b"/Artifact <</Type /Layout>> BDC\n1 0 0 rg" in made
    assert b"/Span <</MCID 7>> BDC\nBT" in made
    assert b"<0003>-3<0009>] TJ" in made
    assert b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nBT" in made
    assert made.count(b"EMC") == STREAM.count(b"EMC")
    assert b"/Subtype /Header" in rewritten(STREAM, {}, 1122)
    assert b"/Artifact <</Type /Pagination>> BDC\nEMC" in made


def test_a_hyphen_says_what_it_stands_for() -> None:
    made = rewritten(STREAM, {0: Change(0, PARTED)}, 1122)
    assert b"[<00010002>0]TJ\n/Span <</ActualText <FEFF00AD>>> BDC\n[<0003>-3]TJ\nEMC\nET" in made
    alone = rewritten(STREAM, {1: Change(0, PARTED)}, 1122)
    assert b"[]TJ\n/Span <</ActualText <FEFF00AD>>> BDC\n[<0001>0]TJ\nEMC\nET" in alone


def test_an_origin_is_read_as_it_was_written() -> None:
    origin = Origin(7, "li::marker", "r1", ("a", "b"))
    assert Origin.read(origin.written()) == origin
    assert Origin.read("A title") == Origin.read("") == Origin()

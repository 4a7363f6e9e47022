"""Whole texts into segments, and what is kept together in a block."""

import pytest

from dragoman.model import Block, Kind, Role, Text
from dragoman.segmentation import segment_block, segment_text


def text(*blocks: Block, granularity: str | None = None, locale: str = "en") -> Text:
    return Text("paper", Kind.STATEMENT, locale, blocks, granularity=granularity)


TWO = "The port is open. Ships enter."


@pytest.mark.parametrize("role", list(Role))
def test_only_running_text_is_cut(role: Role) -> None:
    (segments,) = segment_text(text(Block(role, TWO))).segments
    assert [segment.text for segment in segments] == (["The port is open.", "Ships enter."] if role.is_body else [TWO])
    assert all(TWO[segment.start:segment.end] == segment.text and segment.block == 0 for segment in segments)


def test_paragraphs_by_setting_and_by_the_text_itself() -> None:
    block = Block(Role.PARAGRAPH, TWO)
    assert len(segment_text(text(block), "paragraph").segments[0]) == 1
    assert len(segment_text(text(block, granularity="sentence"), "paragraph").segments[0]) == 2
    assert len(segment_text(text(block, granularity="paragraph")).segments[0]) == 1


def test_an_empty_block_has_no_segments() -> None:
    blocks = (Block(Role.PARAGRAPH, ""), Block(Role.TITLE, " \n"), Block(Role.TITLE, " A "))
    empty, blank, title = segment_text(text(*blocks)).segments
    assert empty == blank == ()
    assert [(segment.start, segment.end, segment.text) for segment in title] == [(1, 2, "A")]


@pytest.mark.parametrize(("source", "wanted"), [
    ("*One. Two.* Three.", ["*One. Two.*", "Three."]),
    ("**Stop!** The rest follows.", ["**Stop!**", "The rest follows."]),
    ("See [A. It is long](https://example.org/a). So.", ["See [A. It is long](https://example.org/a).", "So."]),
    ("It was said.[^note] It was heard.", ["It was said.[^note]", "It was heard."]),
    ("The sign `a. B` stands. So be it.", ["The sign `a. B` stands.", "So be it."]),
])
def test_markup_is_not_cut(source: str, wanted: list[str]) -> None:
    (segments,) = segment_text(text(Block(Role.PARAGRAPH, source))).segments
    assert [segment.text for segment in segments] == wanted


@pytest.mark.parametrize(("source", "count"), [
    ("Commissioner for Rivers\nand Lakes of the Republic", 1),
    ("First line,\nSecond line", 1),
    ("The port is open.\nShips enter.", 2),
    ("“Is it open?”\nNobody knew.", 2),
    ("1) one\n2) two", 2),
    ("• one\n• two", 2),
    ("One line\n\nAnother", 2),
])
def test_a_line_feed_alone_is_no_boundary(source: str, count: int) -> None:
    assert len(segment_block(source, "en")) == count

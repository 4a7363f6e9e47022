"""Invariants of the reader over arbitrary material."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dragoman.model import PartKind
from dragoman.reading import read_text

PIECES = [
    *"ab1. -*_[]()<>#:`!&;\\\n\r\t\x0b\x0c\u2028\x85\0\ufeff~=^|'\"/@ ə\u00a0",
    "\r\n", ":::", "::: note\n", "::: annex\n",
    "::: signature\n", "::: addressees\n", "::: date\n", "\n:::\n", "<!-- ", "-->", "---\n", "```\n",
    "[^1]: ", "[a]: /b\n", "> ", "- ", "(a) ", "id: x\n", "# ",
]
FILES = st.lists(st.sampled_from(PIECES), max_size=50).map("".join) | st.text(max_size=60)


@given(FILES)
def test_the_parts_give_the_file_and_each_block_has_its_place(source: str) -> None:
    text = read_text(source)
    assert "".join(part.source for part in text.parts) == source
    assert [part.block for part in text.parts if part.kind is PartKind.CONTENT] == list(range(len(text.blocks)))
    assert all(block.text.strip() for block in text.blocks)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= (finding.position.line or 1) <= lines for finding in text.findings)


@given(st.lists(st.text("ab, .", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5))
def test_reflowing_a_paragraph_changes_no_block(words: list[str]) -> None:
    flat = " ".join(" ".join(words).split())
    broken = flat.replace(" ", "\n")
    assert read_text(f"---\nid: x\n---\n\n{flat}\n").blocks == read_text(f"---\nid: x\n---\n\n{broken}\n").blocks


WORDS = st.lists(st.sampled_from(["Lamps", "burn", "*low*", "at", "night.", "12", "1992."]), min_size=1, max_size=6)
LINE = WORDS.map(" ".join)
BEGINNINGS = ["# ", "## ", "- ", "* ", "1. ", "7) ", "> ", "> - ", "- > ", "  - "]
ENDS = ["\n===", "\n---", "\n- x", "\n> y", "\n# z", "\n1. one", "\n2. two"]
ORDINARY = st.one_of(
    LINE,
    st.lists(LINE, min_size=2, max_size=3).map("\n".join),
    st.tuples(st.sampled_from(BEGINNINGS), LINE).map("".join),
    st.tuples(LINE, st.sampled_from(ENDS)).map("".join),
    st.just("***"),
)


@given(st.lists(ORDINARY, max_size=6).map("\n\n".join))
def test_blocks_are_those_of_commonmark(source: str) -> None:
    """CommonMark 0.31 through its stock parser: as many blocks, in the same containers, with the same words."""
    expected, lists, quotes, heading = [], 0, 0, 0
    for token in MarkdownIt("commonmark").parse(source):
        lists += token.nesting if token.type in ("bullet_list_open", "ordered_list_open") else 0
        lists += token.nesting if token.type in ("bullet_list_close", "ordered_list_close") else 0
        quotes += token.nesting if token.type.startswith("blockquote") else 0
        heading = int(token.tag[1:]) if token.type == "heading_open" else heading
        if token.type == "inline" and token.content:
            kind = "heading" if heading else "list-item" if lists else "quotation" if quotes else "paragraph"
            expected.append((kind, heading or (lists if lists else quotes), " ".join(token.content.split())))
            heading = 0
    found = [
        ("heading", 1, block.text) if block.role == "title" else (block.role.value, block.level, block.text)
        for block in read_text(source).blocks
    ]
    assert found == expected


def test_line_endings_do_not_matter() -> None:
    source = "---\nid: x\n---\n\n# Title\n\nA line,\nbroken.\n\n::: signature\nAda Rowe\nClerk\n:::\n"
    expected = read_text(source).blocks
    assert [block.role for block in expected] == ["title", "paragraph", "signatory", "office"]
    for ending in ("\r\n", "\r"):
        changed = source.replace("\n", ending)
        assert read_text(changed).blocks == expected
        assert read_text("\ufeff" + changed).source == "\ufeff" + changed
        assert read_text("\ufeff" + changed).blocks == expected


def test_hostile_nesting_is_a_finding() -> None:
    for source in ("> " * 3000 + "x", "- " * 3000 + "x"):
        text = read_text(source)
        assert text.source == source
        assert "nested-too-deep" in {finding.code for finding in text.findings}

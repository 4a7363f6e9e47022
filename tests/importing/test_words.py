"""Every word of the input stands in the text, in order, or in a comment; and the file read back is the draft."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importing.anatomy_cases import Case, cases

from dragoman.markup import plain
from dragoman.model import Block, Role
from dragoman.reading.draft import Draft, SetAside
from dragoman.reading.importing import import_document
from dragoman.reading.importing.recognise import recognise

CASES = cases()
MOVING = {"signature-order", "joined-word"}
"""Findings that say that words were put in another order or together."""


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_no_word_of_a_paper_is_lost_or_moved(case: Case) -> None:
    draft, findings = recognise(case.source, text_id="case")
    check(case.source, draft, {finding.code for finding in findings})


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_file_read_back_has_the_blocks_of_the_draft(case: Case) -> None:
    draft, _ = recognise(case.source, text_id="case")
    text = import_document(case.source, path="", text_id="case").text
    assert [bare(block) for block in text.blocks] == [bare(block) for block in draft.blocks]
    assert (text.kind, text.locale, text.date, text.distributed) == (
        draft.kind,
        draft.locale,
        draft.date,
        draft.distributed,
    )
    assert (text.agency, text.addressees) == (draft.agency, draft.addressees)


LINES = (
    "STATEMENT",
    "Statement by the Ombudsman of Estria",
    "by the Ombudsman",
    "Distr.: General",
    "22 January 2024",
    "Annex",
    "The river rose again, and the",
    "bridge was closed for two weeks.",
    "- a list item;",
    "3. A third thing.",
    "> A quotation.",
    "Ingrid Halvorsen",
    "Ombudsman of Estria",
    "(Signed) Ingrid Halvorsen",
    "This Statement is addressed to the A, B and the C.",
    "Yours sincerely,",
    "Dear Sir,",
    "Page 3 of 7",
    "- 4 -",
    "\f",
    "",
    "",
    "",
    "By Laura Finch",
    "TARNHAVEN, April 12 (Coast) — The harbour is shut.",
    "**Bold words**",
    "a [link](https://example.org) and *more*",
    "# A heading",
    "Read more: The harbour",
    "docu-",
    "ment that goes on",
    "::: signature",
    "<!-- a comment -->",
    "Cc: Ms. Ana Bell",
    "To: Mr. Rafael Ostrander",
    "***",
    "| a | b |",
    "Tel: 12",
    "5 * 3 * 2",
    "Ingrid Halvorsen          Ana Bell",
    "To the Council",
    "[^1]: A note.",
    "1",
    "2.1. A number",
    "\\ & < > ` _x_ ![a](b)",
    "---",
    "title: x",
)
WORDS = st.text(alphabet="abcİıəшЖ*_[]()<>#:;.,!?-–—0123456789 \t\n\f'\"«»“”/&`|~^\\", max_size=200)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join))
def test_no_word_is_lost_whatever_the_order_of_lines(source: str) -> None:
    draft, findings = recognise(source, text_id="x", locale="en")
    check(source, draft, {finding.code for finding in findings})


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_nothing_raises_and_nothing_is_lost(source: str) -> None:
    draft, findings = recognise(source, text_id="x")
    check(source, draft, {finding.code for finding in findings})


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    assert import_document(data, path="x", text_id="x").source.startswith("---\n")


def check(source: str, draft: Draft, codes: set[str]) -> None:
    """Assert that the words of the draft are those of ``source``."""
    wanted, got = words(source), words("\n".join(pieces(draft)))
    if "list-numbers" in codes:
        assert not Counter(w for w in got if not w.isdigit()) - Counter(wanted)
    elif codes & MOVING:
        assert sorted("".join(wanted)) == sorted("".join(got))
    elif any(isinstance(item, SetAside) for item in draft.items):
        # What was set aside stands beside the paragraph that it interrupted.
        assert sorted(wanted) == sorted(got)
    else:
        assert wanted == got


def pieces(draft: Draft) -> list[str]:
    """All texts of a draft, in order."""
    out = []
    for item in draft.items:
        if isinstance(item, SetAside):
            out.append(item.text)
            continue
        # Links and footnote marks are markup whose words count as well.
        text = re.sub(r"\]\((\S+?)\)", r" \1 ", item.text)
        out.append(f"{item.marker} {item.lead} {plain(text, notes=True)} {item.tail}")
    return out


def words(text: str) -> list[str]:
    """Runs of letters and digits."""
    return re.findall(r"[^\W_]+", text)


def bare(block: Block) -> Block:
    """A block without what the canonical form does not keep: numbers of groups, print's marks of list items."""
    return replace(block, group=0, marker=block.marker if block.role is Role.FOOTNOTE else "")

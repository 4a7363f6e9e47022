"""The example of docs/text-format.md is a text without a finding, with a fence of each common role."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.model import Role
from dragoman.reading import read_text
from dragoman.reading.asides import read_aside
from dragoman.reading.fences import NAMES
from dragoman.reading.frontmatter import KEYS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "text-format.md").read_text(encoding="utf-8")


def test_the_example_is_read() -> None:
    shown = PAGE[PAGE.index("    ---") : PAGE.index("## Rules")].strip() + "\n"
    example = re.sub("^    ", "", shown, flags=re.MULTILINE)
    text = read_text(example)
    assert text.findings == ()
    assert {block.role for block in text.blocks} >= {
        Role.TITLE, Role.SUBTITLE, Role.HEADING, Role.LIST_ITEM, Role.QUOTATION, Role.FOOTNOTE, Role.CLOSING,
        Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE, Role.DATE, Role.ADDRESSEE, Role.ADDRESSEE_JOINT, Role.ANNEX,
    }


def test_every_fence_and_key_is_documented() -> None:
    assert [name for name in NAMES if f"`{name}`" not in PAGE] == []
    assert [key for key in KEYS if f"| `{key}` |" not in PAGE] == []


def test_the_comment_shown_is_understood() -> None:
    shown = re.search(r"^    (<!-- set aside.*-->)$", PAGE, re.MULTILINE)
    assert shown and read_aside(shown[1]) == ("3",)

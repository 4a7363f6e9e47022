"""Papers that are in the canonical form already."""

from __future__ import annotations

import pytest

from dragoman.model import Kind, Role
from dragoman.reading.importing import canonical_id, import_document

PAPER = """---
id: harbour-day
kind: statement
locale: en
date: 2024-05-03
---

# The day of the harbour

The harbour of Port Velsa is open.

::: signature
Ivara Tolmen
Commissioner for Inland Waters
:::

::: addressees
This statement is addressed to the
- Harbour Council,
- Ferry Office.
:::
"""


def test_it_stays_as_it_is() -> None:
    made = import_document(PAPER, path="harbour-day.md", text_id="harbour-day")
    assert made.source == PAPER
    assert made.text.kind is Kind.STATEMENT
    assert [block.text for block in made.text.blocks if block.role is Role.ADDRESSEE] == [
        "Harbour Council", "Ferry Office",
    ]  # fmt: skip
    assert [finding.code for finding in made.findings] == ["canonical-form"]


def test_what_is_said_of_it_goes_before_what_it_says() -> None:
    made = import_document(PAPER, path="x.md", text_id="port", locale="en-GB", kind=Kind.LETTER)
    wanted = PAPER.replace("id: harbour-day", "id: port").replace("locale: en", "locale: en-GB")
    assert made.source == wanted.replace("kind: statement", "kind: letter")
    assert (made.text.id, made.text.locale, made.text.kind) == ("port", "en-GB", Kind.LETTER)


def test_what_it_leaves_open_is_added() -> None:
    made = import_document(PAPER.replace("id: harbour-day\n", ""), path="x.md", text_id="port")
    assert "date: 2024-05-03\nid: port\n---\n" in made.source
    assert made.text.id == "port"


def test_its_id_is_told() -> None:
    assert canonical_id(PAPER.encode()) == "harbour-day"
    assert canonical_id(PAPER.replace("\n", "\r\n").encode()) == "harbour-day"
    assert canonical_id(b"STATEMENT\n\nThe harbour is open.") == ""


@pytest.mark.parametrize(
    "head", ["title: The harbour\nlayout: post", "kind: statement", "kind: poem\nid: x", "id: x\nlocale: en", "kind: ["]
)
def test_front_matter_of_other_programs_is_none(head: str) -> None:
    paper = f"---\n{head}\n---\n\nSTATEMENT\n\nThe harbour is open.\n"
    codes = {finding.code for finding in import_document(paper, path="x.md", text_id="x").findings}
    assert "canonical-form" not in codes
    assert canonical_id(paper.encode()) == ""


def test_what_it_has_wrong_is_told() -> None:
    made = import_document(PAPER.removesuffix(":::\n"), path="x.md", text_id="harbour-day")
    assert {finding.code for finding in made.findings} > {"canonical-form"}

"""What ``show`` prints, for programs and for people."""

from __future__ import annotations

import json

import pytest

from dragoman.model import Segment, SegmentedText
from dragoman.reading import describe, document, read_text
from dragoman.reading.words import author

SOURCE = """\
---
id: lantern-day
kind: un_letter
locale: en
date: 2024-03-12
distributed: 2024-03-14
agency: Harbour Wire
addressees: [the Secretary]
---

::: reference
Assembly of Harbours
Distr.: General
:::

# Letter of *12 March*

::: subtitle
on the Day
of Lanterns
:::

::: byline
By Bo Lund
:::

::: salutation
Excellency,
:::

## Why

We wrote **twice**.[^1] You did not [answer](https://example.org).

(a) One lamp.

> Let there be lamps.

[^1]: In 2023.

::: closing
Accept, Excellency, my assurances.
:::

::: signature
(Signed)
Ada Rowe
Keeper
of Lanterns
:::

::: signature name=last
Clerk of the Harbour
Cy Dale
:::

::: place
Port Elm,
:::

<!-- set aside, line 3, page number: "  2" -->

::: annex
Annex I
:::

# The List

Forty lamps.

::: date
1 March 2024
:::

::: addressees
To

- the Council,
- and to the League.
:::
"""


def segmented(source: str) -> SegmentedText:
    """A text cut at ". " alone: rooms of one layer do not know each other, in tests either."""
    text = read_text(source)
    rows = []
    for number, block in enumerate(text.blocks):
        cut = block.text.find(" You")
        ends = [(0, cut), (cut + 1, len(block.text))] if cut > 0 else [(0, len(block.text))]
        rows.append(tuple(Segment(number, start, end, block.text[start:end]) for start, end in ends))
    return SegmentedText(text, tuple(rows))


def test_document() -> None:
    found = document(segmented(SOURCE))
    assert found == json.loads(json.dumps(found))
    annex = found.pop("annexes")
    assert found == {
        "id": "lantern-day", "kind": "un_letter", "locale": "en", "title": "Letter of 12 March",
        "subtitle": "on the Day of Lanterns", "date": "2024-03-12", "distributed": "2024-03-14", "place": "Port Elm",
        "byline": "Bo Lund", "dateline": None, "agency": "Harbour Wire",
        "reference": ["Assembly of Harbours", "Distr.: General"], "salutation": "Excellency,",
        "body": [
            {"role": "heading", "text": "Why", "segments": ["Why"]},
            {"role": "paragraph", "text": "We wrote twice. You did not answer.",
             "segments": ["We wrote twice.", "You did not answer."]},
            {"role": "list-item", "text": "One lamp.", "segments": ["One lamp."]},
            {"role": "quotation", "text": "Let there be lamps.", "segments": ["Let there be lamps."]},
        ],
        "notes": [{"role": "footnote", "text": "In 2023.", "segments": ["In 2023."]}],
        "closing": "Accept, Excellency, my assurances.",
        "signatories": [
            {"name": "Ada Rowe", "office": ["Keeper", "of Lanterns"]},
            {"name": "Cy Dale", "office": ["Clerk of the Harbour"]},
        ],
        "addressees": ["the Secretary"], "noise": ["  2"], "findings": [],
    }
    assert isinstance(annex, list) and len(annex) == 1
    assert set(annex[0]) == {*found, "annexes", "heading"}
    assert (annex[0]["heading"], annex[0]["title"], annex[0]["date"]) == ("Annex I", "The List", "2024-03-01")
    assert annex[0]["addressees"] == ["Council", "League"]
    assert [block["text"] for block in annex[0]["body"]] == ["Forty lamps."]


def test_findings_have_their_lines() -> None:
    findings = document(segmented("---\nid: x\n---\n\n::: nota\nA.\n:::\n"))["findings"]
    assert findings == [{
        "code": "unknown-fence", "severity": "warning", "line": 5,
        "message": "There is no fence “nota”; its words are read as paragraphs.", "hint": "Did you mean note?",
    }]


def test_nothing_is_none_or_empty() -> None:
    found = document(segmented(""))
    assert {key for key, value in found.items() if value} == {"kind", "locale", "findings"}


def test_description_is_for_people() -> None:
    lines = describe(segmented(SOURCE), width=60).splitlines()
    assert lines[0] == "lantern-day  ·  un letter  ·  en"
    for expected in (
        "    paragraph We wrote twice. ¦ You did not answer.",
        "    list item (a) One lamp.",
        "       signed (Signed)",
        "    signatory Ada Rowe",
        "       office Keeper",
        "              of Lanterns",
        "   footnote 1 In 2023.",
        "              [and to] League",
        "    set aside 2",
    ):
        assert expected in lines
    assert max(map(len, lines)) <= 60
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(("locale", "byline", "name"), [
    ("en", "By Bo Lund", "Bo Lund"), ("en", "Byron Lund", "Byron Lund"), ("en", "BY BO LUND,", "BO LUND"),
    ("en", "Written by: Bo Lund", "Bo Lund"), ("az", "Müəllif: Vüqar Limanlı", "Vüqar Limanlı"),
    ("ru", "Автор: Борис Лундин", "Борис Лундин"), ("ru", "Текст: Борис Лундин", "Борис Лундин"),
    ("tr", "Haber: Boran Limancı", "Boran Limancı"), ("es", "Por Bo Lund", "Bo Lund"), ("fr", "Par Bo Lund", "Bo Lund"),
    ("fr", "Paris Lund", "Paris Lund"), ("xx", "by Bo Lund", "Bo Lund"),
])
def test_author(locale: str, byline: str, name: str) -> None:
    assert author(byline, locale) == name

"""What may not stand alone at the end of a page or at its beginning, wherever pages end.

Low pages are filled with the parts of papers again and again, after paragraphs of every length, so that every part
falls upon a page's end somewhere.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from dragoman.edition import compose
from dragoman.model import Design, Layout, Role
from tests.edition.papers import Paper
from tests.edition.sentences import say
from tests.rendering.laying import LaidRow, pages

LOW = '{% include "built-in/theme.css" %} @page { size: 210mm HEIGHT; margin: 20mm; }'
SENTENCES = ("rivers", "share", "gauges", "year", "fish", "schools")


def paper(target: str) -> Paper:
    made = Paper("en", (target,))
    for turn in range(16):
        made.add(Role.PARAGRAPH, *(_turned(SENTENCES[(turn + n) % 6], target, turn) for n in range(turn % 7 + 1)))
        made.add(Role.HEADING, _turned("heading-1", target, turn), level=2)
        made.add(Role.PARAGRAPH, *(_turned(name, target, turn) for name in SENTENCES[:turn % 3 + 1]))
        if turn % 2:
            made.add(Role.CLOSING, _turned("closing", target, turn))
            for group in range(turn % 3 + 1):
                made.add(Role.SIGNED_MARK, say("mark", target), group=100 * turn + group)
                made.add(Role.SIGNATORY, _turned("name-1", target, turn), group=100 * turn + group)
                made.add(Role.OFFICE, say("office-1", target), group=100 * turn + group)
        else:
            made.add(Role.ADDRESSEES_LEAD, _turned("lead", target, turn), group=100 * turn)
            for number in range(2 + turn):
                words = say(f"addressee-{number % 7 + 1}", target)
                made.add(Role.ADDRESSEE, words, lead="the", tail=",", group=100 * turn)
    return made


def _turned(name: str, target: str, turn: int) -> dict[str, str]:
    return {locale: words.replace("[^1]", "") + f" ({turn})" for locale, words in say(name, target).items()}


@cache
def laid(target: str, height: str) -> list[list[LaidRow]]:
    made = paper(target)
    return pages(compose(made.aligned(), made.coverage()), {"theme.css": LOW.replace("HEIGHT", height)})


every = pytest.mark.parametrize(("target", "height"), [("az", "112mm"), ("ar", "131mm")])


@every
def test_nothing_that_leads_on_ends_a_page(target: str, height: str) -> None:
    found = laid(target, height)
    assert len(found) > 12
    for rows in found[:-1]:
        assert not rows[-1].classes & LEADING


LEADING = {"heading", "title", "subtitle", "annex", "salutation", "addressees-lead", "closing"}


@every
def test_signatures_and_addressees_are_never_parted(target: str, height: str) -> None:
    seen: set[str] = set()
    for rows in laid(target, height):
        for row in rows:
            if row.classes & {"signature", "addressee", "heading", "closing"}:
                assert row.id not in seen
                seen.add(row.id)
    assert len(seen) > 100
    found = laid(target, height)
    for before, rows in pairwise(found):
        # Where all who sign do not fit on one page, the second may begin the next.
        assert "signature" not in rows[0].classes or "signature" in before[-1].classes, rows[0]


@every
def test_no_addressee_stands_alone_on_its_page(target: str, height: str) -> None:
    for rows in laid(target, height):
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
            if "addressee" in row.classes:
                assert any(other is not None and "addressee" in other.classes for other in (before, after)), row


@every
def test_no_line_of_a_paragraph_stands_alone(target: str, height: str) -> None:
    parts: dict[str, list[list[int]]] = {}
    for rows in laid(target, height):
        for row in rows:
            if "paragraph" in row.classes:
                parts.setdefault(row.id, []).append([sum(cell) for cell in row.blocks])
    parted = [stretches for stretches in parts.values() if len(stretches) > 1]
    assert parted
    for stretches in parted:
        for counts in zip(*stretches, strict=True):
            # A cell that is over before the page is leaves nothing for the next one.
            assert sum(counts) < 4 or 1 not in counts, stretches


@pytest.mark.parametrize("layout", ["interlinear", "single"])
def test_any_number_may_sign_and_the_first_page_is_not_empty(layout: str) -> None:
    made = Paper("en", ("az",)).add(Role.TITLE, say("title", "az"), level=1)
    made.add(Role.PARAGRAPH, say("rivers", "az"))
    for group in range(60):
        made.add(Role.SIGNATORY, _turned("name-1", "az", group), group=group)
        made.add(Role.OFFICE, say("office-1", "az"), group=group)
    found = pages(compose(made.aligned(), made.coverage(), design=Design(Layout(layout))))
    assert len(found) > 2
    kinds = [next(iter(row.classes & {"title", "paragraph", "signature"})) for row in found[0]]
    assert kinds[:3] == ["title", "paragraph", "signature"]
    assert len(kinds) > 4
    assert sum(len(rows) for rows in found) == 62

"""What the tool understands of a text, as one value for programs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.markup import plain
from dragoman.model import Block, Finding, Role, Segment, SegmentedText
from dragoman.reading.words import author, made_at

_BODY = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTATION})
_NOTES = frozenset({Role.NOTE, Role.FOOTNOTE})
Pair = tuple[Block, Sequence[Segment]]


def document(segmented: SegmentedText) -> dict[str, object]:
    """The anatomy of a text as ``show --format json`` prints it; all strings are plain words, without markup.

    Keys: id, kind, locale, title, subtitle, date and distributed (ISO), place, byline, dateline, agency, reference
    (lines), salutation, body and notes (role, text, segments), closing, signatories (name, office lines), addressees,
    annexes (the same shape and their heading), noise (lines), findings (code, severity, line, message, hint). What a
    text does not have is None or an empty list.

    ``body`` holds paragraphs, headings, list items and quotations in order, ``notes`` notes and footnotes. A place is
    without its punctuation, a byline without its "by". Addressees whom only a title names stand in the front matter.
    """
    text = segmented.text
    pairs = list(zip(text.blocks, segmented.segments, strict=True))
    shape = _shape([pair for pair in pairs if pair[0].annex == 0], text.locale)
    annexes = [
        _annex(number, [pair for pair in pairs if pair[0].annex == number], segmented)
        for number in sorted({block.annex for block in text.blocks} - {0})
    ]
    return {
        "id": text.id,
        "kind": text.kind.value,
        "locale": text.locale,
        **shape,
        "date": _iso(text.date),
        "distributed": _iso(text.distributed),
        "agency": text.agency,
        "addressees": shape["addressees"] or list(text.addressees),
        "annexes": annexes,
        "noise": list(text.noise),
        "findings": [_finding(finding) for finding in text.findings],
    }


def _annex(number: int, pairs: Sequence[Pair], segmented: SegmentedText) -> dict[str, object]:
    from dragoman.reading.dating import read_date

    text = segmented.text
    dates = [read_date(block.text, text.locale) for block, _ in pairs if block.role is Role.DATE]
    return {
        "id": f"{text.id}#annex-{number}",
        "kind": "annex",
        "locale": text.locale,
        "heading": _words(pairs, Role.ANNEX),
        **_shape(pairs, text.locale),
        "date": _iso(next(filter(None, dates), None)),
        "distributed": None,
        "agency": None,
        "annexes": [],
        "noise": [],
        "findings": [],
    }


def _shape(pairs: Sequence[Pair], locale: str) -> dict[str, Any]:
    """What a text and an annex have in common, in the order in which it is printed."""
    place = _words(pairs, Role.PLACE)
    byline = _words(pairs, Role.BYLINE)
    return {
        "title": _words(pairs, Role.TITLE),
        "subtitle": _words(pairs, Role.SUBTITLE),
        "date": None,
        "distributed": None,
        "place": made_at(place, locale) or None if place else None,
        "byline": author(byline, locale) or None if byline else None,
        "dateline": _words(pairs, Role.DATELINE),
        "agency": None,
        "reference": [plain(block.text) for block, _ in pairs if block.role is Role.REFERENCE],
        "salutation": _words(pairs, Role.SALUTATION),
        "body": _body(pairs, _BODY),
        "notes": _body(pairs, _NOTES),
        "closing": _words(pairs, Role.CLOSING),
        "signatories": _signatories(block for block, _ in pairs),
        "addressees": [plain(block.text) for block, _ in pairs if block.role is Role.ADDRESSEE],
    }


def _body(pairs: Sequence[Pair], roles: frozenset[Role]) -> list[dict[str, object]]:
    return [
        {
            "role": block.role.value,
            "text": plain(block.text),
            "segments": [plain(segment.text) for segment in segments],
        }
        for block, segments in pairs
        if block.role in roles
    ]


def _words(pairs: Sequence[Pair], role: Role) -> str | None:
    """The words of all blocks of one role on one line; None when there is none."""
    words = " ".join(plain(block.text) for block, _ in pairs if block.role is role)
    return " ".join(words.split("\n")) or None


def _signatories(blocks: Iterable[Block]) -> list[dict[str, object]]:
    """One a signature block, whether the office stands under the name or above it."""
    found: list[tuple[int, str, list[str]]] = []
    waiting: tuple[int, list[str]] | None = None
    for block in blocks:
        if block.role is Role.SIGNATORY:
            above = waiting[1] if waiting and waiting[0] == block.group else []
            found.append((block.group, plain(block.text).replace("\n", " "), above))
            waiting = None
        elif block.role is Role.OFFICE:
            lines = plain(block.text).split("\n")
            if found and found[-1][0] == block.group:
                found[-1][2].extend(lines)
            else:
                waiting = (block.group, lines)
    return [{"name": name, "office": office} for _, name, office in found]


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.position.line,
        "message": finding.message,
        "hint": finding.hint,
    }


def _iso(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None

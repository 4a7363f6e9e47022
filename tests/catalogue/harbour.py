"""A small text and its catalogues, for the tests of merging, counting and extraction."""

import datetime
from dataclasses import replace

from dragoman.catalogue import MergeResult, merge, template
from dragoman.model import Block, Catalogue, Kind, Message, Role, Segment, SegmentedText, Text

NOON = datetime.datetime(2024, 3, 12, 12, 0, tzinfo=datetime.UTC)
LATER = datetime.datetime(2024, 4, 1, 8, 30, tzinfo=datetime.UTC)


def message(source: str, context: str | None = None, prefill: str | None = None) -> Message:
    return Message(source, context, context or "paragraph", (), prefill)


def pot(messages: list[Message], old: Catalogue | None = None, now: datetime.datetime = NOON) -> Catalogue:
    return template(messages, old, text_id="harbour-day", now=now)


def merged(messages: list[Message], old: Catalogue | None, **settings: bool) -> MergeResult:
    return merge(messages, old, text_id="harbour-day", locale="az", template=pot(messages), **settings)


def translated(messages: list[Message]) -> Catalogue:
    """A finished catalogue: each translation is its source after "T:"."""
    return finish(merged(messages, None).catalogue)


def finish(catalogue: Catalogue) -> Catalogue:
    units = (unit if any(unit.target) else replace(unit, target=(f"T:{unit.source}",)) for unit in catalogue.units)
    return replace(catalogue, units=tuple(units))


def segmented(*blocks: tuple[Role, str] | Block, locale: str = "en") -> SegmentedText:
    """A text of blocks whose sentences end in a full stop, a blank and a capital."""
    made = [
        block if isinstance(block, Block) else Block(block[0], block[1], line=3 + 2 * index)
        for index, block in enumerate(blocks)
    ]
    segments = []
    for index, block in enumerate(made):
        start, found = 0, []
        for sentence in block.text.split(". ") if block.role.is_body else [block.text]:
            end = start + len(sentence) + (1 if block.text[start + len(sentence) :].startswith(".") else 0)
            found.append(Segment(index, start, end, block.text[start:end]))
            start = end + 1
        segments.append(tuple(found))
    return SegmentedText(Text("harbour-day", Kind.STATEMENT, locale, tuple(made)), tuple(segments))

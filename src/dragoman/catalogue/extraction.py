"""Text → messages: which units a text has, by what they are known, and what a translator is told of them."""

from __future__ import annotations

import hashlib

from dragoman.catalogue.translatable import is_translatable
from dragoman.model import Block, Message, Role, Segment, SegmentedText, UnitKey

ROLE_NOTE = "role: "
"""Extracted comment of every unit, followed by the value of its role. No ordinals: they renumber after an insertion."""

LINES_NOTE = "lines: each stands on a line of its own; their order may change"
"""Extracted comment of an office of several lines."""


def unit_key(block: Block, segment: Segment) -> UnitKey:
    """(context, source) of a segment.

    The context is the role for all but running text, so that a heading and a sentence of the same words are two
    units, and "role: context" where the author put a context on the block ("paragraph: opening"). Running text has
    none: a sentence that recurs is one unit, whether in a paragraph, a list or a note.
    """
    if block.context is not None:
        return (f"{block.role.value}: {block.context}", segment.text)
    return (None if block.role.is_body else block.role.value, segment.text)


def unit_id(key: UnitKey) -> str:
    """A short name for a unit that stays as long as its context and source do: "u" and ten hexadecimal digits.

    Source: the first 40 bits of BLAKE2b (RFC 7693) over context, U+0004 and source, as MO files join them.
    """
    context, source = key
    joined = source if context is None else f"{context}\4{source}"
    return "u" + hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def extract(segmented: SegmentedText) -> tuple[Message, ...]:
    """The messages of a text in its order, each key once, without what has nothing to translate.

    A unit outside running text that is nothing but a date carries it in ``prefill``: each locale's form can be
    written of it. Other dates stand in sentences and are the translator's.
    """
    messages: dict[UnitKey, Message] = {}
    for block, segments in zip(segmented.text.blocks, segmented.segments, strict=True):
        for segment in segments:
            key = unit_key(block, segment)
            if key not in messages and is_translatable(segment.text):
                messages[key] = _message(key, block.role, segmented.text.locale)
    return tuple(messages.values())


def _message(key: UnitKey, role: Role, locale: str) -> Message:
    context, source = key
    comments = (LINES_NOTE,) if role is Role.OFFICE and "\n" in source else ()
    return Message(source, context, role.value, comments, _date(source, role, locale))


def _date(source: str, role: Role, locale: str) -> str | None:
    """ISO date when the whole of ``source`` is a date, and not one that could be read in two ways."""
    if role.is_body or len(source) > 60 or not any(map(str.isdigit, source)):
        return None
    from dragoman.languages import dates

    date = dates.parse_date(source, locale)
    return None if date is None else date.isoformat()

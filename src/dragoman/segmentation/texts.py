"""A whole text into segments."""

from __future__ import annotations

from dragoman.markup import spans
from dragoman.model import Block, Segment, SegmentedText, Text
from dragoman.segmentation.sentences import segment_block


def segment_text(text: Text, granularity: str = "sentence") -> SegmentedText:
    """The segments of every block of ``text``.

    ``granularity`` is ``sentence`` or ``paragraph``; a text's own setting goes before it. Only blocks of running text
    (``Role.is_body``) are cut into sentences: every other block is one segment, and an empty block has none.
    """
    by_sentence = (text.granularity or granularity) != "paragraph"
    return SegmentedText(text, tuple(
        tuple(
            Segment(index, start, end, block.text[start:end])
            for start, end in (_sentences(block, text.locale) if by_sentence and block.role.is_body else _whole(block))
        )
        for index, block in enumerate(text.blocks)
    ))


def _sentences(block: Block, locale: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a block; emphasis, links and code are not cut, so that no segment holds half of a pair."""
    return segment_block(block.text, locale, spans(block.text))


def _whole(block: Block) -> tuple[tuple[int, int], ...]:
    stripped = block.text.strip()
    start = len(block.text) - len(block.text.lstrip())
    return ((start, start + len(stripped)),) if stripped else ()

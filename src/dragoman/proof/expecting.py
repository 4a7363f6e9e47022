"""What an artifact must hold, from the text and its catalogues alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby

from dragoman import markup
from dragoman.model import Alignment, Bead, Block, Role, State

_MARK = re.compile(r'<sup class="footnote-mark">([^<]*)</sup>')
_TAG = re.compile(r"<[^>]*>")
_SIGNING = frozenset({Role.SIGNED_MARK, Role.SIGNATORY, Role.OFFICE})
_PLACING = frozenset({Role.PLACE, Role.DATE})
_ADDRESSING = frozenset({Role.ADDRESSEE, Role.ADDRESSEE_JOINT})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One segment in one language."""

    words: str
    """Plain words, with the numbers of footnotes; "" where there is no translation."""
    locale: str
    """BCP 47 tag of the column."""
    bead: int
    """Number of its bead: what has the same number belongs side by side."""
    kin: int
    """Number of what it may share a row with: its block, a signature, place and date, an addressee and its joint."""
    role: Role
    state: State
    unit: str
    source: str
    """Inline Markdown of the source."""
    target: str
    """Inline Markdown of the translation; "" in the source's column."""
    context: str | None = None

    @property
    def note(self) -> bool:
        """Whether it is of a footnote, which may stand elsewhere than in the order of the text."""
        return self.role is Role.FOOTNOTE


@dataclass(frozen=True, slots=True)
class Expected:
    """What an artifact of one text must hold."""

    text: str
    """Id of the text."""
    locales: tuple[str, ...]
    """Tags of the columns, the source's first where it is there."""
    columns: tuple[tuple[Wanted, ...], ...]
    """The segments of each column in the order of the text."""
    sources: tuple[Wanted, ...]
    """The source's words of each bead as a whole: what stands in a draft for a missing translation."""


def expected(alignment: Alignment, *, original: bool = True) -> Expected:
    """What the artifacts of an aligned text must hold; whether a draft or a release is for the artifact to say.

    Without ``original`` they hold the translations alone.
    """
    text = alignment.text
    locales = (text.locale, *alignment.locales)
    columns: list[list[Wanted]] = [[] for _ in locales]
    sources: list[Wanted] = []
    labels = {
        annex: _labels([aligned.block for aligned in blocks])
        for annex, blocks in groupby(alignment.blocks, key=lambda aligned: aligned.block.annex)
    }
    for aligned, kin in zip(alignment.blocks, _kin([aligned.block for aligned in alignment.blocks]), strict=True):
        marks = labels[aligned.block.annex]
        for bead in aligned.beads:
            number = len(sources)
            columns[0] += _source(aligned.block, bead, text.locale, number, kin, marks)
            whole = aligned.block.text[bead.segments[0].start:bead.segments[-1].end]
            unit = next(filter(None, bead.units), "")
            for column, rendition in zip(columns[1:], bead.renditions, strict=True):
                column.append(Wanted(
                    plain(rendition.text, marks), rendition.locale, number, kin, aligned.block.role,
                    rendition.state if rendition.text.strip() else State.UNTRANSLATED, unit, whole, rendition.text,
                    aligned.block.context,
                ))
            sources.append(Wanted(
                plain(whole, marks), text.locale, number, kin, aligned.block.role, State.TRANSLATED, unit, whole, "",
                aligned.block.context,
            ))
    shown = slice(0 if original else 1, None)
    return Expected(text.id, locales[shown], tuple(map(tuple, columns[shown])), tuple(sources))


def joined(name: str, texts: Sequence[Expected]) -> Expected:
    """What an artifact must hold that has several texts, one after the other, in the same languages.

    ``name`` is the publication's id. ValueError when there are none, or their languages differ.
    """
    if not texts or any(one.locales != texts[0].locales for one in texts):
        raise ValueError("the texts of a volume stand in the same languages")
    columns: list[list[Wanted]] = [[] for _ in texts[0].locales]
    sources: list[Wanted] = []
    kin = 0
    for one in texts:
        bead, first = len(sources), kin

        def moved(wanted: Wanted, bead: int = bead, first: int = first) -> Wanted:
            return replace(wanted, bead=wanted.bead + bead, kin=wanted.kin + first)

        for column, own in zip(columns, one.columns, strict=True):
            column += map(moved, own)
        sources += map(moved, one.sources)
        kin = max((wanted.kin for wanted in sources), default=kin - 1) + 1
    return Expected(name, texts[0].locales, tuple(map(tuple, columns)), tuple(sources))


def plain(text: str, labels: Mapping[str, str]) -> str:
    """Inline Markdown as a reader sees it: words, hard line breaks as blanks, footnote marks as their numbers."""
    shown = _MARK.sub(lambda match: labels.get(unescape(match[1]), match[1]), markup.render(text))
    return unescape(_TAG.sub(" ", shown.replace("<br/>", " ")) if "<" in shown else shown)


def _source(
    block: Block, bead: Bead, locale: str, number: int, kin: int, labels: Mapping[str, str]
) -> Iterator[Wanted]:
    for segment, unit in zip(bead.segments, bead.units, strict=True):
        yield Wanted(
            plain(segment.text, labels), locale, number, kin, block.role, State.TRANSLATED, unit, segment.text, "",
            block.context,
        )


def _labels(blocks: Sequence[Block]) -> dict[str, str]:
    notes = [block for block in blocks if block.role is Role.FOOTNOTE]
    return {note.marker: str(number) for number, note in enumerate(notes, start=1)}


def _kin(blocks: Sequence[Block]) -> list[int]:
    """A number for every block; blocks that may stand in one row have the same."""
    numbers: list[int] = []
    for index, block in enumerate(blocks):
        so_far = [blocks[other] for other in range(numbers[-1], index)] if index else []
        numbers.append(numbers[-1] if so_far and _joins(so_far, block) else index)
    return numbers


def _joins(so_far: Sequence[Block], block: Block) -> bool:
    before = so_far[-1]
    roles = {before.role, block.role}
    if before.annex != block.annex:
        return False
    if roles <= _SIGNING:
        if block.group or before.group:
            return block.group == before.group
        named = any(one.role is Role.SIGNATORY for one in so_far)
        return block.role is Role.OFFICE or (block.role is Role.SIGNATORY and not named)
    if roles <= _PLACING:
        return before.role is not block.role
    return roles <= _ADDRESSING and before.role is Role.ADDRESSEE_JOINT

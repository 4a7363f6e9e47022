"""An alignment as an edition: one section for the text and one for each annex, rows in the order of the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman import markup
from dragoman.edition.clusters import Cluster, cluster, row_cells
from dragoman.edition.headings import Levels
from dragoman.edition.passages import Languages
from dragoman.languages import tags
from dragoman.model import AlignedBlock, Alignment, Coverage, Design, Layout, Role
from dragoman.model.design import DEFAULT_DESIGN
from dragoman.model.edition import Column, Edition, Row, RowKind, Section

_HEADINGS = {Role.TITLE: RowKind.TITLE, Role.HEADING: RowKind.HEADING, Role.ANNEX: RowKind.ANNEX}
_BULLETS = {"-", "*", "+", "•", "–", "—", ""}


def compose(
    alignment: Alignment,
    coverage: Sequence[Coverage] = (),
    *,
    draft: bool = False,
    rows: str = "paragraph",
    design: Design = DEFAULT_DESIGN,
    prefix: str = "",
) -> Edition:
    """The edition of an aligned text: the source's column first, then a column a target locale.

    The layout ``single`` leaves the source's column out; ``interlinear`` has a row a bead, whatever ``rows`` says.
    ``prefix`` stands before the name of every row, so that editions can be bound in one volume.

    ``rows`` says what a row holds: ``paragraph``, or ``sentence`` for a row a bead of running text. Where a
    translation is missing the source's words stand, marked as such; a fuzzy translation is printed in a draft only,
    marked as fuzzy, and counts as missing otherwise. Footnotes are gathered at the end of the text or annex they
    stand in; all else keeps the order of the text. ``coverage`` is for the note of a draft.
    """
    text = alignment.text
    languages = Languages.of(text.locale, alignment.locales, draft=draft)
    if design.layout is Layout.INTERLINEAR:
        rows = "sentence"
    shown = slice(1 if design.layout is Layout.SINGLE else 0, None)
    sections = []
    numbering = itertools.count(1)
    for annex, blocks in groupby(alignment.blocks, key=lambda aligned: aligned.block.annex):
        made = tuple(
            _named(row, f"{prefix}r{next(numbering)}", shown)
            for row in _numbered(_rows(tuple(blocks), languages, rows))
        )
        sections.append(Section(annex, _titles(made, (RowKind.TITLE, RowKind.ANNEX, RowKind.HEADING)), made))
    first = sections[0].rows if sections else ()
    titles = _titles(first, (RowKind.TITLE, RowKind.SUBTITLE, RowKind.HEADING, RowKind.MASTHEAD))
    subjects = _titles(first, (RowKind.SUBTITLE,))
    columns = tuple(
        Column(locale, tags.direction(locale), tags.own_name(locale), original=index == 0)
        for index, locale in enumerate((text.locale, *alignment.locales))
    )[shown]
    blank = ("",) * len(columns)
    return Edition(
        text=text.id,
        kind=text.kind,
        columns=columns,
        titles=titles or (text.id,) * len(columns),
        subjects=subjects if subjects and subjects != titles else blank,
        sections=tuple(sections),
        date=text.date or text.distributed,
        rows=rows,
        draft=draft,
        coverage=tuple(coverage),
        source=text.locale,
        design=design,
        prefix=prefix,
    )


def _rows(blocks: tuple[AlignedBlock, ...], languages: Languages, granularity: str) -> list[Row]:
    notes = [aligned for aligned in blocks if aligned.block.role is Role.FOOTNOTE]
    running = [aligned for aligned in blocks if aligned.block.role is not Role.FOOTNOTE]
    levels = Levels(has_annex_heading=any(aligned.block.role is Role.ANNEX for aligned in running))
    rows: list[Row] = []
    for found in cluster(running):
        rows += _cluster_rows(found, languages, levels, granularity)
    for number, note in enumerate(notes, start=1):
        cells = row_cells(Cluster(RowKind.FOOTNOTE, (note,)), languages)
        if cells:
            rows.append(Row(RowKind.FOOTNOTE, cells, "", marker=str(number), label=note.block.marker))
    return rows


def _cluster_rows(found: Cluster, languages: Languages, levels: Levels, granularity: str) -> list[Row]:
    head = found.blocks[0].block
    level, marker = head.level, ""
    if head.role in _HEADINGS:
        level = levels.next(head.role, head.level)
    elif head.role is Role.LIST_ITEM:
        level, marker = max(1, head.level), "–" if head.marker in _BULLETS else head.marker
    elif head.role is Role.QUOTATION:
        level = max(1, head.level)
    pieces = found.by_bead() if granularity == "sentence" and head.role.is_body else (found,)
    rows = []
    for index, piece in enumerate(pieces):
        cells = row_cells(piece, languages)
        if cells:
            rows.append(Row(
                found.kind, cells, "", level=level, marker=marker if index == 0 else "",
                first=found.first and index == 0, last=found.last and index == len(pieces) - 1,
            ))
    return rows


def _numbered(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a section, its paragraphs with their numbers. Items of a list have marks of their own."""
    numbers = itertools.count(1)
    for row in rows:
        yield replace(row, number=next(numbers)) if row.kind is RowKind.PARAGRAPH and row.first else row


def _named(row: Row, anchor: str, shown: slice) -> Row:
    return replace(row, cells=row.cells[shown], anchor=anchor)


def _titles(rows: Sequence[Row], kinds: tuple[RowKind, ...]) -> tuple[str, ...]:
    """Plain words of the first row of the first kind that there is; nothing when there is none."""
    for kind in kinds:
        for row in rows:
            if row.kind is kind:
                return tuple(
                    " ".join(
                        markup.plain("".join(
                            passage.before + passage.text + passage.after
                            for line in cell.lines for passage in line.passages
                        )).split()
                    )
                    for cell in row.cells
                )
    return ()

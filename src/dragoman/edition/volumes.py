"""Editions of several texts as one volume."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.edition.indexing import indexes
from dragoman.model import (
    Coverage,
    Design,
    Edition,
    Glossary,
    IndexKind,
    Kind,
    Standing,
    Start,
    Volume,
    VolumePart,
)

Words = Mapping[str, str]
"""Locale → words; the key "" holds for every language."""


def bind_volume(
    id: str,  # noqa: A002 - as the model has it
    parts: Sequence[tuple[Words, Sequence[Edition]]],
    *,
    title: Words,
    subtitle: Words | None = None,
    design: Design,
    date: datetime.date | None = None,
    kinds: Sequence[IndexKind] = (),
    names: Glossary = Glossary(),  # noqa: B008 - frozen
    start: Start = Start.PAGE,
    publisher: Words | None = None,
    place: Words | None = None,
    isbn: str = "",
    editors: Sequence[str] = (),
    translators: Mapping[str, Sequence[str]] | None = None,
) -> Volume:
    """The volume of some texts in one set of languages, in order, by parts.

    Its date is ``date``, else the latest of its texts; it is a draft when one of them is. Words that a language lacks
    are those of the source, else of any language. ValueError when there are no texts or their languages differ.
    """
    editions = [edition for _, those in parts for edition in those]
    if not editions or any(edition.columns != editions[0].columns for edition in editions):
        raise ValueError("the texts of a volume stand in the same languages")
    first = editions[0]

    def said(words: Words | None) -> tuple[str, ...]:
        return tuple(say(words or {}, column.locale, first.source) for column in first.columns)

    dates = [edition.date for edition in editions if edition.date]
    face = Edition(
        text=id,
        kind=Kind.DOCUMENT,
        columns=first.columns,
        titles=said(title),
        subjects=said(subtitle),
        sections=(),
        date=date or max(dates, default=None),
        rows=first.rows,
        draft=any(edition.draft for edition in editions),
        coverage=_coverage(id, editions),
        source=first.source,
        design=design,
    )
    titled = any(words for words, _ in parts)
    people = translators or {}
    return Volume(
        face=face,
        parts=tuple(
            VolumePart(said(words) if titled else (), tuple(those), f"part-{number}" if titled else "")
            for number, (words, those) in enumerate(parts, start=1)
        ),
        indexes=indexes(editions, kinds, names),
        start=start,
        publisher=said(publisher),
        place=said(place),
        isbn=isbn,
        editors=tuple(editors),
        translators=tuple(
            (column.locale, tuple(people[column.locale])) for column in first.columns if people.get(column.locale)
        ),
    )


def say(words: Words, locale: str, source: str) -> str:
    """Words in a language: of the tag itself, of the tag without its last parts, for all languages, of the source."""
    tag = locale
    while tag:
        if tag in words:
            return words[tag]
        tag = tag.rpartition("-")[0]
    return words.get("") or words.get(source) or next(iter(words.values()), "")


def _coverage(id: str, editions: Sequence[Edition]) -> tuple[Coverage, ...]:  # noqa: A002
    sums: dict[str, Standing] = {}
    for edition in editions:
        for one in edition.coverage:
            sums[one.locale] = sums.get(one.locale, Standing()) + replace(one.standing, flagged=None)
    return tuple(
        Coverage(id, locale, standing.translated, standing.fuzzy, standing.untranslated)
        for locale, standing in sums.items()
    )

"""Edition → EPUB 3.3: the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import Edition
from dragoman.rendering.book.contents import Entry, Label, entries, labels, said
from dragoman.rendering.book.documents import text_documents
from dragoman.rendering.book.package import CSS, About, Item, pack
from dragoman.rendering.page import values
from dragoman.rendering.templates import Templates
from dragoman.rendering.wording import Wording

_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability")


def bind(edition: Edition, overrides: Mapping[str, str] | None = None) -> bytes:
    """The book of one edition, as bytes that follow from the arguments alone.

    Raises MaterialError for a template that cannot be used or does not give well-formed XML.
    """
    templates, wording = Templates(overrides), Wording(edition)
    texts = text_documents(edition, templates)
    shown = {
        **values(edition, xml=True, soft_hyphens=True),
        "contents": _contents(edition, wording, [item.name for item in texts]),
        "landmarks": _landmarks(edition, wording, texts),
        "headings": {word: said(edition, wording, word) for word in ("Contents", "Guide")},
    }
    items = (
        Item("style.css", templates.fill("book/style.css", shown).encode(), CSS),
        Item("title.xhtml", templates.fill("book/title.xhtml", shown).encode(), spine="yes"),
        Item("nav.xhtml", templates.fill("book/nav.xhtml", shown).encode(), properties="nav", spine="no"),
        *texts,
    )
    return pack(items, _about(edition, wording), templates)


def _contents(edition: Edition, wording: Wording, names: Sequence[str]) -> tuple[Entry, ...]:
    return (Entry("title.xhtml", said(edition, wording, "Title page")), *entries(edition, wording, names))


def _landmarks(edition: Edition, wording: Wording, texts: Sequence[Item]) -> tuple[Entry, ...]:
    return (
        Entry("title.xhtml", said(edition, wording, "Title page"), type="titlepage"),
        Entry("nav.xhtml#toc", said(edition, wording, "Contents"), type="toc"),
        Entry(texts[0].name if texts else "title.xhtml", said(edition, wording, "Text"), type="bodymatter"),
    )


def _about(edition: Edition, wording: Wording) -> About:
    titles = [
        f"{title} {subject}".strip() for title, subject in zip(edition.titles, edition.subjects, strict=True)
    ]
    summary = wording(
        "Text in %(source)s with a translation into %(target)s. Every passage carries its language; each passage is"
        " followed or accompanied by its translation.",
        source=wording.language(edition.source), target=wording.language(edition.locale),
    )
    return About(
        titles=labels(edition.columns, titles),
        languages=tuple(column.locale for column in reversed(edition.columns)),
        summaries=(Label(summary, edition.locale, edition.direction),),
        features=_FEATURES,
        date=edition.date,
    )

"""Edition → EPUB 3.3: the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.model import Edition, Layout
from dragoman.rendering.book import cover
from dragoman.rendering.book.contents import Entry, Label, entries, labels, said
from dragoman.rendering.book.documents import text_documents
from dragoman.rendering.book.embedding import embed
from dragoman.rendering.book.faces import Family, families
from dragoman.rendering.book.package import CSS, About, Item, pack
from dragoman.rendering.page import values
from dragoman.rendering.templates import Templates
from dragoman.rendering.themes import font_names, themed, variables
from dragoman.rendering.wording import Wording

COVER = "cover.png"
_STYLE = "book/style.css"
_PAIRED = (
    "Text in %(source)s with a translation into %(target)s. Every passage carries its language; each passage is"
    " followed or accompanied by its translation."
)
_ALONE = (
    "Translation into %(target)s of a text in %(source)s, without the original. Every passage carries its language."
)


def bind(edition: Edition, overrides: Mapping[str, str] | None = None) -> bytes:
    """The book of one edition, as bytes that follow from the arguments alone.

    Raises MaterialError for a template that cannot be used or does not give well-formed XML.
    """
    templates, wording = themed(edition, overrides), Wording(edition)
    shown = values(edition, xml=True, soft_hyphens=True)
    look = variables(templates, shown)
    fonts = families((*font_names(look["--text-font"]), *font_names(look["--arabic-font"])))
    front = cover_items(edition, wording, look["--accent"], fonts, templates, shown)
    texts = text_documents(edition, templates)
    shown |= {
        "contents": (Entry("title.xhtml", said(edition, wording, "Title page")),
                     *entries(edition, wording, [item.name for item in texts])),
        "landmarks": _landmarks(edition, wording, texts, covered=bool(front)),
        "headings": {word: said(edition, wording, word) for word in ("Contents", "Guide")},
    }
    pages = (
        *front,
        Item("title.xhtml", templates.fill("book/title.xhtml", shown).encode(), spine="yes"),
        Item("nav.xhtml", templates.fill("book/nav.xhtml", shown).encode(), properties="nav", spine="no"),
        *texts,
    )
    sheets = style(pages, fonts, templates, shown, overrides or {})
    return pack((*pages, *sheets), described(edition, wording), templates)


def cover_items(
    edition: Edition, wording: Wording, ground: str, fonts: Sequence[Family], templates: Templates,
    shown: Mapping[str, Any],
) -> tuple[Item, ...]:
    """The cover as a page and as a picture; nothing where no packaged font can draw any of the titles."""
    spoken = [(column.locale, column.direction) for column in edition.columns]
    titles = tuple(
        (Label(title, *own), Label(subject, *own) if subject else None)
        for own, title, subject in reversed([*zip(spoken, edition.titles, edition.subjects, strict=True)])
    )
    own = spoken[-1]
    words = cover.Words(
        titles,
        stamp=Label(wording("Draft"), *own) if edition.draft else None,
        foot=Label(wording.date(), *own) if edition.date else None,
    )
    drawn = cover.draw(words, ground, fonts)
    if drawn is None:
        return ()
    picture = {"name": COVER, "width": cover.WIDTH, "height": cover.HEIGHT, "words": drawn[1]}
    page = templates.fill("book/cover.xhtml", {**shown, "cover": picture})
    return Item("cover.xhtml", page.encode(), spine="yes"), Item(COVER, drawn[0], "image/png", "cover-image")


def style(
    pages: Sequence[Item], fonts: Sequence[Family], templates: Templates, shown: Mapping[str, Any],
    overrides: Mapping[str, str],
) -> tuple[Item, ...]:
    """The style sheet of ``pages``, with the fonts that they are set in where the design brings them along."""
    embedded = embed(pages, fonts, every_style=_STYLE in overrides) if shown["edition"].design.embed_fonts else None
    sheet = templates.fill(_STYLE, {**shown, "faces": embedded.css if embedded else ""})
    return Item("style.css", sheet.encode(), CSS), *(embedded.items if embedded else ())


def _landmarks(edition: Edition, wording: Wording, texts: Sequence[Item], *, covered: bool) -> tuple[Entry, ...]:
    places = [
        ("cover", "cover.xhtml", "Cover") if covered else None,
        ("titlepage", "title.xhtml", "Title page"),
        ("toc", "nav.xhtml#toc", "Contents"),
        ("bodymatter", texts[0].name if texts else "title.xhtml", "Text"),
    ]
    return tuple(Entry(place[1], said(edition, wording, place[2]), type=place[0]) for place in places if place)


def described(
    edition: Edition, wording: Wording, *, publisher: str = "", isbn: str = "",
    contributors: tuple[tuple[str, str], ...] = (),
) -> About:
    """What the package says of the book of an edition, or of a volume by its face."""
    titles = [f"{title} {subject}".strip() for title, subject in zip(edition.titles, edition.subjects, strict=True)]
    single = edition.layout is Layout.SINGLE
    summaries = [
        wording(
            _ALONE if single else _PAIRED, column.locale, source=wording.language(edition.source, column.locale),
            target=", ".join(
                wording.language(other.locale, column.locale) for other in edition.columns if not other.original
            ),
        )
        for column in edition.columns
    ]
    source = edition.text if single else titles[0]
    return About(
        titles=labels(edition.columns, titles),
        languages=tuple(column.locale for column in reversed(edition.columns)),
        summaries=labels(edition.columns, summaries),
        date=edition.date,
        source=", ".join(filter(None, (source, edition.source, edition.date.isoformat() if edition.date else ""))),
        rights=edition.design.rights,
        publisher=publisher,
        isbn=isbn,
        contributors=contributors,
    )

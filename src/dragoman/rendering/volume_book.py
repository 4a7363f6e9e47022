"""Volume → EPUB 3.3: one book, a document for each text and annex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model import Volume
from dragoman.rendering.book.binding import cover_items, described, style
from dragoman.rendering.book.documents import text_documents
from dragoman.rendering.book.faces import families
from dragoman.rendering.book.package import CSS, Item, pack
from dragoman.rendering.templates import Templates
from dragoman.rendering.themes import font_names, themed, variables
from dragoman.rendering.volume import by_text, volume_values
from dragoman.rendering.wording import Wording


def bind_book(volume: Volume, overrides: Mapping[str, str] | None = None) -> bytes:
    """The book as bytes that follow from the arguments alone; the sources are those of ``book.package``.

    Cover, title page, imprint, contents in each language, titles of parts, texts, indexes, colophon: each a document,
    and named in the navigation. An index leads to texts, for a book has no pages. Raises MaterialError for a template
    that cannot be used or does not give well-formed XML.
    """
    face = volume.face
    templates = themed(face, overrides)
    wording = Wording(face)
    texts = {edition.prefix: text_documents(edition, templates) for edition in volume.editions}
    homes = _homes(volume, texts)

    def address(name: str) -> str:
        return homes[name] if name.endswith("text") or homes[name] == f"{name}.xhtml" else f"{homes[name]}#{name}"

    shown = {
        **volume_values(volume, xml=True, soft_hyphens=True),
        "address": address,
        "locators": lambda entry, locale: by_text(volume, entry, address),
        "spine_start": texts[volume.editions[0].prefix][0].name,
    }
    look = variables(templates, shown)
    fonts = families((*font_names(look["--text-font"]), *font_names(look["--arabic-font"])))
    pages = (
        *cover_items(face, wording, look["--accent"], fonts, templates, shown),
        *_documents(volume, texts, templates, shown),
    )
    sheet = Item("volume.css", templates.fill("volume/book.css", shown).encode(), CSS)
    about = described(
        face, wording, publisher=volume.publisher[-1], isbn=volume.isbn,
        contributors=(
            *(("edt", person) for person in volume.editors),
            *(("trl", person) for _, people in volume.translators for person in people),
        ),
    )
    return pack((*pages, sheet, *style(pages, fonts, templates, shown, overrides or {})), about, templates)


def _documents(
    volume: Volume, texts: Mapping[str, tuple[Item, ...]], templates: Templates, shown: Mapping[str, Any]
) -> Iterator[Item]:
    def page(name: str, template: str, **more: Any) -> Item:
        source = f"volume/book-{template}.xhtml"
        return Item(
            f"{name}.xhtml", templates.fill(source, {**shown, **more}).encode(), spine="yes",
            properties="nav" if name == "nav" else "", template=f"../{source}",
        )

    yield page("title", "cover")
    yield page("imprint", "imprint")
    yield page("nav", "nav")
    for part, numbered in volume.numbered:
        if part.titles:
            yield page(part.anchor, "part", part=part)
        for _, edition in numbered:
            yield from texts[edition.prefix]
    for index in volume.indexes:
        yield page(f"index-{index.kind.value}-{index.locale}", "index", index=index)
    yield page("colophon", "colophon")


def _homes(volume: Volume, texts: Mapping[str, tuple[Item, ...]]) -> dict[str, str]:
    """Name of a place → the document that it is in."""
    homes: dict[str, str] = {}
    for edition in volume.editions:
        documents = texts[edition.prefix]
        for section, document in zip(edition.sections, documents, strict=True):
            homes |= {row.anchor: document.name for row in section.rows}
        homes[f"{edition.prefix}text"] = documents[0].name
    homes |= {part.anchor: f"{part.anchor}.xhtml" for part in volume.parts if part.titles}
    names = [f"index-{index.kind.value}-{index.locale}" for index in volume.indexes]
    return homes | {name: f"{name}.xhtml" for name in names}

"""Volume → EPUB 3.3: one book, a document for each text and annex."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model import Edition, Volume
from dragoman.rendering.book import MIMETYPE, check_document, identity, zipped
from dragoman.rendering.page import values
from dragoman.rendering.templates import Templates
from dragoman.rendering.volume import by_text, volume_values


def bind_book(volume: Volume, overrides: Mapping[str, str] | None = None) -> bytes:
    """The book as bytes that follow from the arguments alone; the sources are those of ``book.bind``.

    Cover, imprint, contents in each language, titles of parts, texts, indexes, colophon: each a document, and named in
    the navigation. An index leads to texts, for a book has no pages. Raises MaterialError for a template that does not
    give well-formed XML.
    """
    templates = Templates(overrides)
    homes = {
        row.anchor: _name(edition, number)
        for edition in volume.editions for number, section in enumerate(edition.sections) for row in section.rows
    }
    homes |= {f"{edition.prefix}text": _name(edition, 0) for edition in volume.editions}
    homes |= {part.anchor: f"{part.anchor}.xhtml" for part in volume.parts if part.titles}
    homes |= {name: f"{name}.xhtml" for name in _indexes(volume)}

    def address(name: str) -> str:
        return homes[name] if name.endswith("text") or homes[name] == f"{name}.xhtml" else f"{homes[name]}#{name}"

    shown = {
        **volume_values(volume, xml=True, soft_hyphens=True),
        "address": address,
        "locators": lambda entry, locale: by_text(volume, entry, address),
        "page_of": lambda anchor: "",
        "spine_start": _name(volume.editions[0], 0),
    }
    files = {"META-INF/container.xml": templates.fill("book/container.xml", shown)}
    for name in ("style.css", "cover.xhtml", "imprint.xhtml", "nav.xhtml", "colophon.xhtml"):
        # Parts of the EPUB of a single text are the book's own.
        source = "book/style.css" if name == "style.css" else f"volume/book-{name}"
        files[f"EPUB/{name}"] = templates.fill(source, shown)
    files["EPUB/volume.css"] = templates.fill("volume/book.css", shown)
    spine = ["cover", "imprint", "nav"]
    for part, texts in volume.numbered:
        if part.titles:
            files[f"EPUB/{part.anchor}.xhtml"] = templates.fill("volume/book-part.xhtml", {**shown, "part": part})
            spine.append(part.anchor)
        for _, edition in texts:
            for number, section in enumerate(edition.sections):
                own = {**shown, **values(edition, xml=True, soft_hyphens=True), "section": section}
                name = _name(edition, number)
                files[f"EPUB/{name}"] = templates.fill("book/text.xhtml", own)
                spine.append(name.removesuffix(".xhtml"))
    for name, index in zip(_indexes(volume), volume.indexes, strict=True):
        files[f"EPUB/{name}.xhtml"] = templates.fill("volume/book-index.xhtml", {**shown, "index": index})
        spine.append(name)
    spine.append("colophon")
    described = {**shown, "spine": spine, **identity(volume.face, files)}
    files["EPUB/package.opf"] = templates.fill("volume/book-package.opf", described)
    for name, text in files.items():
        check_document(name, text)
    return zipped({"mimetype": MIMETYPE, **files})


def _name(edition: Edition, number: int) -> str:
    return f"{edition.prefix}{'text' if number == 0 else f'annex-{number}'}.xhtml"


def _indexes(volume: Volume) -> list[str]:
    return [f"index-{index.kind.value}-{index.locale}" for index in volume.indexes]

"""Edition → EPUB 3.3: the pair stacked on small screens, side by side on wide ones."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from dragoman.model import Edition, MaterialError
from dragoman.rendering.page import values
from dragoman.rendering.templates import Templates

_NAMESPACE = uuid.UUID("6f1f0f3c-6c5e-5d0a-9a53-2d8e6b1c7a44")
_WITHOUT_DATE = "1980-01-01"
"""Stands for the day of an edition without a date: the first that a ZIP file can name."""
MIMETYPE = "application/epub+zip"


def bind(edition: Edition, overrides: Mapping[str, str] | None = None) -> bytes:
    """The book as bytes that follow from the arguments alone.

    EPUB 3.3; OCF 3.3, clause 4.3 (``mimetype`` stored first); EPUB Accessibility 1.1 (metadata). The identifier is a
    UUID of version 5 made of the contents (RFC 9562, clause 5.5). Raises MaterialError for a template that does not
    give well-formed XML.
    """
    templates = Templates(overrides)
    shown = {**values(edition, xml=True, soft_hyphens=True), "chapters": _chapters(edition)}
    files: dict[str, str] = {
        "META-INF/container.xml": templates.fill("book/container.xml", shown),
        "EPUB/style.css": templates.fill("book/style.css", shown),
        "EPUB/title.xhtml": templates.fill("book/title.xhtml", shown),
    }
    for number, section in enumerate(edition.sections):
        # Ids are unique within a document, so each document writes its passages afresh.
        own = {**shown, **values(edition, xml=True, soft_hyphens=True), "section": section}
        files[f"EPUB/{_name(number)}"] = templates.fill("book/text.xhtml", own)
    files["EPUB/nav.xhtml"] = templates.fill("book/nav.xhtml", shown)
    described = {**shown, **identity(edition, files)}
    files["EPUB/package.opf"] = templates.fill("book/package.opf", described)
    for name, text in files.items():
        check_document(name, text)
    return zipped({"mimetype": MIMETYPE, **files})


def identity(edition: Edition, files: Mapping[str, str]) -> dict[str, str]:
    """What a package says of itself that follows from its files: ``identifier`` and ``modified``."""
    contents = hashlib.sha256("\0".join(f"{name}\0{files[name]}" for name in sorted(files)).encode()).hexdigest()
    day = edition.date.isoformat() if edition.date else _WITHOUT_DATE
    return {"identifier": uuid.uuid5(_NAMESPACE, contents).urn, "modified": f"{day}T00:00:00Z"}


def _chapters(edition: Edition) -> tuple[str, ...]:
    return tuple(_name(number) for number in range(len(edition.sections)))


def _name(number: int) -> str:
    return "text.xhtml" if number == 0 else f"annex-{number}.xhtml"


def check_document(name: str, text: str) -> None:
    """MaterialError for a document of a book that is not well-formed XML."""
    if name.endswith(".css"):
        return
    try:
        expat.ParserCreate().Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        template = "text.xhtml" if "annex-" in name else name.rpartition("/")[2]
        raise MaterialError(
            f"templates/book/{template} does not give well-formed XML: {error}",
            "In a book every element is closed, <br/> too. Compare it with the built-in template of that name.",
        ) from error


def zipped(files: Mapping[str, str]) -> bytes:
    """The files as one container, ``mimetype`` first and stored, of no machine and no time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # The system that writes the file must not show in it.
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(entry, text.encode("utf-8"), compress_type=kind, compresslevel=9)
    return out.getvalue()

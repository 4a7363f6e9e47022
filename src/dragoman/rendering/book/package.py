"""The files of a book → one EPUB: package document, container, and the same bytes for the same files."""

from __future__ import annotations

import datetime
import hashlib
import io
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from dragoman.model import MaterialError
from dragoman.rendering.book.contents import Label
from dragoman.rendering.templates import Templates

_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability")
"""Values of schema:accessibilityFeature that hold for every book; a cover has its words beside it."""
MIMETYPE = "application/epub+zip"
XHTML, CSS = "application/xhtml+xml", "text/css"
_NAMESPACE = uuid.UUID("6f1f0f3c-6c5e-5d0a-9a53-2d8e6b1c7a44")
_WITHOUT_DATE = datetime.date(1980, 1, 1)
"""Stands for the day of a book without a date: the first that a ZIP file can name."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a book."""

    name: str
    """Path below ``EPUB/``, unique in the book: letters, digits, ``.``, ``-``, ``/``."""
    data: bytes
    media_type: str = XHTML
    properties: str = ""
    """What the manifest says of it (EPUB 3.3, clause D.4.3): ``nav``, ``cover-image``."""
    spine: str = ""
    """``yes`` for what is read in its turn, ``no`` for what is in the spine beside it, "" for all else."""
    template: str = ""
    """Name of the page template that made it."""

    @property
    def id(self) -> str:
        """Its name in the package document (an XML name)."""
        return "i-" + self.name.replace("/", "-")


@dataclass(frozen=True, slots=True)
class About:
    """What the package says of a book."""

    titles: tuple[Label, ...]
    """The title in each language, that of the package itself first; not empty."""
    languages: tuple[str, ...]
    """Languages of the text, the main one first."""
    summaries: tuple[Label, ...]
    """For readers who ask how they can read it, in each language, that of the package first."""
    date: datetime.date | None = None
    """The only date in the book."""
    source: str = ""
    """What it was made from, in words."""
    rights: str = ""
    publisher: str = ""
    isbn: str = ""
    contributors: tuple[tuple[str, str], ...] = ()
    """(MARC relator: ``edt`` or ``trl``, name), in order."""

    @property
    def locale(self) -> str:
        """Language of the package."""
        return self.titles[0].locale

    @property
    def direction(self) -> str:
        """Direction of the package and of its pages."""
        return self.titles[0].direction


def pack(items: Sequence[Item], about: About, templates: Templates) -> bytes:
    """The book as bytes that follow from the arguments alone; the spine is in the order of ``items``.

    EPUB 3.3; OCF 3.3, clause 4.3 (``mimetype`` stored first); EPUB Accessibility 1.1 (metadata). The identifier is a
    UUID of version 5 made of the contents (RFC 9562, clause 5.5). Raises MaterialError for a template that does not
    give well-formed XML.
    """
    day = about.date or _WITHOUT_DATE
    pictured = any("cover-image" in item.properties.split() for item in items)
    shown = {
        "about": about, "items": tuple(items), "identifier": _identifier(items),
        "modified": f"{day.isoformat()}T00:00:00Z", "pictured": pictured,
        "features": (*_FEATURES, *(("alternativeText",) if pictured else ())),
    }
    container = Item("container.xml", templates.fill("book/container.xml", shown).encode(), template="container.xml")
    package = Item("package.opf", templates.fill("book/package.opf", shown).encode(), template="package.opf")
    for item in (container, *items, package):
        _check(item)
    return _zipped({
        "mimetype": MIMETYPE.encode(), "META-INF/container.xml": container.data,
        **{f"EPUB/{item.name}": item.data for item in (*items, package)},
    })


def _identifier(items: Sequence[Item]) -> str:
    digest = hashlib.sha256()
    for item in sorted(items, key=lambda one: one.name):
        digest.update(f"{item.name}\0{len(item.data)}\0".encode() + item.data)
    return uuid.uuid5(_NAMESPACE, digest.hexdigest()).urn


def _check(item: Item) -> None:
    if item.media_type != XHTML:
        return
    try:
        expat.ParserCreate().Parse(item.data, True)
    except expat.ExpatError as error:
        raise MaterialError(
            f"templates/{_template(item)} does not give well-formed XML: {error}",
            "In a book every element is closed, <br/> too. Compare it with the built-in template of that name.",
        ) from error


def _template(item: Item) -> str:
    name = item.template or item.name
    return name.removeprefix("../") if name.startswith("../") else f"book/{name}"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # The system that writes the file must not show in it.
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            book.writestr(entry, data, compress_type=kind, compresslevel=9)
    return out.getvalue()

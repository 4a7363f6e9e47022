"""Step: files that travel with the PDF: the catalogue and the text it was made of, the page for screens.

ISO 19005-3, clause 6.8, and its annex E (associated files); ISO 32000-1, clauses 7.11.3 and 7.11.4 (file
specifications, embedded files).
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pikepdf


class Relationship(StrEnum):
    """What an attached file is to the PDF (ISO 19005-3, clause 6.8, ``AFRelationship``)."""

    SOURCE = "Source"
    """What the PDF was made of: its text, its catalogue."""
    ALTERNATIVE = "Alternative"
    """The same in another form: the page for screens."""
    DATA = "Data"
    SUPPLEMENT = "Supplement"
    UNSPECIFIED = "Unspecified"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach."""

    name: str
    """Its name without folders: ``river-day.az.po``. Unique among the attachments of a PDF."""
    data: bytes
    mime: str
    """Media type: ``text/x-gettext-translation``, ``text/markdown``, ``text/html``."""
    relationship: Relationship = Relationship.UNSPECIFIED
    description: str = ""
    """One line for people, in the edition's language."""
    date: datetime.date | None = None
    """When it was last changed; None for the date of the edition."""


def attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], date: datetime.date | None) -> None:
    """Attach files to ``pdf``, sorted by name; ``date`` is for those that have none.

    A file without any date is given the first of January 1970, since a validator asks for one. Raises ValueError for
    two of one name.
    """
    if not attachments:
        return
    if len({one.name for one in attachments}) < len(attachments):
        raise ValueError("two attachments have one name")
    names: list[object] = []
    files: list[pikepdf.Object] = []
    for one in sorted(attachments, key=lambda one: one.name):
        day = one.date or date or datetime.date(1970, 1, 1)
        stream = pdf.make_stream(one.data, Type=pikepdf.Name.EmbeddedFile, Subtype=pikepdf.Name(f"/{one.mime}"))
        stream.Params = pikepdf.Dictionary(
            Size=len(one.data), ModDate=pikepdf.String(f"D:{day:%Y%m%d}000000Z"),
            CheckSum=pikepdf.String(hashlib.md5(one.data, usedforsecurity=False).digest()),
        )
        name = pikepdf.String(one.name)
        specification = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec, F=name, UF=name, AFRelationship=pikepdf.Name(f"/{one.relationship.value}"),
            EF=pikepdf.Dictionary(F=stream, UF=stream),
        ))
        if one.description:
            specification.Desc = pikepdf.String(one.description)
        names += [name, specification]
        files.append(specification)
    root = pdf.Root
    if "/Names" not in root:
        root.Names = pikepdf.Dictionary()
    root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=pikepdf.Array(names))
    root.AF = pikepdf.Array(files)

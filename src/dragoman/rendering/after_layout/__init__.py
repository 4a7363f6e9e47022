"""What WeasyPrint 70 lacks, added to its finished file with pikepdf: one step a module, in the order of ``finish``.

The structure is read once into a value (``structure``), changed by pure functions, and written once. Content streams
are rewritten once (``content``).
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pikepdf

from dragoman.model import Edition, Layout
from dragoman.rendering.after_layout import (
    artifacts,
    attachments,
    cutting,
    description,
    joining,
    links,
    lists,
    notes,
    numbering,
    plain,
    structure,
    tables,
    viewing,
)
from dragoman.rendering.after_layout.attachments import Attachment, Relationship
from dragoman.rendering.after_layout.description import Imprint
from dragoman.rendering.after_layout.numbering import Label

__all__ = ["Attachment", "Imprint", "Label", "Relationship", "finish"]


def finish(
    data: bytes,
    edition: Edition,
    imprint: Imprint | None = None,
    attached: Sequence[Attachment] = (),
    *,
    texts: Sequence[Edition] = (),
    labels: Sequence[Label] = (),
) -> bytes:
    """The PDF that WeasyPrint made of an edition, as an archive and a reader without sight can take it.

    ``texts`` are the editions in it, where they are others than ``edition``, which says what the file is; ``labels``
    are the labels of its pages, where they are others than their numbers.

    PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one. Same arguments, same bytes. Raises ValueError for a file
    that has no structure, and for two attachments of one name.
    """
    texts = texts or (edition,)
    with _uncollected(), pikepdf.open(io.BytesIO(data)) as pdf:
        if edition.layout is Layout.FACING:
            cutting.cut(pdf, rtl=edition.direction == "rtl")
        document = structure.read(pdf)
        document = plain.plain(document, keeping=lists.CLASSES | notes.CLASSES)
        document = joining.joined(document)
        document = tables.headed(document)
        document = lists.listed(document, texts)
        document = notes.noted(document, texts)
        document = plain.plain(plain.spaced(document))
        document = artifacts.set_apart(pdf, document)
        structure.write(pdf, document)
        links.described(pdf, document, texts)
        description.describe(pdf, edition, imprint or Imprint())
        attachments.attach(pdf, attached, edition.date)
        viewing.prefer(pdf, edition)
        numbering.label(pdf, labels)
        finished = io.BytesIO()
        pdf.save(
            finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True, recompress_flate=False,
        )
    return finished.getvalue()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles: the values here have none, and it would walk through the whole layout again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

"""HTML → PDF. Only here and in the modules beside it that say so is WeasyPrint imported."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from dragoman.model import Edition, Finding, Layout, Numbering, Severity
from dragoman.rendering import after_layout, glyphs, in_step, margins, pdf_fonts, pdf_tags
from dragoman.rendering.addresses import refusal, refused_outright
from dragoman.rendering.after_layout import Attachment, Imprint, Label
from dragoman.rendering.fonts import known
from dragoman.rendering.hearing import heard
from dragoman.rendering.loading import load_weasyprint
from dragoman.rendering.spread import counted_by_page
from dragoman.rendering.style_sheets import parsed_once

VARIANT = "pdf/a-3a"
_CODE = re.compile(r"U\+([0-9A-F]{4,6})")
LayOut = Callable[[str], Any]
"""Lays a page's source out on sheets: HTML → WeasyPrint's document."""


def print_page(
    page: str, edition: Edition, imprint: Imprint | None = None, attached: Sequence[Attachment] = (), *,
    bleed_mm: float = 0,
) -> tuple[bytes, tuple[Finding, ...]]:
    """An edition's page on paper, with what the house says of it and the files that travel with it.

    It is painted ``bleed_mm`` millimetres beyond each edge.

    Nothing is read but the packaged fonts: addresses in texts and templates are refused and become findings, as does
    a letter that no font has. The bytes follow from the arguments alone.
    """

    def bound(lay_out: LayOut) -> Any:
        with counted_by_page() if edition.layout is Layout.FACING else nullcontext():
            return lay_out(page)

    return printed(bound, edition, (edition,), page, imprint=imprint, attached=attached, bleed_mm=bleed_mm)


def printed(
    bind: Callable[[LayOut], Any],
    face: Edition,
    texts: Sequence[Edition],
    letters: str,
    *,
    imprint: Imprint | None = None,
    attached: Sequence[Attachment] = (),
    bleed_mm: float = 0,
    labels: Callable[[], Sequence[Label]] | None = None,
) -> tuple[bytes, tuple[Finding, ...]]:
    """What ``bind`` makes of pages that it lays out, as ``print_page``.

    ``face`` says what the file says of itself, ``texts`` are the editions in it, ``letters`` is HTML with all that
    stands on the pages, ``labels`` gives the labels of the pages once they are bound.
    """
    chosen = glyphs.font_set(letters, face)
    with known(chosen), _still_clock():
        load_weasyprint()
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetchingError

        from dragoman.rendering.fetching import Closed

        fetcher, fonts = Closed(), FontConfiguration()

        def lay_out(page: str) -> Any:
            try:
                return weasyprint.HTML(string=page, url_fetcher=fetcher).render(
                    font_config=fonts, pdf_variant=VARIANT, stylesheets=_bleeding(bleed_mm)
                )
            except URLFetchingError as error:  # Of a colour profile WeasyPrint makes no warning.
                raise refused_outright(fetcher.refused) from error

        with heard() as messages, parsed_once(messages), pdf_tags.written(), in_step.carried():
            document = bind(lay_out)
            margins.settle(document, beside_numbers=Numbering.PARAGRAPHS in face.design.numbering)
            with pdf_fonts.mended(), warnings.catch_warnings():
                # WeasyPrint leaves its colour profile to be closed by the collector.
                warnings.simplefilter("ignore", ResourceWarning)
                data: bytes = document.write_pdf(pdf_variant=VARIANT, uncompressed_pdf=True)
    data = after_layout.finish(data, face, imprint, attached, texts=texts, labels=labels() if labels else ())
    lost = {chr(int(code, 16)) for _, text in messages if "notdef" in text for code in _CODE.findall(text)}
    asked = map(refusal, fetcher.refused)
    told = (message for message in messages if not any(address in message[1] for address in fetcher.refused))
    said = (finding for message in told if (finding := _finding(message)))
    found = (finding for edition in texts for finding in glyphs.findings(edition, chosen, lost))
    return data, tuple(dict.fromkeys((*found, *asked, *said)))


def _bleeding(bleed_mm: float) -> list[Any]:
    """The style of a page that goes to press, whatever a template says of bleed and marks; none for other pages.

    WeasyPrint 70 makes the MediaBox that much larger and paints up to it; its BleedBox goes no further than 10 pt.
    """
    if not bleed_mm:
        return []
    import weasyprint

    return [weasyprint.CSS(string=f"@page {{ bleed: {bleed_mm:g}mm !important; marks: none !important }}")]


@contextmanager
def _still_clock() -> Iterator[None]:
    """fontTools writes the time into a font that it makes static unless the environment gives another."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _finding(message: tuple[int, str]) -> Finding | None:
    level, text = message
    if "HarfBuzz-Subset" in text or "notdef" in text:
        return None  # The one tells who set up the machine about speed; the other is told by ``glyphs``.
    if "variable font" in text:
        return Finding(
            "font", Severity.ERROR, f"A font cannot be set as the theme asks: {text}.",
            "Name another font: no archive takes a file in which this one is.",
        )
    if "URI" in text or "Failed to load" in text:
        return refusal(text)
    return Finding("layout", Severity.WARNING if level > logging.WARNING else Severity.NOTE, f"Layout: {text}")

"""HTML → PDF. Only here and in the modules beside it that say so is WeasyPrint imported."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dragoman.model import Edition, Finding, Numbering, Severity
from dragoman.rendering import margins, pdf_archive, pdf_language, variable_fonts
from dragoman.rendering.addresses import refusal, refused_outright
from dragoman.rendering.fonts import packaged_fonts
from dragoman.rendering.hearing import heard

VARIANT = "pdf/a-3a"


def print_page(page: str, edition: Edition) -> tuple[bytes, tuple[Finding, ...]]:
    """An edition's page on paper.

    Nothing is read but the packaged fonts: addresses in texts and templates are refused and become findings, as does
    a letter that no font has. The bytes follow from the arguments alone.
    """
    with packaged_fonts([column.locale for column in edition.columns]), _still_clock():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetchingError

        from dragoman.rendering.fetching import Closed

        fetcher = Closed()
        with heard() as messages:
            try:
                document = weasyprint.HTML(string=page, url_fetcher=fetcher).render(
                    font_config=FontConfiguration(), pdf_variant=VARIANT
                )
            except URLFetchingError as error:  # Of a colour profile WeasyPrint makes no warning.
                raise refused_outright(fetcher.refused) from error
            margins.settle(document, beside_numbers=Numbering.PARAGRAPHS in edition.design.numbering)
            pdf_archive.describe(document.metadata, edition)
            with pdf_language.spoken(), variable_fonts.own_axes(), warnings.catch_warnings():
                # WeasyPrint leaves its colour profile to be closed by the collector.
                warnings.simplefilter("ignore", ResourceWarning)
                data: bytes = document.write_pdf(finisher=lambda _, pdf: _finish(pdf, edition), pdf_variant=VARIANT)
    asked = map(refusal, fetcher.refused)
    said = (message for message in messages if not any(address in message[1] for address in fetcher.refused))
    return data, tuple(dict.fromkeys((*asked, *(finding for message in said if (finding := _finding(message))))))


def _finish(pdf: Any, edition: Edition) -> None:
    if edition.direction == "rtl":
        # ISO 32000-1, table 150: the spine and the order of pages laid side by side.
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


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
    if "HarfBuzz-Subset" in text:
        return None  # It tells who set up the machine about speed, and its user nothing about the page.
    if "notdef" in text:
        letters = re.findall(r"U\+[0-9A-F]{4,6}", text)
        named = ", ".join(dict.fromkeys(letters)) or text.rsplit(": ", 1)[-1]
        return Finding(
            "missing-glyph", Severity.ERROR, f"No font has a letter of the text: {named}.",
            "Install a font for its script (Debian: fonts-noto-core, fonts-noto-cjk) or correct the letter.",
        )
    if "variable font" in text:
        return Finding(
            "font", Severity.ERROR, f"A font cannot be set as the theme asks: {text}.",
            "Name another font: no archive takes a file in which this one is.",
        )
    if "URI" in text or "Failed to load" in text:
        return refusal(text)
    return Finding("layout", Severity.WARNING if level > logging.WARNING else Severity.NOTE, f"Layout: {text}")

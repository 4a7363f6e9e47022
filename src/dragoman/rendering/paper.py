"""HTML → PDF. Only here and in the modules beside it that say so is WeasyPrint imported."""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dragoman.model import Edition, Finding, Severity
from dragoman.rendering import pdf_archive, pdf_language
from dragoman.rendering.fonts import packaged_fonts

VARIANT = "pdf/a-3a"
LayOut = Callable[[str], Any]
"""Lays a page's source out on sheets: HTML → WeasyPrint's document."""


def print_page(page: str, edition: Edition) -> tuple[bytes, tuple[Finding, ...]]:
    """An edition's page on paper.

    Nothing is read but the packaged fonts: addresses in texts and templates are refused and become findings, as does
    a letter that no font has. The bytes follow from the arguments alone.
    """
    return printed(lambda lay_out: lay_out(page), edition)


def printed(
    bind: Callable[[LayOut], Any], edition: Edition, *, finish: Callable[[Any], None] | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """What ``bind`` makes of pages that it lays out, as ``print_page``; ``finish`` has the last word on the file."""
    with packaged_fonts([column.locale for column in edition.columns]), _still_clock():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        fonts = FontConfiguration()

        def lay_out(page: str) -> Any:
            return weasyprint.HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).render(
                font_config=fonts, pdf_variant=VARIANT
            )

        def finished(_: Any, pdf: Any) -> None:
            _finish(pdf, edition)
            if finish is not None:
                finish(pdf)

        with _heard() as messages:
            document = bind(lay_out)
            pdf_archive.describe(document.metadata, edition)
            with pdf_language.spoken(), warnings.catch_warnings():
                # WeasyPrint leaves its colour profile to be closed by the collector.
                warnings.simplefilter("ignore", ResourceWarning)
                data: bytes = document.write_pdf(finisher=finished, pdf_variant=VARIANT)
    return data, tuple(dict.fromkeys(finding for message in messages if (finding := _finding(message))))


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


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.levelno, record.getMessage()))


@contextmanager
def _heard() -> Iterator[list[tuple[int, str]]]:
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    spreads, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener.messages
    finally:
        logger.removeHandler(listener)
        logger.propagate = spreads


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
    if "URI" in text or "Failed to load" in text:
        return Finding(
            "refused-address", Severity.WARNING, f"The page asks for something outside it: {text}",
            "Nothing outside the text and its templates is read; put a picture into the template as a data: address.",
        )
    return Finding("layout", Severity.WARNING if level > logging.WARNING else Severity.NOTE, f"Layout: {text}")

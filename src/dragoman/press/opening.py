"""Bytes → an open PDF, or the one remark that says why not."""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from dragoman.model import Severity
from dragoman.press import objects
from dragoman.press.remarks import Remark

_HEAD = 1024
"""Bytes among which readers look for the mark of a PDF (ISO 32000-1, annex H.3, note 13)."""


def open_pdf(data: bytes) -> pikepdf.Pdf | Remark:
    """The open file; what cannot be opened is told as a remark."""
    anew = "Make the file anew, or send the file that you meant."
    if not data:
        return Remark("not-a-pdf", Severity.ERROR, "The file is empty", anew)
    if b"%PDF-" not in data[:_HEAD]:
        return Remark("not-a-pdf", Severity.ERROR, "The file is no PDF", anew)
    try:
        with quietly():
            pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        return Remark(
            "encrypted", Severity.ERROR, "The file is locked by a password and cannot be looked into",
            "Send it without a password.",
        )  # fmt: skip
    except objects.DAMAGE as error:
        return Remark("damaged", Severity.ERROR, f"The file is damaged beyond mending: {plainly(error)}", anew)
    return pdf


@contextmanager
def quietly() -> Iterator[None]:
    """Within it, pikepdf does not speak of what it mends, by warnings or in the log: ``mended`` asks it."""
    logger = logging.getLogger("pikepdf")
    spreads, heard = logger.propagate, logging.NullHandler()
    logger.propagate = False
    logger.addHandler(heard)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(heard)
        logger.propagate = spreads


def mended(pdf: pikepdf.Pdf) -> Remark | None:
    """What had to be mended so far to read the file; None when it is sound."""
    try:
        warnings = pdf.get_warnings()
    except objects.DAMAGE:
        return None
    if not warnings:
        return None
    more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
    return Remark(
        "damaged", Severity.ERROR, f"The file is damaged, and was mended to be read: {plainly(warnings[0])}{more}",
        "Make the file anew; other machines may mend it otherwise.",
    )  # fmt: skip


def plainly(error: object) -> str:
    """What qpdf says, without the name of a stream that it was given."""
    said = re.sub(r"^(?:stream )?<_io\.[^>]*>\s*:?\s*", "", " ".join(str(error).split()))
    return said[:160].rstrip(". ") or type(error).__name__

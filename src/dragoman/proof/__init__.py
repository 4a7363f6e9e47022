"""Proof that a finished artifact holds what the text and its catalogues say: it opens the file as a stranger would.

``expected`` says what must be there (``joined``: in a volume of several texts), ``prove`` looks. Neither knows how the
artifact was made.
"""

from __future__ import annotations

from dragoman.model import Finding, Position, Severity
from dragoman.proof.expecting import Expected, expected, joined
from dragoman.proof.judging import FAMILY, Proof, judge
from dragoman.proof.opened import Opened

__all__ = ["FAMILY", "Expected", "Proof", "expected", "joined", "prove"]


def prove(data: bytes, form: str, wanted: Expected, path: str) -> Proof:
    """Open the bytes of an artifact in ``form`` (``pdf``, ``epub`` or ``html``) and show what is in it.

    ``path`` is where it lies, for the findings. All of them are errors: a segment that is not there (``proof-missing``,
    ``proof-signatory``, ``proof-addressee``), more than once (``proof-doubled``), out of order
    (``proof-out-of-order``), not beside its source (``proof-apart``), in another language (``proof-language``), or not
    translated in a release (``proof-unfinished``); a font or a glyph that is not in the file (``proof-font``,
    ``proof-glyph``); a PDF without structure (``proof-untagged``); a file that cannot be opened
    (``proof-unreadable``). Nothing is raised for what is in the bytes.
    """
    try:
        opened = _open(data, form)
    except _unreadable() as error:
        said = str(error) or type(error).__name__
        finding = Finding(
            "proof-unreadable", Severity.ERROR, f"The file cannot be opened: {said}.",
            "Build it again.", Position(path), family=FAMILY,
        )  # fmt: skip
        return Proof(path, sum(map(len, wanted.columns)), False, (finding,))
    return judge(opened, wanted, path)


def _open(data: bytes, form: str) -> Opened:
    if form == "pdf":
        from dragoman.proof.pdf import open_pdf

        return open_pdf(data)
    if form == "epub":
        from dragoman.proof.book import open_book

        return open_book(data)
    from dragoman.proof.web_page import open_page

    return open_page(data)


def _unreadable() -> tuple[type[Exception], ...]:
    """What reading a broken file may raise: the libraries promise nothing, and numbers may stand where names should."""
    import zlib

    import pikepdf

    from dragoman.proof.book import BookError

    return (
        pikepdf.PdfError, BookError, zlib.error, ValueError, TypeError, AttributeError, LookupError, OverflowError,
        EOFError,
    )

"""What a print shop asks of a PDF: looking a file over before it is sent, and imposing it as a booklet.

``preflight`` looks at any file and says what is wrong with it; ``booklet`` lays its pages out two by two for folding
and stapling. pikepdf is loaded when first used. Ghostscript, where it is installed, measures the ink.
"""

from __future__ import annotations

from dragoman.press.demands import DEFAULT_DEMANDS, STANDARDS, Demands
from dragoman.press.facts import Facts, Inspected
from dragoman.press.imposition.layout import SHEETS, Layout, sheet_size

__all__ = [
    "DEFAULT_DEMANDS", "SHEETS", "STANDARDS", "Demands", "Facts", "Inspected", "Layout", "booklet", "preflight",
    "sheet_size",
]


def preflight(data: bytes, path: str, demands: Demands = DEFAULT_DEMANDS) -> Inspected:
    """Look a PDF over; whatever the bytes are, the answer is findings and never an error.

    ``path`` is the name that the findings give the file. Codes begin with ``preflight-``; a finding's place is the
    file and the first page that it holds for.
    """
    from dragoman.press.inspecting import inspect

    return inspect(data, path, demands)


def booklet(data: bytes, path: str, layout: Layout) -> tuple[bytes, str]:
    """The pages of a PDF two by two on sheets, to be printed on both sides, folded once and stapled in the fold.

    Returns the new PDF and one sentence on what was made. Same input, same bytes. Raises MaterialError for a file
    that is no PDF, is damaged beyond mending, is encrypted or has no pages.
    """
    from dragoman.press.imposition.imposing import impose

    return impose(data, path, layout)

"""What a print shop asks of a PDF: making it so, looking a file over before it is sent, and imposing it as a booklet.

``preflight`` looks at any file and says what is wrong with it; ``for_press`` turns a finished page of screen colours
into PDF/X-4; ``booklet`` lays pages out two by two for folding and stapling. pikepdf is loaded when first used.
Ghostscript, where it is installed, measures the ink.
"""

from __future__ import annotations

from dragoman.press.demands import DEFAULT_DEMANDS, STANDARDS, Demands
from dragoman.press.facts import Facts, Inspected
from dragoman.press.imposition.layout import SHEETS, Layout, sheet_size
from dragoman.press.separating.intended import INTENDED, Intended

__all__ = [
    "DEFAULT_DEMANDS", "INTENDED", "SHEETS", "STANDARDS", "Demands", "Facts", "Inspected", "Intended", "Layout",
    "booklet", "for_press", "preflight", "sheet_size", "tools",
]


def preflight(data: bytes, path: str, demands: Demands = DEFAULT_DEMANDS) -> Inspected:
    """Look a PDF over; whatever the bytes are, the answer is findings and never an error.

    ``path`` is the name that the findings give the file. Codes begin with ``preflight-``; a finding's place is the
    file and the first page that it holds for.
    """
    from dragoman.press.inspecting import inspect

    return inspect(data, path, demands)


def for_press(data: bytes, path: str, intended: Intended = INTENDED) -> bytes:
    """A finished PDF in screen colours as PDF/X-4 (ISO 15930-7) for a press: PDF 1.6, all in CMYK, black text in black
    ink alone, no more ink than the limit, boxes with bleed and crop marks; fonts, tags and languages stay.

    Each page is taken by its own boxes. Same input, same bytes. Raises MaterialError, naming ``path`` and the page, for
    what is no sound PDF, for a profile that is no CMYK profile of a press, and for what cannot be turned into inks.
    """
    from dragoman.press.separating.making import make

    return make(data, path, intended)


def tools() -> dict[str, str]:
    """Versions of what ``for_press`` separates with, by name."""
    from dragoman.press.separating.versions import versions

    return versions()


def booklet(data: bytes, path: str, layout: Layout) -> tuple[bytes, str]:
    """The pages of a PDF two by two on sheets, to be printed on both sides, folded once and stapled in the fold.

    Returns the new PDF and one sentence on what was made. Same input, same bytes. Raises MaterialError for a file
    that is no PDF, is damaged beyond mending, is encrypted or has no pages.
    """
    from dragoman.press.imposition.imposing import impose

    return impose(data, path, layout)

"""What is asked of a file that goes to print."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points of a millimetre."""
STANDARDS = ("x-1a", "x-3", "x-4")
"""Parts of PDF/X (ISO 15930) that a shop may ask for, as the command line names them."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a shop asks. The defaults are what most ask of offset printing on coated paper."""

    standard: str = ""
    """One of ``STANDARDS`` that the file has to be; "" takes it by the one that it claims to be."""
    bleed: float = 3.0
    """Millimetres that the page goes on beyond the trim on each side; 0 asks for none."""
    picture_dpi: float = 300.0
    """Least resolution of colour and grey pictures as they stand on the page, in pixels an inch."""
    bitmap_dpi: float = 600.0
    """The same of pictures in black and white alone."""
    ink: float = 300.0
    """Most ink at any spot, the sum of the four in per cent: about 320 on coated paper, 280 on uncoated."""
    measure_ink: bool = True
    """Whether Ghostscript is asked, where there is one."""


DEFAULT_DEMANDS = Demands()

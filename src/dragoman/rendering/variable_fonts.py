"""Variable fonts set by the axes that they have.

A style sheet fixes the optical size (``opsz``) for all fonts of a page. WeasyPrint 70 hands every axis that is set on
to fontTools, which refuses one that a font has not; the font then goes into the file unset, which PDF/A forbids (ISO
19005-3, clause 6.2.11.5: widths). ``test_weasyprint_still_asks_for_axes_that_are_not_there`` fails on the day that it
asks first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


@contextmanager
def own_axes() -> Iterator[None]:
    """Within it, WeasyPrint fixes only those axes of a font that are in the font."""
    from weasyprint.pdf import fonts

    fix = fonts.instantiateVariableFont

    def with_own(font: Any, places: Mapping[str, float], *rest: Any, **more: Any) -> Any:
        known = {axis.axisTag for axis in font["fvar"].axes}
        return fix(font, {axis: place for axis, place in places.items() if axis in known}, *rest, **more)

    fonts.instantiateVariableFont = with_own
    try:
        yield
    finally:
        fonts.instantiateVariableFont = fix

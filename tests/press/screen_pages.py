"""Pages in the colours of a screen, and what is looked at when they have become PDF/X-4."""

from __future__ import annotations

import base64
import io
import os
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any
from unittest import mock

import pikepdf
from PIL import Image

from dragoman.press import for_press
from dragoman.press.walking import Walker
from tests.press.files import blank, planted

PAGE = """<!doctype html><html lang="en"><head><title>The piers of Almeravia</title>
<meta name="dcterms.created" content="2025-05-06"><style>
@page { size: 148mm 210mm; margin: 15mm; @bottom-center { content: counter(page); color: #5a6270 } }
html { color: #16181d; font: 10pt "Noto Serif" } body { margin: 0 }
.band { position: absolute; left: -15mm; right: -15mm; top: -15mm; height: 20mm; background: #1f3556 }
.fade { height: 9mm; background: linear-gradient(90deg, #1f3556, rgba(200, 40, 30, 0.3)) }
.round { height: 9mm; background: radial-gradient(#c00, #fff 40%, #eee) } .half { opacity: 0.5; color: #c00 }
hr { border: 0; border-top: 0.4pt solid #b9bfc8 }
</style></head><body><div class="band"></div><h1>Piers</h1><p>Black text with a <a href="https://example.org/">link</a>.
<hr><div class="fade">On a fade</div><div class="round"></div><p class="half">Half</p>
<p style="color: lab(50 20 30)">Lab</p><p style="color: device-cmyk(1 1 1 1)">Too much</p>
<svg width="40" height="40"><rect width="30" height="30" fill="#0a0" stroke="black"/></svg>
<img alt="A boat" src="PICTURE">
</body></html>"""


@cache
def laid_out(bleed: float = 3.0) -> bytes:
    """A page with much of what WeasyPrint writes, as PDF/A-3a in the colours of the screen."""
    import weasyprint

    from dragoman.rendering.fonts import packaged_fonts

    pixels = Image.radial_gradient("L").resize((64, 64))
    boat = Image.merge("RGBA", [pixels, pixels.rotate(90), Image.new("L", (64, 64), 60), pixels])
    saved = io.BytesIO()
    boat.save(saved, "PNG")
    page = PAGE.replace("PICTURE", f"data:image/png;base64,{base64.b64encode(saved.getvalue()).decode()}")
    style = f"@page {{ bleed: {bleed}mm }}" if bleed else ""
    with packaged_fonts(["en"]), mock.patch.dict(os.environ, SOURCE_DATE_EPOCH="0"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data: bytes = weasyprint.HTML(string=page).write_pdf(
            pdf_variant="pdf/a-3a", stylesheets=[weasyprint.CSS(string=style)]
        )
    return data


@cache
def made(bleed: float = 3.0) -> bytes:
    return for_press(laid_out(bleed), "x.pdf")


def plain(*plants: Any, size: tuple[float, float] = (200, 300)) -> bytes:
    """A page of nothing but what is planted in it."""
    return planted(blank(size), *plants)


def content(data: bytes, page: int = 1) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        read: bytes = pdf.pages[page - 1].Contents.read_bytes()
    return read


def painted(data: bytes) -> Any:
    """All that is painted on the first page."""
    pdf = pikepdf.open(io.BytesIO(data))
    return Walker().page(pdf.pages[0])


def families(data: bytes) -> set[str]:
    return {one.space.painted.family for one in painted(data).paints}


def every_object(data: bytes) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from pdf.objects

"""PDFs to look at: a good one made by WeasyPrint, and what is planted in it with pikepdf."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Plant = Callable[[Pdf], None]

PAGE = """<!doctype html><html lang="en"><head><title>The harbours of Almeravia</title><style>
@page { size: 148mm 210mm; margin: 15mm; bleed: 3mm; @bottom-center { content: counter(page);
  color: device-cmyk(0 0 0 1); font-family: "Noto Serif" } }
html { color: device-cmyk(0 0 0 1); font: 10pt "Noto Serif" }
h1 { background: device-cmyk(1 .5 0 .1); color: device-cmyk(0 0 0 0); break-before: page }
</style></head><body>"""


@cache
def good(pages: int = 4) -> bytes:
    """A file that a shop takes as it is: PDF/X-4, for a press, 3 mm of bleed, CMYK, its fonts in it."""
    import warnings

    import weasyprint

    from dragoman.rendering.fonts import packaged_fonts

    chapters = "".join(f"<h1>Chapter {number}</h1><p>The ferry of pier {number}.</p>" for number in range(1, pages + 1))
    with packaged_fonts(["en"]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = weasyprint.HTML(string=PAGE + chapters).write_pdf(pdf_variant="pdf/x-4")
    return planted(data, _intent)


def planted(data: bytes, *plants: Plant) -> bytes:
    """The file after the plants were put into it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for plant in plants:
            plant(pdf)
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue()


def profile(space: bytes = b"CMYK", kind: bytes = b"prtr") -> bytes:
    """The head of an ICC profile and an empty table of tags: enough to know what it is for."""
    head = bytearray(132)
    head[0:4] = struct.pack(">I", 132)
    head[12:16], head[16:20], head[20:24], head[36:40] = kind, space, b"Lab ", b"acsp"
    return bytes(head)


def intent(data: bytes | None = None, name: str | None = "FOGRA39") -> Plant:
    """An output intent with this profile and name in the place of what there was."""

    def plant(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX)
        if name is not None:
            made.OutputConditionIdentifier = name
        if data is not None:
            made.DestOutputProfile = pdf.make_stream(data, Dictionary(N=4))
        pdf.Root.OutputIntents = Array([made])

    return plant


_intent = intent(profile())


def drawn(content: str, page: int = 1, **resources: Any) -> Plant:
    """More content on a page, and the resources it draws on: ``XObject={"/Im": stream}``."""

    def plant(pdf: Pdf) -> None:
        target = pdf.pages[page - 1]
        own = target.obj.Resources = Dictionary(target.obj.get("/Resources", Dictionary()))
        for kind, entries in resources.items():
            held = own[f"/{kind}"] = Dictionary(own.get(f"/{kind}", Dictionary()))
            for name, value in entries.items():
                made = value(pdf) if callable(value) else value
                held[name] = pdf.make_indirect(made) if isinstance(made, Dictionary | Array) else made
        target.contents_add(b"q Q\n" + content.encode(), prepend=False)

    return plant


def stream(content: bytes, **entries: Any) -> Callable[[Pdf], Any]:
    """A stream of the file that it will be in; entries may be made for that file as well."""

    def make(pdf: Pdf) -> Any:
        made = {f"/{key}": value(pdf) if callable(value) else value for key, value in entries.items()}
        return pdf.make_stream(content, Dictionary(made))

    return make


def image(width: int = 100, height: int = 100, space: Any = Name.DeviceCMYK, bits: int = 8, **more: Any) -> Any:
    """A picture of noughts."""
    size = {1: (width + 7) // 8 * height}.get(bits, width * height * 4)
    entries = {"ColorSpace": space} if space is not None else {}
    return stream(
        bytes(size), Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=bits,
        **entries, **more,
    )  # fmt: skip


def form(content: str, **more: Any) -> Any:
    """A form."""
    return stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 500, 700], **more)


def spot(name: str = "/Harbour Blue") -> Array:
    """A separation."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 0.6, 0, 0])
    return Array([Name.Separation, Name(name), Name.DeviceCMYK, tint])


def blank(*boxes: tuple[float, float], **entries: Any) -> bytes:
    """A file of empty pages of these sizes in points."""
    pdf = pikepdf.new()
    for width, height in boxes:
        page = Dictionary(Type=Name.Page, MediaBox=[0, 0, width, height], Resources=Dictionary(), **entries)
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    saved = io.BytesIO()
    pdf.save(saved, deterministic_id=True)
    return saved.getvalue()

"""What a PDF/X-4 says of itself: its part of PDF/X, its printing condition, its dates (ISO 15930-7, clauses 6.2–6.4).

No clock and no chance: dates are those of the file that it is made from, and its id is made of its bytes.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from html import escape
from typing import Any

import pikepdf

from dragoman.press import objects
from dragoman.press.separating.profile import Profile

_NAMESPACE = uuid.UUID("0d2a2f3e-7a55-5f0e-8b0c-3c1d9a7b5e64")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?")
_LANGUAGES = re.compile(r"<dc:language>(.{,4000}?)</dc:language>", re.DOTALL)
_TAG = re.compile(r"<rdf:li>([A-Za-z0-9-]{1,64})</rdf:li>")
_WITHOUT_DATE = "D:19800101"
"""Stands for the day of a file without a date, as in our books."""
_KEPT_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer")
_KEPT_ROOT = (
    "/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/PageLabels", "/PageLayout", "/OCProperties",
)  # fmt: skip
"""Bookmarks, names, attachments and actions are for readers, and PDF/X forbids most of them."""
_LAYOUTS = frozenset({"SinglePage", "OneColumn", "TwoColumnLeft", "TwoColumnRight", "TwoPageLeft", "TwoPageRight"})

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
  xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
{properties}<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>{identifier}</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: pikepdf.Pdf, source: bytes, profile: Profile) -> None:
    """Write it into an open file that was read from ``source``; what it said of PDF/A and PDF/UA goes."""
    languages = _languages(pdf)
    info = {key: objects.text(objects.entry(objects.entry(pdf.trailer, "/Info"), key)) for key in _KEPT_INFO}
    info["/Title"] = info["/Title"] or "Untitled"
    given = objects.text(objects.entry(objects.entry(pdf.trailer, "/Info"), "/CreationDate"))
    year, month, day, *clock = (_DATE.match(given) or _DATE.match(_WITHOUT_DATE)).groups()  # type: ignore[union-attr]
    date = [year, month or "01", day or "01", *(part or "00" for part in clock)]
    made = pikepdf.Dictionary({key: pikepdf.String(value) for key, value in info.items() if value})
    made.CreationDate = made.ModDate = pikepdf.String(f"D:{''.join(date)}Z")
    made.Trapped = pikepdf.Name("/False")
    pdf.trailer.Info = pdf.make_indirect(made)

    right_to_left = objects.named(objects.entry(pdf.Root, "/ViewerPreferences"), "/Direction") == "R2L"
    for key in objects.keys(pdf.Root):
        if key not in _KEPT_ROOT:
            del pdf.Root[key]
    if objects.named(pdf.Root, "/PageLayout") not in _LAYOUTS and "/PageLayout" in pdf.Root:
        del pdf.Root["/PageLayout"]
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if right_to_left:
        pdf.Root.ViewerPreferences.Direction = pikepdf.Name.R2L
    pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf, profile)])
    identifier = uuid.uuid5(_NAMESPACE, hashlib.sha256(source + profile.data).hexdigest()).urn.replace("urn:", "")
    xmp = _XMP.format(
        properties=_properties(info, languages), identifier=identifier,
        date=f"{'-'.join(date[:3])}T{':'.join(date[3:])}Z",
    )  # fmt: skip
    pdf.Root.Metadata = pdf.make_stream(
        xmp.encode(), pikepdf.Dictionary(Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    )


def _intent(pdf: pikepdf.Pdf, profile: Profile) -> Any:
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, Info=pikepdf.String(profile.name or profile.condition),
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        DestOutputProfile=pdf.make_stream(profile.data, pikepdf.Dictionary(N=4)),
    )  # fmt: skip
    if profile.registered:
        intent.RegistryName = pikepdf.String("http://www.color.org")
    return pdf.make_indirect(intent)


def _properties(info: dict[str, str], languages: list[str]) -> str:
    lines = [f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(info["/Title"])}</rdf:li></rdf:Alt></dc:title>\n']
    if info["/Author"]:
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{_xml(info['/Author'])}</rdf:li></rdf:Seq></dc:creator>\n")
    if info["/Subject"]:
        said = f'<rdf:li xml:lang="x-default">{_xml(info["/Subject"])}</rdf:li>'
        lines.append(f"<dc:description><rdf:Alt>{said}</rdf:Alt></dc:description>\n")
    if languages:
        items = "".join(f"<rdf:li>{_xml(language)}</rdf:li>" for language in languages)
        lines.append(f"<dc:language><rdf:Bag>{items}</rdf:Bag></dc:language>\n")
    for key, tag in (("/Keywords", "pdf:Keywords"), ("/Creator", "xmp:CreatorTool"), ("/Producer", "pdf:Producer")):
        if info[key]:
            lines.append(f"<{tag}>{_xml(info[key])}</{tag}>\n")
    return "".join(lines)


def _xml(text: str) -> str:
    """Text for XML 1.0, without the characters that it has no place for (production 2)."""
    return escape("".join(one for one in text if one >= " " and one not in "\ufffe\uffff"))


def _languages(pdf: pikepdf.Pdf) -> list[str]:
    """What the file's XMP names as its languages (``dc:language``), in their order."""
    data = objects.content(objects.entry(pdf.Root, "/Metadata"), 1_000_000) or b""
    found = _LANGUAGES.search(data.decode("utf-8", "replace"))
    return _TAG.findall(found[1]) if found else []

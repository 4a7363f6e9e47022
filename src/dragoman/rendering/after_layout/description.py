"""Step: what the file says of itself, for archives: XMP (ISO 16684-1) in the file and its document information.

PDF/A-3a and PDF/UA-1 in one: the identification of both (ISO 19005-3, clause 6.6.4; ISO 14289-1, clause 5), the second
with its extension schema (ISO 19005-3, clause 6.6.2.3.2). WeasyPrint 70 writes one of them, and one language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pikepdf

from dragoman.model import Edition
from dragoman.rendering.wording import Wording


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the house says of a publication beyond the edition."""

    creators: tuple[str, ...] = ()
    """Who wrote it: people or offices (``dc:creator``)."""
    publisher: str = ""
    """Who publishes it (``dc:publisher``)."""
    rights: str | Mapping[str, str] = ""
    """Its rights: in the edition's language, or locale → words (``dc:rights``)."""


def describe(pdf: pikepdf.Pdf, edition: Edition, imprint: Imprint) -> None:
    """Write the description of an edition into ``pdf``; its only date is the edition's."""
    producer = str(pdf.docinfo.get("/Producer", ""))
    pdf.Root.Metadata = pdf.make_stream(
        packet(edition, imprint, producer).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    info = pdf.docinfo
    told = {
        "/Title": Wording(edition).title, "/Subject": edition.subjects[-1], "/Author": ", ".join(imprint.creators),
    }
    for key, value in told.items():
        if value:
            info[key] = pikepdf.String(value)
        elif key in info:
            del info[key]
    for key in ("/CreationDate", "/ModDate"):
        if edition.date is not None:
            info[key] = pikepdf.String(f"D:{edition.date:%Y%m%d}")


def packet(edition: Edition, imprint: Imprint, producer: str) -> str:
    """The XMP packet of an edition."""
    locales = [column.locale for column in reversed(edition.columns)]
    title = Wording(edition).title
    titles = dict(zip(locales, reversed(edition.titles), strict=True))
    subjects = {locale: words for locale, words in zip(locales, reversed(edition.subjects), strict=True) if words}
    rights = {edition.locale: imprint.rights} if isinstance(imprint.rights, str) else dict(imprint.rights)
    rights = {locale: words for locale, words in rights.items() if words}
    day = edition.date.isoformat() if edition.date else ""
    lines = [
        _list("dc:title", "Alt", ("x-default", title), *titles.items()),
        _list("dc:description", "Alt", *_with_default(subjects)),
        _list("dc:language", "Bag", *(("", locale) for locale in locales)),
        _list("dc:creator", "Seq", *(("", name) for name in imprint.creators)),
        _list("dc:publisher", "Bag", *([("", imprint.publisher)] if imprint.publisher else [])),
        _list("dc:rights", "Alt", *_with_default(rights)),
        "<xmpRights:Marked>True</xmpRights:Marked>" if rights else "",
        _list("dc:date", "Seq", *([("", day)] if day else [])),
        "".join(f"<xmp:{name}>{day}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate") if day),
        f"<pdf:Producer>{_text(producer)}</pdf:Producer>" if producer else "",
    ]
    return _PACKET.replace("DESCRIPTION", "\n".join(line for line in lines if line))


def _with_default(words: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """An XMP language alternative: the first language is the default as well (ISO 16684-1, clause 8.2.2.4)."""
    return [("x-default", next(iter(words.values()))), *words.items()] if words else []


def _list(name: str, kind: str, *items: tuple[str, str]) -> str:
    inner = "".join(
        f"<rdf:li{f' xml:lang={chr(34)}{_text(locale)}{chr(34)}' if locale else ''}>{_text(words)}</rdf:li>"
        for locale, words in items
    )
    return f"<{name}><rdf:{kind}>{inner}</rdf:{kind}></{name}>" if items else ""


def _text(words: str) -> str:
    """As XML 1.0 can hold it."""
    return escape("".join(
        letter if letter >= " " and letter not in "\ufffe\uffff" and not "\ud800" <= letter <= "\udfff" else " "
        for letter in words
    ))


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
DESCRIPTION
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
  rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

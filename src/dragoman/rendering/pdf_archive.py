"""PDF/A-3a and PDF/UA-1 in one file: the description that WeasyPrint 70 writes for one of them only.

WeasyPrint takes one variant a file. The file is written as PDF/A-3a, whose XMP gets the identification of PDF/UA-1
(ISO 14289-1, clause 5) together with its extension schema (ISO 19005-3, clause 6.6.2.3), and the languages.
"""

from __future__ import annotations

from html import escape
from typing import Any

from dragoman.model import Edition

_END = b"</rdf:RDF>"
_PDFUA = """
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
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
"""


def describe(metadata: Any, edition: Edition) -> None:
    """Make WeasyPrint's metadata say PDF/UA-1 as well, and name the edition's languages (``dc:language``)."""
    generate = metadata.generate_rdf_metadata
    languages = "".join(f"<rdf:li>{escape(column.locale)}</rdf:li>" for column in reversed(edition.columns))
    more = (
        f'{_PDFUA}<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">'
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language></rdf:Description>"
    ).encode()

    def described(*args: Any, **kwargs: Any) -> bytes:
        written: bytes = generate(*args, **kwargs)
        return written.replace(_END, more + _END)

    metadata.generate_rdf_metadata = described

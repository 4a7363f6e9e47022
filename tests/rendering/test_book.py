"""The EPUB, opened by strangers: zipfile, an XML parser."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from xml.etree import ElementTree

import pytest

from dragoman.model import Edition, MaterialError
from dragoman.rendering import epub
from tests.rendering.opening import edition, passages, tight

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def opened(made: Edition) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub(made).data))


def parsed(made: Edition, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(opened(made).read(f"EPUB/{name}"))  # noqa: S314 - our own file


def test_the_container_tells_nothing_of_the_machine() -> None:
    book = opened(edition("az"))
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read("mimetype")) == ("mimetype", 0, b"application/epub+zip")
    assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("target", ["az", "ar"])
def test_documents_and_passages_carry_language_and_direction(target: str) -> None:
    made = edition(target, kind="letter")
    direction = made.direction
    for name in ("title.xhtml", "nav.xhtml", "text.xhtml", "annex-1.xhtml"):
        root = parsed(made, name)
        assert (root.get("lang"), root.get(f"{XML}lang"), root.get("dir")) == (target, target, direction)
    cells = [
        element for element in parsed(made, "annex-1.xhtml").iter(f"{XHTML}div")
        if element.get("class") in ("cp-original", "cp-translation")
    ]
    assert len(cells) > 10
    for element in cells:
        original = element.get("class") == "cp-original"
        spoken = ("en", "en", "ltr") if original else (target, target, direction)
        assert (element.get("lang"), element.get(f"{XML}lang"), element.get("dir")) == spoken
        assert all(span.get("data-unit") is not None or not span.get("id") for span in element.iter(f"{XHTML}span"))


def test_every_passage_stands_in_order_beside_its_partner() -> None:
    made = edition("az")
    for number, name in enumerate(("cp-original", "cp-translation")):
        cells = [e for e in parsed(made, "text.xhtml").iter(f"{XHTML}div") if e.get("class") == name]
        found = "".join("".join(cell.itertext()) for cell in cells)
        position = 0
        for text in passages(made, number):
            position = tight(found).index(tight(text).replace("\\", ""), position)


def test_the_package_describes_the_book() -> None:
    made = edition("ar")
    package = parsed(made, "package.opf")
    assert [e.text for e in package.iter(f"{DC}language")] == ["ar", "en"]
    assert [e.text for e in package.iter(f"{DC}date")] == ["2024-03-12"]
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    told = {(e.get("property"), e.text) for e in package.iter(f"{OPF}meta")}
    assert ("schema:accessMode", "textual") in told
    assert ("dcterms:modified", "2024-03-12T00:00:00Z") in told
    assert any(name == "schema:accessibilitySummary" and text for name, text in told)


def test_contents_name_each_heading_in_each_language() -> None:
    nav = parsed(edition("az"), "nav.xhtml")
    entries = ["".join(a.itertext()) for a in nav.iter(f"{XHTML}a")]
    assert "Ölçmələr və gəmiçilik · Measurements and navigation" in entries


def test_the_identifier_is_that_of_the_contents() -> None:
    def identifier(made: Edition) -> str:
        return parsed(made, "package.opf").findtext(f".//{DC}identifier") or ""

    made = edition("az")
    assert identifier(made) == identifier(dataclasses.replace(made))
    assert identifier(made).startswith("urn:uuid:")
    assert identifier(made) != identifier(dataclasses.replace(made, titles=("A", "B")))


def test_a_template_that_is_not_xml_is_named() -> None:
    with pytest.raises(MaterialError, match=r"templates/book/title\.xhtml"):
        epub(edition("az"), {"book/title.xhtml": "<html><br></html>"})

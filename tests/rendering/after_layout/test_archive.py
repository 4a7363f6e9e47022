"""What the file says of itself, and what travels with it."""

from __future__ import annotations

import datetime
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from dragoman.rendering import pdf
from dragoman.rendering.after_layout import Attachment, Imprint, Relationship
from dragoman.rendering.after_layout.description import packet
from tests.rendering.judges import verapdf
from tests.rendering.opening import edition, run

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/", "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "a": "http://www.aiim.org/pdfa/ns/id/", "ua": "http://www.aiim.org/pdfua/ns/id/",
}  # fmt: skip
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LETTER = edition("ru", kind="letter")
IMPRINT = Imprint(
    ("Water Commissioner of Norland",), "Office of Inland Waters", {"en": "Free to copy & quote", "ru": "Свободно"}
)


def told(packet: str, name: str) -> list[tuple[str | None, str | None]]:
    root = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", packet))  # noqa: S314 - our own
    (found,) = root.findall(f".//{name}", SPACES)
    return [(item.get(LANGUAGE), item.text) for item in found.iter(f"{{{SPACES['rdf']}}}li")]


def test_the_description_is_in_every_language() -> None:
    written = packet(LETTER, IMPRINT, "WeasyPrint")
    ru, en = LETTER.titles[1], LETTER.titles[0]
    assert told(written, "dc:title") == [("x-default", f"{ru} · {en}"), ("ru", ru), ("en", en)]
    assert told(written, "dc:language") == [(None, "ru"), (None, "en")]
    assert told(written, "dc:rights") == [
        ("x-default", "Free to copy & quote"), ("en", "Free to copy & quote"), ("ru", "Свободно"),
    ]
    assert told(written, "dc:creator") == [(None, "Water Commissioner of Norland")]
    assert told(written, "dc:publisher") == [(None, "Office of Inland Waters")]
    assert told(written, "dc:date") == [(None, "2024-03-12")]
    root = ET.fromstring(re.sub(r"<\?xpacket.*?\?>", "", written))  # noqa: S314 - our own
    texts = {name: root.findtext(f".//{name}", namespaces=SPACES) for name in (
        "a:part", "a:conformance", "ua:part", "xmp:CreateDate", "xmp:ModifyDate", "rights:Marked",
    )}  # fmt: skip
    assert texts == {
        "a:part": "3", "a:conformance": "A", "ua:part": "1", "xmp:CreateDate": "2024-03-12",
        "xmp:ModifyDate": "2024-03-12", "rights:Marked": "True",
    }  # fmt: skip


def test_what_is_not_known_is_not_said() -> None:
    written = packet(replace(LETTER, date=None), Imprint(), "")
    for name in ("rights", "Date", "date", "creator", "publisher", "Producer"):
        assert f":{name}>" not in written


@pytest.mark.parametrize("words", ["A <b> & \"c\"", "a\x00b\x0c", "x\ufffe", "]]>", "\ud800"])
def test_any_words_are_well_formed(words: str) -> None:
    written = packet(replace(LETTER, titles=(words, words), subjects=(words, "")), Imprint(rights=words), words)
    assert told(written, "dc:title")
    written.encode()


FILES = (
    Attachment("letter.ru.po", b'msgid ""\nmsgstr ""\n', "text/x-gettext-translation", Relationship.SOURCE, "Каталог"),
    Attachment("letter.md", b"# Letter\n", "text/markdown", Relationship.SOURCE, "", datetime.date(2024, 1, 2)),
    Attachment("письмо.html", b"<!DOCTYPE html>" * 99, "text/html", Relationship.ALTERNATIVE, "Страница"),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("archive") / "letter.pdf"
    file.write_bytes(pdf(LETTER, imprint=IMPRINT, attached=FILES).data)
    return file


def test_attached_files_come_back_byte_for_byte(archive: Path, tmp_path: Path) -> None:
    assert "3 embedded files" in run("pdfdetach", "-list", str(archive))
    run("pdfdetach", "-saveall", "-o", str(tmp_path), str(archive))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {one.name: one.data for one in FILES}


def test_attached_files_are_associated(archive: Path) -> None:
    """ISO 19005-3, clause 6.8."""
    with pikepdf.open(archive) as file:
        found = {str(one.UF): one for one in file.Root.AF}
        assert {name: str(one.AFRelationship) for name, one in found.items()} == {
            "letter.ru.po": "/Source", "letter.md": "/Source", "письмо.html": "/Alternative",
        }
        assert str(found["letter.ru.po"].Desc) == "Каталог"
        assert str(found["letter.md"].EF.F.Params.ModDate) == "D:20240102000000Z"
        assert str(found["письмо.html"].EF.F.Params.ModDate) == "D:20240312000000Z"
        assert str(found["letter.ru.po"].EF.F.Subtype) == "/text/x-gettext-translation"
        names = [str(one) for one in list(file.Root.Names.EmbeddedFiles.Names)[::2]]
        assert sorted(names) == names
        assert "/Dests" in file.Root.Names


def test_an_archive_is_valid(archive: Path) -> None:
    run("qpdf", "--check", str(archive))
    assert verapdf([archive]) == {}


def test_the_information_says_the_same(archive: Path) -> None:
    printed = run("pdfinfo", "-isodates", str(archive))
    for words in ("Water Commissioner of Norland", "2024-03-12", LETTER.titles[1], "Tagged:          yes"):
        assert words in printed


def test_two_attachments_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        pdf(LETTER, attached=(FILES[0], FILES[0]))


def test_same_arguments_same_bytes(archive: Path) -> None:
    again = pdf(LETTER, imprint=IMPRINT, attached=tuple(reversed(FILES))).data
    assert again == archive.read_bytes()
    assert pikepdf.open(io.BytesIO(again)).trailer.ID[0] == pikepdf.open(archive).trailer.ID[0]

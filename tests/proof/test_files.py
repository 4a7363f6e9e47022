"""Files that are wrong in themselves: fonts, glyphs, languages, structure, and bytes that are no such file."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from dragoman.edition import compose
from dragoman.model import Role
from dragoman.proof import expected, prove
from tests.edition.papers import Paper
from tests.proof.opened import aligned, built, codes, findings, sound

Pdf = Any


def doctored(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    """A PDF with something changed by a stranger's tool, which also writes it in its own way."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _without_font_files(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def _without_meaning(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def _without_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_languages(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") is not None and "/Lang" in item:
            del item["/Lang"]


def _without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def _with_pages_turned(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids = pikepdf.Array(reversed(list(pdf.Root.Pages.Kids)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda pdf: None, None),
        (_without_font_files, "proof-font"),
        (_without_meaning, "proof-glyph"),
        (_without_structure, "proof-untagged"),
        (_without_languages, "proof-language"),
        (_without_language, "proof-language"),
        (lambda pdf: pdf.pages.__delitem__(0), "proof-missing"),
        (_with_pages_turned, "proof-out-of-order"),
    ],
)  # fmt: skip
def test_a_doctored_pdf(change: Callable[[Pdf], None], code: str | None) -> None:
    found = codes(findings(doctored(sound("ru", "pdf"), change), "pdf", aligned("ru")))
    assert code in found if code else not found
    if code in ("proof-font", "proof-untagged"):
        assert found == {code}


def test_a_letter_that_no_font_has_is_found_on_its_page() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "A sign: ꙮ.", "az": "Bir nişan: \U00012000."})
    found = findings(built(compose(paper.aligned()), "pdf"), "pdf", paper.aligned())
    assert codes(found) == {"proof-glyph"}
    assert "U+12000" in found[0].message
    assert "Page 1" in found[0].message


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_lost_letter_is_found(form: str) -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "Harbours.", "az": "Liman\ufffdlar."})
    assert codes(findings(built(compose(paper.aligned()), form), form, paper.aligned())) == {"proof-glyph"}


def rezipped(data: bytes, change: Callable[[str, str], str | None]) -> bytes:
    """A book with its files changed; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            # Pictures and fonts are no text, and come through as they are.
            made = change(entry.filename, old.read(entry).decode("utf-8", "surrogateescape"))
            if made is not None:
                new.writestr(entry, made.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def _no_attribute(name: str, text: str) -> str:
    return re.sub(r' (?:xml:)?lang="az"', "", text) if name.endswith(".xhtml") else text


def _one_attribute(name: str, text: str) -> str:
    return text.replace(' xml:lang="az"', ' xml:lang="tr"') if name.endswith(".xhtml") else text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda name, text: text, None),
        (_no_attribute, "proof-language"),
        (_one_attribute, "proof-language"),
        (lambda name, text: text.replace("<dc:language>az</dc:language>", ""), "proof-language"),
        (lambda name, text: None if name.endswith("text.xhtml") else text, "proof-unreadable"),
        (lambda name, text: None if name == "META-INF/container.xml" else text, "proof-unreadable"),
        (lambda name, text: text.replace('<itemref idref="i-text.xhtml"/>', ""), "proof-missing"),
    ],
)  # fmt: skip
def test_a_doctored_book(change: Callable[[str, str], str | None], code: str | None) -> None:
    found = codes(findings(rezipped(sound("az", "epub"), change), "epub", aligned("az")))
    assert code in found if code else not found


def test_every_row_of_a_page_that_is_taken_away_is_missed() -> None:
    page = sound("az", "html").decode()
    rows = re.findall(r'<tr class=".*?</tr>', page, re.DOTALL)
    assert len(rows) >= 20
    for row in rows:
        found = findings(page.replace(row, "").encode(), "html", aligned("az"))
        assert codes(found) & {"proof-missing", "proof-addressee", "proof-signatory"}, row


def test_a_page_without_a_language_says_so() -> None:
    page = re.sub(rb' lang="az"', b"", sound("az", "html"))
    assert "proof-language" in codes(findings(page, "html", aligned("az")))


def test_what_a_template_adds_outside_the_text_is_nobody_s_fault() -> None:
    (office,) = (one.words for one in expected(aligned("az")).columns[0] if one.role is Role.OFFICE)
    office = " ".join(office.split())
    page = sound("az", "html").decode()
    above = page.replace("<main>", f"<p>{office}</p><main>", 1)
    assert not findings(above.encode(), "html", aligned("az"))
    inside = page.replace("<tbody>", f'<tbody><tr><td lang="en">{office}</td><td></td></tr>', 1)
    assert "proof-doubled" in codes(findings(inside.encode(), "html", aligned("az")))


@pytest.mark.parametrize("form", ["pdf", "epub", "html"])
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"%PDF-1.7\n%%EOF", b"PK\x03\x04 nothing", b"\xcf\xf0\xe8"])
def test_bytes_that_are_no_such_file_are_a_finding(data: bytes, form: str) -> None:
    found = codes(findings(data, form, aligned("az")))
    assert found & {"proof-unreadable", "proof-missing"}


@pytest.mark.parametrize("form", ["pdf", "epub", "html"])
def test_a_file_that_is_cut_short_is_a_finding(form: str) -> None:
    data = sound("az", form)
    for part in range(1, 8):
        proof = prove(data[: len(data) * part // 8], form, expected(aligned("az")), "x")
        assert proof.findings


@pytest.mark.parametrize("form", ["pdf", "epub", "html"])
def test_no_damage_to_a_file_raises(form: str) -> None:
    data = sound("az", form)
    wanted = expected(aligned("az"))
    for seed in range(30):
        chance, damaged = random.Random(seed), bytearray(data)  # noqa: S311 - damage, not secrets
        for _ in range(chance.choice([1, 20, 200])):
            damaged[chance.randrange(len(damaged))] = chance.choice(b"0123456789 /<>[]()\xff")
        assert prove(bytes(damaged), form, wanted, "x").path == "x"

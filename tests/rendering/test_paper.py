"""The PDF, opened by strangers: pdftotext, pdffonts, pdfinfo, qpdf, pikepdf."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dragoman.edition import compose
from dragoman.model import Edition, Role, Severity
from dragoman.rendering import pdf, pdf_tags
from tests.edition.papers import Paper
from tests.rendering.opening import (
    column,
    edition,
    missing_in_order,
    passages,
    printed,
    run,
    tight,
)


def saved(made: Edition, folder: Path) -> Path:
    data, findings = printed(made)
    assert not findings
    file = folder / "paper.pdf"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    ("target", "more"),
    [
        ("az", {}),
        ("ru", {"rows": "sentence"}),
        ("tr", {"long": 9, "signatories": 3, "footnotes": 0}),
        ("az", {"kind": "letter"}),
    ],
)
def test_every_segment_of_both_languages_stands_in_order(target: str, more: dict[str, Any], tmp_path: Path) -> None:
    made = edition(target, **more)
    file = saved(made, tmp_path)
    assert not missing_in_order(column(file, "left"), passages(made, 0))
    assert not missing_in_order(column(file, "right"), passages(made, 1))


@pytest.mark.parametrize("target", ["ru", "ar"])
def test_fonts_are_embedded_and_the_file_is_sound(target: str, tmp_path: Path) -> None:
    file = saved(edition(target), tmp_path)
    fonts = run("pdffonts", str(file)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes yes yes\b", line) for line in fonts)
    assert any(name in " ".join(fonts) for name in ("Source-Serif", "Amiri"))
    run("qpdf", "--check", str(file))


def test_metadata_come_from_the_text(tmp_path: Path) -> None:
    file = saved(edition("az"), tmp_path)
    told = run("pdfinfo", "-isodates", str(file))
    assert "BƏYANAT · STATEMENT" in told
    assert "2024-03-12" in told
    assert re.search(r"Tagged:\s+yes", told)
    assert "Author" not in told
    with pikepdf.open(file) as opened:
        assert str(opened.Root.Lang) == "az"
        with opened.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            below = [entry.title for entry in outline.root[0].children]
    assert titles == ["STATEMENT · BƏYANAT"]
    assert below == [
        "Measurements and navigation · Ölçmələr və gəmiçilik",
        "Schools and the public · Məktəblər və ictimaiyyət",
    ]
    with pikepdf.open(file) as opened:
        xmp = bytes(opened.Root.Metadata.read_bytes()).decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert re.search(r"<rdf:li>az</rdf:li><rdf:li>en</rdf:li>", xmp)


def test_head_and_foot_stand_on_every_page_and_say_which(tmp_path: Path) -> None:
    made = edition("tr", long=9, signatories=3)
    file = saved(made, tmp_path)
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    assert len(pages) >= 4
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"{number}\D+{len(pages)}\s*$", page.strip()), page[-80:]
        assert "English" in page
        assert "Türkçe" in page
        assert ("BİLDİRİ Norland" in page) == (number > 1)


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    file = saved(edition("az", draft=True, long=5), tmp_path)
    pages = run("pdftotext", str(file), "-").split("\f")[:-1]
    assert len(pages) > 2
    assert all("Layihə" in page for page in pages)


LENGTHS = range(1, 24, 3)


@pytest.mark.parametrize("long", LENGTHS)
def test_a_signature_is_whole_and_in_company_wherever_the_page_ends(long: int, tmp_path: Path) -> None:
    made = edition("az", long=long, signatories=2, addressees=0, footnotes=False)
    file = saved(made, tmp_path)
    assert not missing_in_order(column(file, "left"), passages(made, 0))
    count = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(file)))[1])  # type: ignore[index]
    pages = [tight(column(file, "left", number)) for number in range(1, count + 1)]
    (home,) = [page for page in pages if "IlseMarrow" in page]
    assert "(Signed)IlseMarrowWaterCommissioneroftheRepublicofNorland" in home
    assert "assurancesofmyhighestconsideration" in home.split("(Signed)")[0]
    assert "(Signed)TomasFennelChairoftheHarbourCouncil" in home


def test_a_page_for_a_press_is_painted_beyond_its_edges() -> None:
    made = edition("az")
    data, other = pdf(made, bleed_mm=5).data, pdf(made).data
    with pikepdf.open(io.BytesIO(data)) as bleeding, pikepdf.open(io.BytesIO(other)) as cut:
        page, plain = bleeding.pages[0], cut.pages[0]
        assert len(bleeding.pages) == len(cut.pages)
        assert [float(one) for one in page.trimbox] == [float(one) for one in plain.mediabox]
        assert [float(one) for one in page.mediabox][:2] == pytest.approx([-5 * 72 / 25.4] * 2, abs=0.01)
        # WeasyPrint's own BleedBox stops at 10 pt; the day it does not, the boxes of pages may be taken from it.
        assert [float(one) for one in page.obj.BleedBox][:2] == [-10, -10]


def test_rows_stand_side_by_side(tmp_path: Path) -> None:
    made = edition("az")
    file = saved(made, tmp_path)
    boxes = run("pdftotext", "-bbox", str(file), "-")
    tops = {
        word: [float(top) for top in re.findall(rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">{word}<', boxes)]
        for word in ("STATEMENT", "BƏYANAT", "Measurements", "Ölçmələr", "Schools", "Məktəblər", "Danube", "Dunay")
    }
    pairs = list(tops.values())
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        assert left
        # The title stands in the running head too, of the translation alone.
        assert all(any(abs(top - other) < 1 for other in right) for top in left)


def test_a_right_to_left_edition_is_mirrored(tmp_path: Path) -> None:
    made = edition("ar")
    file = saved(made, tmp_path)
    boxes = run("pdftotext", "-bbox", str(file), "-")
    starts = [float(x) for x in re.findall(r'xMin="([\d.]+)"[^>]*>STATEMENT<', boxes)]
    assert starts
    assert min(starts) > 297
    assert not missing_in_order(column(file, "right"), passages(made, 0))
    with pikepdf.open(file) as opened:
        assert opened.Root.ViewerPreferences.Direction == "/R2L"
        assert str(opened.Root.Lang) == "ar"


def spoken_words(file: Path) -> dict[str, int]:
    """Structure elements that hold text, counted by the language that holds for them."""
    counts: dict[str, int] = {}

    def walk(element: Any, language: str) -> None:
        language = str(element.get("/Lang", language))
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
                walk(kid, language)
            elif isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid):
                counts[language] = counts.get(language, 0) + 1

    with pikepdf.open(file) as opened:
        root = opened.Root.StructTreeRoot.K
        for element in root if isinstance(root, pikepdf.Array) else [root]:
            walk(element, str(opened.Root.Lang))
    return counts


def test_structure_elements_carry_their_language(tmp_path: Path) -> None:
    counts = spoken_words(saved(edition("ru"), tmp_path))
    assert set(counts) == {"en", "ru"}
    assert 0.6 < counts["en"] / counts["ru"] < 1.6


def test_an_untranslated_passage_speaks_the_source_s_language(tmp_path: Path) -> None:
    wet = {"en": "Water is wet.", "ru": "Вода мокрая."}
    paper = Paper("en", ("ru",)).add(Role.PARAGRAPH, wet, {"en": "So is rain."})
    made = compose(paper.aligned(), paper.coverage(), draft=True)
    with pikepdf.open(saved(made, tmp_path)) as opened:
        elements = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary)]
        languages = [str(item.Lang) for item in elements if item.get("/Type") == "/StructElem" and "/Lang" in item]
    assert languages.count("en") >= 3  # the head's cell, the source's cell, and the passage in the other column


def test_weasyprint_still_writes_no_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The day this fails, ``pdf_tags`` can do with less."""
    from contextlib import nullcontext

    monkeypatch.setattr(pdf_tags, "written", nullcontext)
    file = tmp_path / "bare.pdf"
    file.write_bytes(pdf(edition("ru", kind="letter")).data)
    assert set(spoken_words(file)) == {"ru"}


FERRY = {"en": "The ferry is here.", "az-Cyrl": "Ҝәми бурададыр, ҹәлд."}
OLD_LETTERS = compose(Paper("en", ("az-Cyrl",)).add(Role.PARAGRAPH, FERRY).aligned())
"""In letters of a variable font that has no axis of optical size."""


def test_fonts_are_set_by_the_axes_that_they_have(tmp_path: Path) -> None:
    data, findings = printed(OLD_LETTERS)
    assert not findings
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    assert "Noto-Serif" in run("pdffonts", str(file))


REACHING = """{% extends "built-in/page.html" %}
{% block head %}<link rel="stylesheet" href="FILE"><link rel="attachment" href="FILE"><style>@import url(FILE);
@font-face { font-family: Stolen; src: url(FILE); } p { background: url(FILE); }</style>{% endblock %}
{% block emblem %}<img alt="" src="FILE"><object data="FILE"></object><embed src="FILE">
<img alt="" src="http://127.0.0.1:9/x.png"><img alt="" src="relative.png">{% endblock %}"""


def test_nothing_is_read_but_the_fonts(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p::before { content: 'the secret of the house' }", encoding="utf-8")
    made = edition("az", kind="letter")
    rendered = pdf(made, {"page.html": REACHING.replace("FILE", secret.as_uri())})
    assert {finding.code for finding in rendered.findings} >= {"refused-address"}
    file = tmp_path / "reaching.pdf"
    file.write_bytes(rendered.data)
    assert "secret" not in run("pdftotext", str(file), "-")
    with pikepdf.open(file) as opened:
        assert not opened.attachments


def test_a_letter_that_no_font_has_is_an_error() -> None:
    paper = Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "A rune: \U00016800.", "az": "Run: \U00016800."})
    findings = pdf(compose(paper.aligned())).findings
    assert {(finding.code, finding.severity) for finding in findings} == {("missing-glyph", Severity.ERROR)}
    assert "U+16800 BAMUM LETTER PHASE-A NGKUE MFON" in findings[0].message


SCRIPT = """
import sys
from tests.rendering.opening import edition
from dragoman.rendering import render
made = render(edition("ar", draft=True))
for name, data in made.artifacts:
    open(f"{sys.argv[1]}.{name}", "wb").write(data)
"""


def test_same_input_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    surroundings = (
        {"TZ": "Asia/Baku", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1000000000"},
        {"TZ": "America/Lima", "LANG": "C", "PYTHONHASHSEED": "2", "HOME": str(tmp_path)},
    )
    for number, variables in enumerate(surroundings):
        clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        environment = {**clean, **variables, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path / str(number))]
        subprocess.run(command, env=environment, check=True, cwd=tmp_path)
    for suffix in ("pdf", "epub", "html"):
        assert (tmp_path / f"0.{suffix}").read_bytes() == (tmp_path / f"1.{suffix}").read_bytes(), suffix


def test_surroundings_are_left_as_they_were() -> None:
    before = dict(os.environ)
    printed(edition("az"))
    assert dict(os.environ) == before

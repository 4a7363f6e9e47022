"""Soft hyphens and right letters: on paper, in books, and what is left of them in the text that comes out."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from dragoman.edition import compose
from dragoman.languages.hyphenation import SOFT_HYPHEN
from dragoman.model import Edition, Role, Severity
from dragoman.rendering import epub, html, pdf
from dragoman.rendering.page import hyphenated
from dragoman.rendering.soft_hyphens import softened
from tests.edition.papers import Paper
from tests.rendering.opening import column, edition, missing_in_order, passages, printed, run

PARTED = re.compile("[^\\W\\d_]\u00ad</word>\\s*</line>")
"""A line that ends in a word that goes on, as pdftotext tells it: the hyphen says that it stands for a soft one."""
CYRILLIC = (
    "Лиманларын идарәсинә ҝөндәрилән мүраҹиәтләрә бахылмасы үчүн мүәссисәләрарасы әмәкдашлыг вә мәс’әләләрин "
    "вахтында арашдырылмасы тә’мин едилмишдир, сүрәтчыхаран гурғуларын јениләшдирилмәси исә давам етдирилир."
)


def cyrillic() -> Edition:
    paper = Paper("en", ("az-Cyrl",)).add(Role.TITLE, {"en": "STATEMENT", "az-Cyrl": "Лиманларын бәјанаты"}, level=1)
    for _ in range(4):
        paper.add(Role.PARAGRAPH, {"en": "The harbours answer. " * 8, "az-Cyrl": CYRILLIC})
    return compose(paper.aligned())


@pytest.mark.parametrize("made", [edition("az"), edition("tr"), cyrillic()], ids=["az", "tr", "az-Cyrl"])
def test_lines_are_parted_on_paper_and_the_text_that_comes_out_is_clean(made: Edition, tmp_path: Path) -> None:
    data, findings = printed(made)
    assert not [finding for finding in findings if finding.severity is not Severity.NOTE]
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    boxes = run("pdftotext", "-bbox-layout", str(file), "-")
    assert len(PARTED.findall(boxes)) >= 4
    assert not missing_in_order(column(file, "right"), passages(made, 1))
    assert not re.search(f"{SOFT_HYPHEN}(?!\\n)", run("pdftotext", str(file), "-"))
    opened = pypdfium2.PdfDocument(data)
    try:
        assert SOFT_HYPHEN not in "".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()


def test_a_theme_switches_it_off_as_documented(tmp_path: Path) -> None:
    told = (Path(__file__).resolve().parents[2] / "docs/hyphenation.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"for the PDF:\n\n((?:    .*\n)+)", told)
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(edition("az"), {"theme.css": textwrap.dedent(example)}).data)
    assert not PARTED.findall(run("pdftotext", "-bbox-layout", str(file), "-"))


@pytest.mark.parametrize("word", ["müraciətlərinin", "idarələrinin"])
def test_a_word_within_a_line_is_found_by_a_search(word: str) -> None:
    made = compose(Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "So.", "az": f"Onların {word} sayı."}).aligned())
    opened = pypdfium2.PdfDocument(pdf(made).data)
    try:
        assert opened[0].get_textpage().search(f"Onların {word}").get_next()
    finally:
        opened.close()


def test_a_page_for_the_screen_has_no_soft_hyphens() -> None:
    """Chromium copies them with the words."""
    page = html(edition("az")).data.decode()
    assert SOFT_HYPHEN not in page
    assert 'translation hyphenated"' not in page
    assert 'original hyphenated"' in page


def test_a_book_has_them_in_running_text_alone() -> None:
    parted, whole = set(), set()
    for kind in ("letter", "statement"):
        book = zipfile.ZipFile(io.BytesIO(epub(edition("az", kind=kind)).data))
        chapters = {name for name in book.namelist() if name.endswith(("/text.xhtml", "/annex-1.xhtml"))}
        others = [name for name in book.namelist() if name not in chapters and not name.endswith(".png")]
        assert not [name for name in others if SOFT_HYPHEN.encode() in book.read(name)]
        for element in (e for name in chapters for e in ElementTree.fromstring(book.read(name)).iter()):  # noqa: S314
            words = "".join(element.itertext())
            match (element.get("class") or "").split():
                case ["pair", row, *_]:
                    (parted if SOFT_HYPHEN in words else whole).add(row)
                case ["cp-original"]:
                    assert SOFT_HYPHEN not in words
    assert {"paragraph", "list-item", "footnote", "note"} <= parted
    never = {"title", "subtitle", "heading", "annex", "signature", "addressee"}
    assert never <= whole
    assert not never & parted


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("müəllimlər", "müəl|lim|lər"),
        ("müəl<em>limlər</em> və", "müəl<em>|lim|lər</em> və"),
        ("<strong>müəllim</strong>lərimiz", "<strong>müəl|lim</strong>|lə|ri|miz"),
        ('<span class="whole">AMEA-nın</span> müəllimi', '<span class="whole">AMEA-nın</span> müəl|limi'),
        ('<span class="whole">A/4</span>müəllimi', '<span class="whole">A/4</span>müəllimi'),
        ("<code>müəllimlər</code> Q&amp;müəllim &lt;müəllim", "<code>müəllimlər</code> Q&amp;müəllim &lt;müəllim"),
        ('müəllim<sup class="mark"><a id="m">1</a></sup>', 'müəl|lim<sup class="mark"><a id="m">1</a></sup>'),
        ("müəllim<br/>lərimiz", "müəl|lim<br/>ləri|miz"),
        ("Ə.\u00a0<em>Müəllimov</em>", "Ə.\u00a0<em>Müəllimov</em>"),
        ('<a href="https://liman.example/idarələr">limanlar</a>', '<a href="https://liman.example/idarələr">liman|lar</a>'),
    ],
)  # fmt: skip
def test_fragments(fragment: str, expected: str) -> None:
    assert softened(fragment, "az") == expected.replace("|", SOFT_HYPHEN)
    assert softened(fragment, "en") == fragment


def test_columns_are_hyphenated_where_patterns_or_rules_are() -> None:
    ruled = {"az", "az-Cyrl", "tr"}
    for locale in (*ruled, "en", "ru", "fr", "de", "es", "uk"):
        assert hyphenated(locale, soft_hyphens=True)
        assert hyphenated(locale, soft_hyphens=False) == (locale not in ruled)
    assert not any(hyphenated(locale, soft_hyphens=True) for locale in ("ar", "fa", "ka", "zh-Hans", "az-Arab"))


def ligatures(data: bytes) -> set[str]:
    """What the glyphs of a PDF that stand for several letters stand for."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(data)) as opened:
        for entry in opened.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry:
                table = entry.ToUnicode.read_bytes().decode("ascii")
                letters = re.findall(r"^<\w+> <((?:\w{4})+)>$", table, re.M)
                found |= {bytes.fromhex(code).decode("utf-16-be") for code in letters if len(code) > 4}
    return found


@pytest.mark.parametrize(("target", "expected"), [("az", False), ("tr", False), ("crh", False), ("fr", True)])
def test_no_ligature_hides_the_dot_of_an_i(target: str, expected: bool) -> None:
    words = {"ru": "Так.", target: "final *final* **final** fikri müəllifi qrafika"}
    made = compose(Paper("ru", (target,)).add(Role.PARAGRAPH, words).aligned())
    assert bool({"fi"} & ligatures(pdf(made).data)) == expected


@pytest.mark.parametrize(
    ("target", "style", "expected"),
    [
        ("az", "text-transform: uppercase", "İKİ QIZIL İŞIQ"),
        ("tr", "text-transform: uppercase", "İKİ QIZIL İŞIQ"),
        ("az", "font-variant-caps: small-caps", "iki qızıl işıq"),
        ("tr", "font-variant-caps: small-caps", "iki qızıl işıq"),
        ("fr", "text-transform: uppercase", "IKI QIZIL IŞIQ"),
    ],
)
def test_capitals_and_small_capitals_tell_the_two_letters_apart(
    target: str, style: str, expected: str, tmp_path: Path
) -> None:
    """A glyph comes out as the letter it was first used for: one for i and ı would come out as one letter."""
    made = compose(Paper("ru", (target,)).add(Role.PARAGRAPH, {"ru": "Так.", target: "iki qızıl işıq"}).aligned())
    theme = '{% include "built-in/theme.css" %} p.text { ' + style + " }"
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(made, {"theme.css": theme}).data)
    assert expected in column(file, "right")

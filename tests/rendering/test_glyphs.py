"""The fonts of the pages, and letters that none of them has."""

from __future__ import annotations

import importlib.metadata
import tomllib
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.languages.words import words
from dragoman.model import Edition, Role, Severity
from dragoman.rendering import fonts, glyphs, page
from tests.edition.papers import Paper

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("en", "az", "az-Cyrl", "ru", "tr", "fr", "es", "ar", "fa", "ka", "uk", "de", "zh-Hans")
LETTERS = {
    "en": "AaZz“”‘’–—…№§€£©", "az": "ƏəĞğIıİiÖöŞşÜüÇç₼«»„“", "az-Cyrl": "ӘәҒғЫыӨөҮүҜҝҸҹҺһЈј", "ru": "ЁёЪъЙй№«»—₽",
    "tr": "ĞğIıİiŞşÂâÎîÛû₺", "fr": "ŒœÆæÀàÂâÇçÉéÈèÊêËëÎîÏïÔôÙùÛûŸÿ«»", "es": "ÑñÁáÉéÍíÓóÚúÜü¿¡ªº",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟٪٠١٢٣٤٥٦٧٨٩ًٌٍَُِّْ", "fa": "پچژگکیۀآئؤ۰۱۲۳۴۵۶۷۸۹٪٫٬«»ًّ",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ„“", "uk": "ІіЇїЄєҐґ’", "de": "ÄäÖöÜüßẞ„“‚‘",
    "zh-Hans": "声明条例，。、；：？！「」《》（）“”—…·",
}  # fmt: skip


def made(words: str, locale: str = "az", source: str = "Words.") -> Edition:
    paper = Paper("en", (locale,)).add(Role.PARAGRAPH, {"en": source, locale: words})
    return compose(paper.aligned(), paper.coverage())


def found(edition: Edition) -> list[tuple[str, str]]:
    chosen = glyphs.font_set(page.page(edition), edition)
    return [(one.code, one.message) for one in glyphs.findings(edition, chosen)]


def test_the_table_and_the_dependencies_say_the_same() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"": data["dependencies"], **data["optional-dependencies"]}
    told = (ROOT / "docs/fonts.md").read_text(encoding="utf-8")
    for font in fonts.fonts():
        assert any(one.startswith(f"{font.package}>=") for one in groups[font.extra]), font.family
        assert font.paths, font.family
        assert all(path.is_file() for path in font.paths), font.family
        assert font.family in told
        assert font.package in told
        licence = importlib.metadata.metadata(font.package)
        said = f"{licence.get('License-Expression')} {licence.get_all('Classifier')}"
        assert font.licence in said, font.package


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_is_set_in_packaged_fonts(locale: str) -> None:
    source = "ru" if locale == "en" else "en"
    told = "".join(words(locale).entries.values())
    letters = LETTERS[locale] + told
    chosen = fonts.choose(glyphs.needed(letters), [source, locale])
    assert not chosen.asked
    assert not chosen.lacking
    assert not chosen.system


def test_latin_pages_bring_no_fonts_that_they_do_not_need() -> None:
    chosen = fonts.choose(glyphs.needed("Çay, A/46/951 – ₼"), ["en", "az"])
    assert {font.family for font in chosen.fonts} == {font.family for font in fonts.fonts() if font.text}


@pytest.mark.parametrize(
    ("words", "family"),
    [("اسم", "Amiri"), ("სახელი", "Noto Sans Georgian"), ("河", "Noto Serif SC"), ("שלום", "Noto Sans Hebrew"),
     ("→", "Vollkorn"), ("⚓", "Noto Sans Symbols"), ("🙂", "Noto Emoji"), ("Հայ", "Noto Sans Armenian")],
)  # fmt: skip
def test_a_foreign_word_brings_its_font(words: str, family: str) -> None:
    edition = made(f"Ad {words} burada.")
    assert family in {font.family for font in glyphs.font_set(page.page(edition), edition).fonts}
    assert not [code for code, _ in found(edition) if code == "missing-glyph"]


@pytest.mark.parametrize(
    "words",
    ["a\u00adb", "a\u200fb", "a\u2066b\u2069", "ا\u200cب", "a\u2060b\ufeff", "a\u2011b", "1\u202f000\u2009%", "e\u0301",
     "ə\u0301", "❤\ufe0f", "\u2028", "Ш\u0306"],
)  # fmt: skip
def test_what_needs_no_glyph_of_its_own_is_not_missed(words: str) -> None:
    assert not [code for code, _ in found(made(f"Ad {words} burada.")) if code == "missing-glyph"]


def test_a_missing_letter_is_named_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", ())
    edition = made("Kitab \U00016800\U00016801 burada.", source="A book \U00016800 here.")
    chosen = glyphs.font_set(page.page(edition), edition)
    (source, target) = glyphs.findings(edition, chosen)
    assert (source.code, source.severity, source.found) == ("missing-glyph", Severity.ERROR, "\U00016800")
    assert "U+16801 BAMUM LETTER PHASE-A" in target.message
    assert target.subject is not None
    assert target.subject.locale == "az"
    assert f"unit {target.subject.unit}" in target.message
    assert "font for their script" in target.hint


def test_letters_of_one_script_are_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", ())
    runes = "".join(map(chr, range(0x16800, 0x16830)))
    (one,) = found(made(f"Kitab {runes}."))
    assert "and 40 more letters" in one[1]


def test_without_the_extra_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folder", lambda module: None if "zh_cn" in module else real(module))
    monkeypatch.setattr(fonts, "_SYSTEM", ())
    edition = made("河流。", "zh-Hans")
    chosen = glyphs.font_set(page.page(edition), edition)
    hints = [one.hint for one in glyphs.findings(edition, chosen) if one.code == "missing-glyph"]
    assert hints
    assert all("pylopdf-fonts-zh-cn" in hint and '"chinese"' in hint for hint in hints)


real = fonts._folder


def test_the_system_s_fonts_are_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", (str(tmp_path),))
    ((code, message),) = found(made("བོད་", "bo"))
    assert code == "system-fonts"
    assert "bo" in message
    assert not found(made("Ad.", "az"))


def test_words_that_are_no_letters_are_to_be_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_SYSTEM", ())
    edition = made("Ad \ue000 burada.")
    (one,) = glyphs.findings(edition, glyphs.font_set(page.page(edition), edition))
    assert "U+E000 PRIVATE USE" in one.message
    assert one.hint.startswith("Correct the text")


def test_a_mark_in_another_font_than_its_letter_is_told() -> None:
    assert "parted-letter" in {code for code, _ in found(made("Ad ა\u0301 burada."))}
    assert not found(made("Ad ə\u0301 və к\u0301 burada."))

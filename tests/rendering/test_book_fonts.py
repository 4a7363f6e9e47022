"""Fonts that a book takes with it: the letters used and no others, in the styles of the style sheet."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from fontTools.ttLib import TTFont

from dragoman.edition import compose
from dragoman.model import Design, Edition
from dragoman.rendering import epub
from dragoman.rendering.book.embedding import BOLD, BOLD_CLASSES, ITALIC, ITALIC_CLASSES, embed
from dragoman.rendering.book.faces import UNDRAWN, families
from dragoman.rendering.book.package import Item
from dragoman.rendering.templates import built_in
from tests.edition.papers import statement

LETTERS = re.compile(r">([^<]*)<")


def page(body: str) -> Item:
    html = f'<html lang="az" dir="ltr"><body>{body}</body></html>'
    return Item("text.xhtml", html.encode())


def opened(made: Edition, overrides: dict[str, str] | None = None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(epub(made, overrides).data))


def fonts(book: zipfile.ZipFile) -> dict[str, TTFont]:
    return {
        name.rpartition("/")[2]: TTFont(io.BytesIO(book.read(name)), lazy=True)
        for name in book.namelist() if name.endswith((".ttf", ".otf"))
    }


def with_fonts(target: str) -> Edition:
    paper = statement(target, gaps=target == "ar")
    return compose(paper.aligned(), paper.coverage(), draft=target == "ar", design=Design(embed_fonts=True))


@pytest.mark.parametrize("target", ["az", "ar"])
def test_every_letter_has_a_glyph_and_every_file_is_named(target: str) -> None:
    book = opened(with_fonts(target))
    held = fonts(book)
    assert all("fvar" not in font for font in held.values())
    css, package = (book.read(f"EPUB/{name}").decode() for name in ("style.css", "package.opf"))
    licences = book.read("EPUB/fonts/licences.txt").decode()
    for name, font in held.items():
        assert f"url(fonts/{name})" in css
        assert f'href="fonts/{name}"' in package
        assert f"fonts/{name}" in licences
        assert "Open Font License" in font["name"].getDebugName(13)
        assert len(font.getBestCmap()) < 200
    used = {
        letter for name in book.namelist() if name.endswith(".xhtml")
        for text in LETTERS.findall(book.read(name).decode()) for letter in text if not letter.isspace()
    } - UNDRAWN - set("&;")
    assert {ord(letter) for letter in used} <= set().union(*(font.getBestCmap() for font in held.values()))
    assert sum(len(book.read(name)) for name in book.namelist() if "/fonts/" in name) < 450_000


def test_a_style_holds_its_own_letters() -> None:
    body = '<p>xyz<em>q</em></p><h1>K</h1><p class="subtitle">J</p><div dir="rtl" lang="ar"><p>ا <em>ب</em></p></div>'
    made = embed([page(body)], families())
    cmaps = {
        item.name: set(map(chr, TTFont(io.BytesIO(item.data)).getBestCmap()))
        for item in made.items if item.name.endswith("ttf")
    }
    asked = set("xyzqKJاب")
    assert {name: cmap & asked for name, cmap in cmaps.items() if cmap & asked} == {
        "fonts/source-serif-4.ttf": set("xyz"), "fonts/source-serif-4-italic.ttf": set("qJ"),
        "fonts/source-serif-4-bold.ttf": set("K"), "fonts/amiri.ttf": {"ا"}, "fonts/amiri-bold.ttf": {"ب"},
    }
    assert {"-", "\u00ad"} <= cmaps["fonts/source-serif-4.ttf"]
    whole = embed([page(body)], families(), every_style=True)
    for item in whole.items:
        if item.name.startswith("fonts/source"):
            assert set("xyzqKJ") <= set(map(chr, TTFont(io.BytesIO(item.data)).getBestCmap()))


def test_a_language_is_set_in_one_family_where_one_has_all_its_letters() -> None:
    made = embed([page('<p lang="az-Cyrl">Ҝүнү</p><p lang="ru">День</p>')], families())
    assert '[lang="az-Cyrl"] { font-family: "Vollkorn"' in made.css
    assert '[lang="ru"] { font-family: "Source Serif 4"' in made.css


def test_same_words_same_bytes_and_none_without_the_setting() -> None:
    assert epub(with_fonts("az")).data == epub(with_fonts("az")).data
    assert not fonts(opened(compose(statement("az").aligned())))


def test_the_styles_are_those_of_the_style_sheet() -> None:
    """What the sheet sets in bold or italic is known, so that its letters are in the right file."""
    css = re.sub(r"\{[#%].*?[#%]\}", "", built_in()["book/style.css"], flags=re.DOTALL)
    for declared, elements, classes in (
        (r"font-style:\s*italic", ITALIC, ITALIC_CLASSES), (r"font-weight:\s*(?:bold|[67]00)", BOLD, BOLD_CLASSES),
    ):
        said = [
            selector.strip().split()[-1]
            for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css) if re.search(declared, body)
            for selector in selectors.split(",")
        ]
        assert said
        for selector in said:
            names = set(re.findall(r"\.([\w-]+)", selector))
            assert names & classes or re.match(r"[a-z]\w*|$", selector)[0] in elements | {"em"}, selector  # type: ignore[index]

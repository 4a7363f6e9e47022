"""The drawn cover: what stands on it, and that it is the same everywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image

from dragoman.languages import tags
from dragoman.languages.words import available, words
from dragoman.rendering import epub
from dragoman.rendering.book import cover
from dragoman.rendering.book.contents import Label
from dragoman.rendering.book.cover import HEIGHT, WIDTH, Words, draw
from dragoman.rendering.book.faces import Family, families, family_for
from dragoman.rendering.fonts import font_for
from tests.rendering.opening import edition

GROUND, RGB = "#5a2a27", (0x5A, 0x2A, 0x27)
LONG = "Report on the state of the ferries, locks and gauges of the inland waters and on what keeps them open "
WORD = "Binnenschifffahrtspolizeiverordnungen"


def label(text: str, locale: str = "en") -> Label:
    return Label(text, locale, tags.direction(locale))


def drawn(titles: Sequence[tuple[Label, Label | None]], ground: str = GROUND, **more: Label) -> Image.Image:
    made = draw(Words(tuple(titles), **more), ground, families())
    assert made is not None
    return Image.open(io.BytesIO(made[0])).convert("RGB")


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of what stands within the frame."""
    inside = picture.crop((80, 80, WIDTH - 80, HEIGHT - 80)).convert("L")
    box = inside.point([0 if level < 140 else 255 for level in range(256)]).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("locale", available())
def test_words_of_every_language_stand_within_the_frame(locale: str) -> None:
    said = words(locale)
    title, subject = said("Draft – not for publication"), said("Not yet translated; the original stands here")
    titles = [(label(title, locale), label(subject, locale))]
    own = font_for(locale)
    if (own is None or not own.paths) and family_for(titles[0][0].text, families()) is None:
        assert draw(Words(tuple(titles)), GROUND, families()) is None
        return
    left, top, right, bottom = ink(drawn(titles))
    assert (left > 50, right < WIDTH - 210) == (True, True)
    assert top > 200
    assert bottom < HEIGHT - 400


@pytest.mark.parametrize("text", [LONG, LONG * 6, WORD, "A"])
def test_long_titles_become_smaller(text: str) -> None:
    left, top, right, bottom = ink(drawn([(label(text), None)] * 2, foot=label("12 March 2024"), stamp=label("Draft")))
    assert left > 50
    assert right < WIDTH - 210
    assert top > 80
    assert bottom < HEIGHT - 160


@pytest.mark.parametrize(("ground", "seen"), [(GROUND, RGB), ("rgb(20, 60, 40)", (20, 60, 40)),
                                              ("white", (31, 53, 86)), ("var(--x)", (31, 53, 86)), ("", (31, 53, 86))])
def test_the_ground_is_dark_enough_for_white_letters(ground: str, seen: tuple[int, int, int]) -> None:
    assert drawn([(label("A"), None)], ground).getpixel((5, 5)) == seen


def test_a_language_that_no_font_has_is_left_out() -> None:
    titles = ((label("\U00012000", "akk"), None), (label("Statement"), None))
    made = draw(Words(titles), GROUND, families())
    assert made is not None
    assert made[1] == ("Statement",)
    assert draw(Words(titles[:1]), GROUND, families()) is None


def test_without_raqm_there_is_no_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover.lettering, "available", lambda: False)
    assert draw(Words(((label("Statement"), None),)), GROUND, families()) is None
    names = zipfile.ZipFile(io.BytesIO(epub(edition("az")).data)).namelist()
    assert not [name for name in names if "cover" in name]


def test_every_letter_of_a_language_is_of_one_family() -> None:
    def named(found: Family | None) -> str:
        return found.name if found else ""

    assert named(family_for("Statement", families())) == "Source Serif 4"
    assert named(family_for("Ҝүнү", families())) == "Vollkorn"
    assert named(family_for("بيان", families())) == "Amiri"
    assert named(family_for("Statement", families(("Amiri", "No Such Font")))) == "Amiri"


def test_the_theme_gives_the_ground_and_the_edition_the_words() -> None:
    own = {"theme.css": '{% include "built-in/theme.css" %}/* --accent: red; */ :root { --accent: #5a2a27; }'
                        "@media (prefers-color-scheme: dark) { :root { --accent: #00ff00; } }"}
    made = edition("ar", draft=True)
    book = zipfile.ZipFile(io.BytesIO(epub(made, own).data))
    picture = Image.open(io.BytesIO(book.read("EPUB/cover.png")))
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.convert("RGB").getpixel((3, 3)) == RGB
    page = book.read("EPUB/cover.xhtml").decode()
    assert all(title in page for title in made.titles)
    assert 'role="doc-cover"' in page
    assert epub(replace(made)).data == epub(made).data

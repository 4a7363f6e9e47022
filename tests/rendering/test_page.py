"""The HTML page and its templates."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import MaterialError, Role
from dragoman.rendering import html
from dragoman.rendering.templates import built_in
from tests.edition.papers import Paper
from tests.rendering.opening import edition

VOID = {"meta", "col", "br", "link", "input"}


class Reader(HTMLParser):
    """Collects elements and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def text(made: object, **overrides: str) -> str:
    return html(made, {name.replace("__", "."): source for name, source in overrides.items()}).data.decode()  # type: ignore[arg-type]


@pytest.mark.parametrize("target", ["az", "ar"])
@pytest.mark.parametrize("kind", ["statement", "letter"])
def test_elements_nest_and_ids_are_given_once(target: str, kind: str) -> None:
    reader = read(text(edition(target, kind)))
    assert not reader.faults
    assert not reader.open
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) > 20
    links = [str(attributes.get("href")) for _, attributes in reader.elements]
    targets = {link[1:] for link in links if link.startswith("#")}
    assert targets <= set(ids)
    assert targets


@pytest.mark.parametrize("draft", [False, True])
def test_language_and_direction_stand_on_every_cell_and_passage(draft: bool) -> None:
    reader = read(text(edition("ar", draft=draft)))
    spoken = [
        (tag, attributes) for tag, attributes in reader.elements
        if tag in ("html", "th", "td", "table") or "passage" in (attributes.get("class") or "").split()
    ]
    assert len(spoken) > 60
    assert all(attributes.get("dir") == {"en": "ltr", "ar": "rtl"}[str(attributes["lang"])] for _, attributes in spoken)
    units = [attributes for _, attributes in spoken if attributes.get("data-unit")]
    assert {attributes["lang"] for attributes in units} == {"en", "ar"}


def test_a_draft_says_so_and_marks_passages() -> None:
    page = text(edition("az", draft=True))
    assert 'class="passage fuzzy"' in page
    assert 'class="passage untranslated"' in page
    assert "draft-note" in page.split("<main")[0].split("</style>")[1]
    release = text(edition("az")).split("</style>")[1]
    assert "fuzzy" not in release
    assert "stamp\">" not in release


HOSTILE = '<script>alert(1)</script> & "q" {{ 7 * 7 }} {% include "/etc/passwd" %} [x](javascript:alert(1)) <img src=x>'


def test_words_are_never_markup_or_template() -> None:
    paper = Paper("en", ("az",), id='"><script>').add(Role.TITLE, {"en": HOSTILE, "az": HOSTILE}, level=1)
    paper.add(Role.ADDRESSEE, {"en": HOSTILE, "az": HOSTILE}, lead="<b>", tail="<i>")
    paper.add(Role.LIST_ITEM, {"en": "x", "az": "y"}, marker="<u>", level=1)
    paper.add(Role.FOOTNOTE, {"en": "x", "az": "y"}, marker='"><s>')
    reader = read(text(compose(paper.aligned())))
    assert [tag for tag, _ in reader.elements].count("script") == 1  # the page's own
    assert not {"img", "b", "i", "u", "s"} & {tag for tag, _ in reader.elements}
    assert not [attributes for _, attributes in reader.elements if "javascript" in str(attributes.get("href"))]
    assert "{{ 7 * 7 }}" in text(compose(paper.aligned()))


def test_symbols_of_documents_stay_whole() -> None:
    page = text(edition("az"))
    assert '<span class="whole">W/12/951–R/2023/48</span>' in page
    assert '<span class="whole">1992-ci</span>' in text(
        compose(Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "In 1992 so.", "az": "Bu 1992-ci ildə."}).aligned())
    ).replace("1992-ci\u00a0ildə.", "1992-ci")


def test_foreign_words_are_islands_in_a_right_to_left_passage() -> None:
    paper = Paper("en", ("ar",)).add(Role.PARAGRAPH, {"en": "See the Water Code.", "ar": "انظر Water Code 12 هنا."})
    assert '<span dir="ltr">Water Code 12</span> هنا' in text(compose(paper.aligned()))


def test_an_override_extends_the_built_in_page() -> None:
    source = '{% extends "built-in/page.html" %}{% block emblem %}<p>Emblem</p>{% endblock %}'
    page = text(edition("az"), page__html=source)
    assert "<p>Emblem</p>" in page
    assert "STATEMENT" in page


def test_a_theme_changes_one_variable() -> None:
    page = text(edition("az"), theme__css='{% include "built-in/theme.css" %}:root { --accent: #7a1f2b; }')
    assert page.index("--accent: #7a1f2b") > page.index("--accent: #1f3556")


@pytest.mark.parametrize(
    "source",
    [
        '{% include "/etc/passwd" %}',
        '{% include "../pyproject.toml" %}',
        '{% include "page.html" %}',
        "{{ ''.__class__.__mro__ }}",
        "{{ edition.__init__.__globals__ }}",
        "{{ wording.__init__.__globals__['re'] }}",
        "{{ nothing }}",
        "{% if %}",
        "{{ 1 / 0 }}",
        "{{ edition.titles.append(1) }}",
    ],
)
def test_a_template_reaches_nothing_and_its_fault_is_told(source: str) -> None:
    with pytest.raises(MaterialError, match=r"templates/page\.html"):
        text(edition("az"), page__html=source)


def test_a_theme_that_is_not_there_is_told_with_those_that_are() -> None:
    made = edition("az")
    made = replace(made, design=replace(made.design, theme="bok"))
    with pytest.raises(MaterialError, match="no theme 'bok'") as caught:
        html(made, {"themes/almeravia.css": ""})
    assert "almeravia, book, state-paper" in caught.value.hint


def test_nothing_is_asked_of_another_address() -> None:
    page = text(edition("ru"))
    assert not re.findall(r'(?:src|href)="(?!#)|url\(|@import', page)


def test_the_documented_templates_work_and_every_template_is_documented() -> None:
    told = (Path(__file__).resolve().parents[2] / "docs/templates.md").read_text(encoding="utf-8")
    found = re.findall(r"^## .*`templates/(\S+)`\n\n((?:    .*\n)+)", told, re.M)
    examples = {name: textwrap.dedent(code) for name, code in found}
    assert set(examples) == {"theme.css", "page.html", "themes/almeravia.css"}
    made = edition("az")
    page = html(replace(made, design=replace(made.design, theme="almeravia")), examples).data.decode()
    assert "Office of the Commissioner" in page
    assert "--accent: #7a1f2b" in page
    assert page.index("--paper: A4") < page.index("--paper: A5") < page.index("--paper: 170mm 240mm")
    assert all(f"`{name}`" in told for name in built_in())
    assert all(f"`{name}`" in told for name in re.findall(r"(--[\w-]+):", built_in()["themes/state-paper.css"]))
    # In a browser some variables are made of the theme's, for the dark and for what is lit.
    made_there = set(re.findall(r"(--[\w-]+):", built_in()["screen.css"]))
    used = set(re.findall(r"var\((--[\w-]+)[),]", "".join(built_in().values())))
    theme = set(re.findall(r"(--[\w-]+):", built_in()["themes/state-paper.css"]))
    assert (used - made_there) <= theme <= used
    assert all(f"`{name}`" in told for name in re.findall(r"{% block (\w+)", built_in()["page.html"]))

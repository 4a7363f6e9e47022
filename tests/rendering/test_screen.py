"""The HTML page in a browser: what is there for screens alone, and that the page for paper has none of it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import Design, Edition, Layout, Role
from dragoman.rendering import html
from dragoman.rendering.page import page
from dragoman.rendering.templates import built_in
from tests.acceptance import strangers
from tests.edition.papers import Paper
from tests.rendering.opening import edition
from tests.rendering.test_page import read


def laid_out(layout: Layout, target: str = "az", **more: bool) -> Edition:
    made = edition(target, **more)
    return replace(made, design=replace(made.design, layout=layout))


def several(*targets: str) -> Edition:
    """A short edition in several languages, of which the last is the page's."""
    words = {"en": "Water.", "az": "Su.", "ru": "Вода.", "ar": "ماء."}
    paper = Paper("en", targets).add(Role.TITLE, words, level=1).add(Role.PARAGRAPH, words)
    return compose(paper.aligned())


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.INTERLINEAR])
def test_a_language_can_be_taken_away_by_a_box_of_its_own(layout: Layout) -> None:
    made = laid_out(layout)
    source = html(made).data.decode()
    boxes = re.findall(r'<label lang="([\w-]+)" dir="\w+"><input type="checkbox" id="show-([\w-]+)" checked> ', source)
    assert boxes == [(column.locale, column.locale) for column in made.columns]
    for column in made.columns:
        rule = rf'#show-{column.locale}:not\(:checked\)\) :is\(\.cell, th\)\[lang="{column.locale}"\]'
        assert re.search(rule, source)


def test_every_language_of_several_has_its_box_and_its_rules() -> None:
    made = several("az", "ru", "ar")
    source = html(made).data.decode()
    assert re.findall(r'id="show-(\w+)"', source) == ["en", "az", "ru", "ar"]
    assert re.findall(r'^\[data-selecting="(\w+)"\]', source, re.M) == ["en", "az", "ru", "ar"]


def test_one_language_alone_has_no_boxes_and_no_script() -> None:
    alone = replace(several("az"), columns=several("az").columns[1:])
    tags = {tag for tag, _ in read(html(replace(alone, sections=())).data.decode()).elements}
    assert "main" in tags
    assert not tags & {"input", "script"}


def test_landmarks_and_the_way_past_them() -> None:
    elements = read(html(edition("az")).data.decode()).elements
    tags = [tag for tag, _ in elements]
    assert [tags.count(tag) for tag in ("header", "main", "footer")] == [1, 1, 0]
    body = elements[tags.index("body") + 1:]
    assert body[0] == ("a", {"class": "skip", "href": "#text"})
    assert ("main", {"id": "text"}) in body
    spoken = replace(edition("az"), design=Design(rights="© Office of the Commissioner <i>"))
    assert "<footer><p>© Office of the Commissioner &lt;i&gt;</p></footer>" in html(spoken).data.decode()


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.INTERLINEAR])
@pytest.mark.parametrize("draft", [False, True])
def test_paper_has_nothing_that_is_for_screens(layout: Layout, draft: bool) -> None:
    made = laid_out(layout, draft=draft)
    printed = page(made, paper=True)
    assert not {"script", "input", "header", "fieldset"} & {tag for tag, _ in read(printed).elements}
    assert not re.search(r"@media screen \{\s*html|:has\(|Content-Security-Policy|class=\"skip\"", printed)
    shown = page(made)
    assert not re.search(r"running-|bookmark-level", shown.split("<body")[1])


def test_the_policy_lets_no_script_run_but_the_page_s_own() -> None:
    source = html(edition("az")).data.decode()
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)
    assert f"script-src &#39;sha256-{digest}&#39;;" in policy
    assert policy.startswith("default-src &#39;none&#39;;")
    assert source.index("Content-Security-Policy") < source.index("<style>")


def test_the_script_can_be_replaced_and_the_policy_follows() -> None:
    mine = 'document.body.title = "1 < 2 & 3";\n'
    source = html(edition("az"), {"pairs.js": mine}).data.decode()
    assert f"<script>{mine}</script>" in source
    assert base64.b64encode(hashlib.sha256(mine.encode()).digest()).decode() in source


def test_the_built_in_script_asks_for_nothing_and_keeps_nothing() -> None:
    script = built_in()["pairs.js"]
    assert not re.findall(r"fetch|XMLHttp|import|storage|cookie|eval|innerHTML|location|</", script, re.I)


@pytest.mark.parametrize("title", ['"; } </style><script>alert(1)</script>', "\\", "a\\22 b", '{{ 7 }} */ "'])
def test_a_title_in_the_style_sheet_stays_words(title: str) -> None:
    paper = Paper("en", ("az",)).add(Role.TITLE, {"en": "Water", "az": title}, level=1)
    source = html(compose(paper.aligned())).data.decode()
    sheet = source.split("<style>")[1].split("</style>")[0]
    (said,) = re.findall(r"@top-center \{ content: (\".*?\"); font", sheet)
    told = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), said[1:-1])
    assert not re.search(r'[<>&"]', said[1:-1])
    assert " ".join(told.split()) == " ".join(title.split())


@pytest.mark.parametrize(
    ("made", "dark", "width"),
    [
        (laid_out(Layout.COLUMNS, "az"), False, 1280),
        (laid_out(Layout.COLUMNS, "ar", draft=True), True, 500),
        (laid_out(Layout.INTERLINEAR, "ru", draft=True), True, 1280),
        (several("az", "ru", "ar"), False, 500),
    ],
    ids=["columns", "draft-dark-narrow", "interlinear-dark", "four-languages-narrow"],
)
def test_axe_finds_nothing(made: Edition, dark: bool, width: int, tmp_path: Path) -> None:
    strangers.check_page(html(made).data, tmp_path, dark=dark, width=width)

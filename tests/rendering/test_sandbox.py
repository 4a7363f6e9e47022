"""Templates and style sheets that reach out of their sandbox: nothing is read, and it is told."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.edition import compose
from dragoman.model import Design, Edition, Layout, MaterialError, Role
from dragoman.rendering import Rendered, epub, html, pdf
from tests.edition.papers import Paper

MADE = compose(Paper("en", ("az",)).add(Role.PARAGRAPH, {"en": "Water.", "az": "Su."}).aligned())
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='20'>BODY</svg>"


def in_svg(body: str) -> str:
    return f'p::before {{ content: url("data:image/svg+xml,{SVG.replace("BODY", body)}") }}'


IN_HEAD = (
    "<style>@import url(ADDRESS);</style>",
    '<style>@import url("data:text/css,@import url(ADDRESS);");</style>',
    '<link rel="stylesheet" href="ADDRESS">',
)
IN_BODY = (
    '<img alt="" src="ADDRESS">',
    '<object data="ADDRESS"></object>',
    '<div style="background: url(ADDRESS)">.</div>',
    SVG.replace("BODY", '<image href="ADDRESS" width="90" height="20"/>'),
    '<p id="p0"></p><p id="p1"></p><p id="p2"></p><p id="p3"></p><p id="p4"></p><p id="p5"></p><p id="p6">.</p>',
)
IN_STYLE = (
    "#p0 { background: url(ADDRESS) }",
    "#p1::before { content: url(ADDRESS) }",
    r"#p2::before { content: \75 rl(ADDRESS) }",
    ":root { --x: url(ADDRESS) } #p3::before { content: var(--x) }",
    "#p4 { display: list-item; list-style-image: url(ADDRESS) }",
    "#p5 { border: 3px solid; border-image-source: url(ADDRESS) }",
    "@page { background: url(ADDRESS) }",
    "@font-face { font-family: Stolen; src: url(ADDRESS) } p { font-family: Stolen }",
    in_svg("<image href='ADDRESS' width='90' height='20'/>").replace("p::", "#p6::"),
)
UNSEEN_IN_HTML = (r"\75", "data:image/svg")
"""What a glance at the addresses of a page does not find; a browser fetches nothing of the second either."""


def test_what_lies_outside_is_refused_and_told(tmp_path: Path) -> None:
    asked, hidden = [], []

    def planted(plants: tuple[str, ...]) -> str:
        out = []
        for plant in plants:
            file = tmp_path / f"secret-{len(asked)}.{'css' if 'style' in plant else 'svg'}"
            style, picture = "p::before { content: 'SECRET' }", SVG.replace("BODY", "<text y='15'>SECRET</text>")
            file.write_text(style if file.suffix == ".css" else picture, encoding="utf-8")
            if "ADDRESS" in plant:
                asked.append(file.as_uri())
                hidden.extend(asked[-1:] if any(mark in plant for mark in UNSEEN_IN_HTML) else [])
            out.append(plant.replace("ADDRESS", file.as_uri()))
        return "\n".join(out)

    templates = {
        "page.html": '{% extends "built-in/page.html" %}{% block head %}' + planted(IN_HEAD)
        + "{% endblock %}{% block emblem %}" + planted(IN_BODY) + "{% endblock %}",
        "theme.css": '{% include "built-in/theme.css" %}' + planted(IN_STYLE),
    }
    rendered = pdf(MADE, templates)
    told = [finding.message for finding in rendered.findings if finding.code == "refused-address"]
    assert [address for address in asked if not any(message.endswith(address) for message in told)] == []
    assert "SECRET" not in words(rendered.data, tmp_path)
    of_page = [finding.message for finding in html(MADE, templates).findings if finding.code == "refused-address"]
    unseen = [address for address in asked if not any(message.endswith(address) for message in of_page)]
    assert unseen == hidden


NOTHING = (
    "p::before { content: url(attr(lang)) }",
    "@import url(ADDRESS);",
    in_svg("<text y='9'>x</text>").replace("<svg", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'ADDRESS'>]><svg"),
    in_svg("<use href='ADDRESS%23a'/>"),
)


def test_what_no_reader_follows_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "secret.css"
    file.write_text("SECRET p::before { content: 'SECRET' }", encoding="utf-8")
    source = "".join(NOTHING).replace("ADDRESS", file.as_uri())
    made = pdf(MADE, {"theme.css": '{% include "built-in/theme.css" %}' + source})
    assert "SECRET" not in words(made.data, tmp_path)


def test_a_page_that_cannot_be_laid_out_without_is_an_error_in_words(tmp_path: Path) -> None:
    rule = f"@color-profile device-cmyk {{ src: url({(tmp_path / 'x.icc').as_uri()}) }}"
    with pytest.raises(MaterialError, match=r"asks for something outside it: file:.*x\.icc"):
        pdf(MADE, {"theme.css": '{% include "built-in/theme.css" %}' + rule})


@pytest.mark.parametrize(
    "source",
    [
        '{% include "/etc/passwd" %}',
        '{% include "themes/../../../pyproject.toml" %}',
        '{% include "built-in/../page.py" %}',
        '{% extends ["/etc/passwd"] %}',
        '{% import "/etc/hostname" as x %}',
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ words_of.__globals__ }}",
        "{{ speaks.__code__ }}",
        "{{ wording._words }}",
        "{{ ''['__class__'] }}",
        "{{ ('%s' | attr('__class__')) }}",
        "{{ '{0.__class__}'.format(wording) }}",
        "{{ edition | attr('__class__') }}",
        "{{ range(10 ** 9) | list }}",
    ],
)
def test_a_theme_gets_nowhere(source: str) -> None:
    with pytest.raises(MaterialError, match=r"templates/"):
        html(MADE, {"theme.css": f":root {{ --x: {source}; }}"})


@pytest.mark.parametrize("make", [html, pdf, epub], ids=lambda make: make.__name__)
def test_a_theme_that_is_not_there_or_not_whole_is_an_error_in_words(
    make: Callable[[Edition, dict[str, str]], Rendered],
) -> None:
    for layout in Layout:
        own = replace(MADE, design=Design(layout, "sand"))
        with pytest.raises(MaterialError, match="no theme 'sand'") as caught:
            make(own, {})
        assert "book, state-paper" in caught.value.hint
        with pytest.raises(MaterialError, match=r"the theme sand does not set --paper, --margin-top, .*--gutter$"):
            make(own, {"themes/sand.css": ":root { --accent: red }"})


def words(data: bytes, folder: Path) -> str:
    """What pdftotext reads in a PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "made.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()

"""The page that a theme sets, measured; and an edition whose columns are made to fit on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from dragoman.languages import tags
from dragoman.model import Edition, Finding, Layout, MaterialError, Severity
from dragoman.rendering.addresses import refused_outright
from dragoman.rendering.fitting import LEAST_SIZE, Fit, Sheet, fit, least_column
from dragoman.rendering.hearing import heard
from dragoman.rendering.loading import load_weasyprint
from dragoman.rendering.page import theme

_MM, _POINT = 25.4 / 96, 72 / 96
_TURNED = re.compile(r"\b(?:landscape|portrait)\b", re.IGNORECASE)


def fitted(edition: Edition, overrides: Mapping[str, str] | None = None) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition with a paper and a size of type on which its columns can be read, and a note where that is another.

    Raises MaterialError where they do not fit in any way. A paper that is called ``landscape`` or ``portrait`` is not
    turned.
    """
    design = edition.design
    if design.layout is not Layout.COLUMNS:
        return edition, ()
    scripts = [tags.script(column.locale) for column in edition.columns]
    sheet = measured(edition, overrides)
    if fit(scripts, sheet) == Fit():
        return edition, ()
    turned = None
    if not _TURNED.search(design.paper) and sheet.height > sheet.width:
        wide = replace(edition, design=replace(design, paper=f"{sheet.height:.3f}mm {sheet.width:.3f}mm"))
        turned = measured(wide, overrides)
    found = fit(scripts, sheet, turned)
    columns = len(scripts)
    if found is None:
        widest = turned if turned is not None else sheet
        raise MaterialError(
            f"{edition.text}: {columns} columns do not fit on {_named(edition, sheet)}: each would be "
            f"{widest.column(columns):.0f} mm wide{' on the paper turned' if turned else ''} and needs "
            f"{least_column(scripts, min(LEAST_SIZE, sheet.size)):.0f} mm even in {LEAST_SIZE:g} point",
            "Name a larger --paper, fewer locales, or the layout interlinear.",
        )
    paper = f"{sheet.height:.3f}mm {sheet.width:.3f}mm" if found.landscape else design.paper
    done = replace(edition, design=replace(design, paper=paper, type_scale=design.type_scale * found.scale))
    ways = ["the paper is turned to landscape"] * found.landscape
    ways += [f"the type is {sheet.size * found.scale:.1f} instead of {sheet.size:.1f} point"] * (found.scale < 1)
    return done, (Finding(
        "layout-fallback", Severity.NOTE,
        f"{columns} columns are too narrow on {_named(edition, sheet)}: {' and '.join(ways)}.",
        "Name a larger --paper, fewer locales, or the layout interlinear to have it otherwise.",
    ),)


def measured(edition: Edition, overrides: Mapping[str, str] | None = None) -> Sheet:
    """The page that the theme of an edition sets, as WeasyPrint computes it from an empty one."""
    design = edition.design
    paper = f"@page {{ size: {design.paper} }}" if design.paper else ""
    return _measured(
        f"{theme(edition, overrides)} {paper} html {{ font-size: calc(var(--text-size) * {design.type_scale}) }}"
    )


@lru_cache(maxsize=32)
def _measured(css: str) -> Sheet:
    load_weasyprint()
    import weasyprint
    from weasyprint.urls import URLFetchingError

    from dragoman.rendering.fetching import Closed

    fetcher = Closed()
    page = f"<style>{css}</style><div style='width: var(--gutter)'></div>"
    with heard():
        try:
            document = weasyprint.HTML(string=page, url_fetcher=fetcher).render()
        except URLFetchingError as error:
            raise refused_outright(fetcher.refused) from error
    root = document.pages[0]._page_box
    html = next(child for child in root.children if child.element_tag == "html")
    probe = next(box for box in html.descendants() if box.element_tag == "div")
    return Sheet(
        width=root.margin_width() * _MM, height=root.margin_height() * _MM,
        sides=(root.margin_left + root.margin_right) * _MM, gutter=probe.width * _MM,
        size=html.style["font_size"] * _POINT,
    )


def _named(edition: Edition, sheet: Sheet) -> str:
    return edition.design.paper or f"{sheet.width:.0f} × {sheet.height:.0f} mm"

"""Volume → one HTML page, and what its pages on paper are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

import dragoman
from dragoman.model import Edition, IndexEntry, Volume
from dragoman.rendering.fonts import choose
from dragoman.rendering.page import policy, values
from dragoman.rendering.templates import Templates
from dragoman.rendering.themes import themed, variables

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a line of contents or of an index leads."""

    address: str
    label: str
    """What is shown: a page, the number of a text, or a letter for a further mention in the same text; or nothing."""
    title: str
    """What is said to who cannot see."""


def volume_page(volume: Volume, overrides: Mapping[str, str] | None = None) -> str:
    """The volume as one self-contained page for screens, with its contents at the head.

    Raises MaterialError for a template that cannot be used. Same volume and templates, same page.
    """
    templates = themed(volume.face, overrides)
    shown = volume_values(volume, xml=False, soft_hyphens=False)
    variables(templates, shown)
    articles = {
        number: article(templates, shown, edition, number, soft_hyphens=False)
        for number, edition in enumerate(volume.editions, start=1)
    }
    script = templates.fill("pairs.js", shown) if len(volume.face.columns) > 1 else ""
    return templates.fill("volume/page.html", {
        **shown, "script": Markup(script), "policy": policy(script),  # noqa: S704 - a template's own words
        "articles": articles, "locators": lambda entry, column: by_text(volume, entry),
        "place_of": on_screen,
    })  # fmt: skip


def volume_values(volume: Volume, *, xml: bool, soft_hyphens: bool) -> dict[str, Any]:
    """What every template of a volume is given: that of an edition, for the volume's face, and the volume itself."""
    return {
        **values(volume.face, xml=xml, soft_hyphens=soft_hyphens),
        "volume": volume,
        "numbered": tuple(volume.numbered),
        "program": f"dragoman {dragoman.__version__}",
        "fonts": ", ".join(_fonts(volume)),
        "on_paper": False,
        "rights_direction": "rtl" if _RIGHT_TO_LEFT.search(volume.face.design.rights) else "ltr",
    }


def article(
    templates: Templates, shown: Mapping[str, Any], edition: Edition, number: int, *, soft_hyphens: bool
) -> Markup:
    """One text of the volume, by the templates of its layout."""
    own = {
        **shown, **values(edition, xml=False, soft_hyphens=soft_hyphens), "number": number, "spread": shown["spread"]
    }
    return Markup(templates.fill("volume/text.html", own))  # noqa: S704 - templates escape


def on_screen(anchor: str, locale: str) -> Locator:
    """Where a line of contents leads on screens, which have no pages."""
    return Locator(f"#{anchor}", "", "")


def by_text(volume: Volume, entry: IndexEntry, address: Callable[[str], str] = "#{}".format) -> list[Locator]:
    """For screens, which have no pages: the number of each text, then a letter for each further mention in it."""
    found: list[Locator] = []
    titles = [edition.titles[-1] for edition in volume.editions]
    before, count = 0, 0
    rows = dict.fromkeys((mention.text, mention.row) for mention in entry.mentions)
    for text, row in rows:
        count = count + 1 if text == before else 0
        before = text
        label = str(text) if not count else _letter(count)
        found.append(Locator(address(row), label, f"{titles[text - 1]} ({count + 1})" if count else titles[text - 1]))
    return found


def _letter(number: int) -> str:
    """b, c, … z, aa, ab for the 2nd, 3rd, … mention, as its number from 1."""
    name, rest = "", number + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(ord("a") + place) + name
    return name


def _fonts(volume: Volume) -> list[str]:
    """The packaged fonts that the volume's languages are set in."""
    return [font.family for font in choose((), [column.locale for column in volume.face.columns]).fonts]

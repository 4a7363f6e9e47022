"""Templates of the HTML reports."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from dragoman.model import Forecast
from dragoman.reports.figures import forecast_words, percent, rate, tally
from dragoman.reports.marked import language, marked
from dragoman.reports.ordering import counted


def page(name: str, values: dict[str, Any]) -> str:
    """The template ``name`` of this room filled with values: one self-contained HTML page, escaped."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(
        language=language,
        marked=marked,
        percent=percent,
        tally=tally,
        rate=rate,
        counted=counted,
        expected=_expected,
    )
    return made


def _expected(forecast: Forecast) -> Markup:
    """A forecast in words; a day stands on one line."""
    words = re.sub(r"\d{4}-\d\d-\d\d", r"<time>\g<0></time>", escape(forecast_words(forecast)))
    return Markup(words)  # noqa: S704 - escaped


def _source(name: str) -> str:
    return resources.files("dragoman.reports").joinpath("built_in", name).read_text(encoding="utf-8")

"""Options of the commands that make editions: which, and what they look like."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dragoman.model import FORMATS, Layout, Numbering

_EDITIONS = (
    click.argument("texts", metavar="[TEXT]...", nargs=-1),
    click.option(
        "--locale", "locales", multiple=True, metavar="L", help="Target locale; may be repeated. Default: all."
    ),
    click.option(
        "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Output format; may be repeated."
    ),
    click.option(
        "--layout", "layouts", multiple=True, type=click.Choice([one.value for one in Layout]),
        help="Layout of the pages; may be repeated.",
    ),
    click.option(
        "--together", is_flag=True, help="One edition with all the locales beside the source, not one for each."
    ),
    click.option(
        "--theme", metavar="NAME", default="", help="Look of the pages: state-paper, book, or one of your own."
    ),
    click.option("--paper", metavar="SIZE", default="", help='Size of the pages: A4, A5, Letter, "170mm 240mm".'),
    click.option(
        "--numbers", "numbering", multiple=True, type=click.Choice([one.value for one in Numbering]),
        help="What stands in the margin; may be repeated.",
    ),
    click.option("--proof-marks", is_flag=True, help="For reviewers: numbers of paragraphs and lines, ids of units."),
)
_MAKING = (
    click.option("--press", is_flag=True, help="Make a PDF/X-4 for the print shop as well: ….press.pdf."),
    click.option(
        "-j", "--jobs", "workers", type=click.IntRange(1), metavar="N", help="Processes; as many as cores unless given."
    ),
    click.option(
        "--cache", "cache", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", envvar="DRAGOMAN_CACHE",
        help="Keep what was built there, to be shared with other checkouts. Default: .dragoman/cache.  "
        "[env: DRAGOMAN_CACHE]",
    ),
)  # fmt: skip


def edition_options(function: Callable[..., int]) -> Callable[..., int]:
    """``texts``, ``formats`` and ``wanted``, a ``WantedEditions``, for a command; UsageError for a locale that there is
    not."""

    @wraps(function)
    def command(
        *args: Any, locales: tuple[str, ...], layouts: tuple[str, ...], together: bool, theme: str, paper: str,
        numbering: tuple[str, ...], proof_marks: bool, **rest: Any,
    ) -> int:  # fmt: skip
        from dragoman.pipeline import WantedEditions

        if locales:
            from dragoman.pipeline import check_locale

            locales = tuple(map(check_locale, locales))
        numbers = tuple(Numbering) if proof_marks else numbering
        wanted = WantedEditions(locales, layouts, theme, paper, together, numbers)
        return function(*args, wanted=wanted, **rest)

    return _with(command, _EDITIONS)


def making_options(function: Callable[..., int]) -> Callable[..., int]:
    """``press``, ``workers`` and ``cache`` for a command."""
    return _with(function, _MAKING)


def _with(
    function: Callable[..., int], options: tuple[Callable[[Callable[..., int]], Callable[..., int]], ...]
) -> Callable[..., int]:
    for option in reversed(options):
        function = option(function)
    return function
